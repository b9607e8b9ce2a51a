// Answers as the services give them, for a small ledger that was made up: enough that every page has something to show.
const eur = (amount) => ({ amount, currency: 'EUR' });
const id = (kind, number) => `${kind}_${String(number).padStart(32, '0')}`;

const NAMES = ['Nordlicht Möbel GmbH', 'Kessler & Söhne AG', 'Bäckerei Abendrot', 'Falkenauer Werkzeugbau', 'Atelier Seidenstraße'];
const CLASSES = ['D', 'E', 'B', 'C', 'A'];
const OVERDUE = ['18450.00', '9120.40', '2310.00', '740.15', '0.00'];
const TOTAL = ['24100.00', '9120.40', '5310.00', '3740.15', '1200.00'];

export const customers = NAMES.map((name, index) => ({
  id: id('cus', index + 1),
  legalEntity: 'DE01',
  number: String(10001 + index),
  name,
  email: `ap${index}@debtor.example`,
  country: index === 4 ? 'AT' : 'DE',
  language: 'de',
  currency: 'EUR',
  consumer: false,
  version: 1,
}));

const figure = (formula, value, unit = 'days', from = '2026-01-01') => ({
  formula,
  unit,
  from,
  to: '2026-03-31',
  ...(value === undefined ? { absent: 'nothing-settled' } : { value }),
});

const figures = {
  dsoMonth: figure('dso-simple', '41.2000', 'days', '2026-03-01'),
  dsoThreeMonths: figure('dso-simple', '46.8123'),
  dsoTwelveMonths: figure('dso-simple', '44.0100', 'days', '2025-04-01'),
  dsoCountback: figure('dso-countback', '43.9000'),
  bestPossibleDso: figure('best-possible-dso', '29.5000'),
  averageDaysDelinquent: figure('average-days-delinquent', '17.3123'),
  ceiPeriod: figure('cei-period', '78.4000', 'percent', '2026-03-01'),
  ceiMonthlyised: figure('cei-monthlyised', '81.2000', 'percent'),
  averageDelayPaid: figure('average-delay-paid', '9.4000'),
  closedDaysLate: figure('closed-days-late', undefined),
  percentCurrent: figure('percent-current', '29.5000', 'percent'),
};

const bucketsOf = (amounts) => {
  const total = amounts.reduce((sum, amount) => sum + Number(amount), 0);
  return ['current', '1-30', '31-60', '61-90', '91+'].map((bucket, index) => ({
    bucket,
    amount: eur(amounts[index]),
    items: amounts[index] === '0.00' ? 0 : index + 2,
    ...(total > 0 && { percent: ((Number(amounts[index]) / total) * 100).toFixed(4) }),
  }));
};

const items = Array.from({ length: 14 }, (_, index) => ({
  invoiceId: id('inv', index + 1),
  customerId: customers[index % 5].id,
  number: `RE-2026-${String(index + 1).padStart(4, '0')}`,
  issueDate: '2026-01-12',
  dueDate: index < 9 ? '2026-02-11' : '2026-04-20',
  daysPastDue: index < 9 ? 48 : -20,
  amount: eur(`${(index + 1) * 640}.50`),
  openAmount: eur(`${(index + 1) * 610}.00`),
}));

const invoices = items.map((item) => ({
  id: item.invoiceId,
  legalEntity: 'DE01',
  customerId: item.customerId,
  source: 'erp',
  number: item.number,
  issueDate: item.issueDate,
  dueDate: item.dueDate,
  amount: item.amount,
  openAmount: item.openAmount,
  state: item.daysPastDue > 0 ? 'overdue' : 'open',
  ...(item.daysPastDue > 0 && { overdueSince: '2026-02-12' }),
  version: 2,
}));

const payments = ['unapplied', 'unidentified', 'applied', 'proposed', 'reversed'].map((state, index) => ({
  id: id('pay', index + 1),
  legalEntity: 'DE01',
  source: 'bank',
  reference: `2026-03-${10 + index}/4711/${index}`,
  amount: eur('1500.00'),
  receivedOn: `2026-03-${10 + index}`,
  remittance: index === 1 ? 'Danke, alles bezahlt' : `Rechnung ${items[index].number}`,
  state,
  ...(state !== 'unidentified' && { customerId: customers[index % 5].id }),
  recognition: { code: index === 1 ? 'no-match' : 'invoice-number', matched: items[index].number },
  balance: {
    proposed: eur(state === 'proposed' ? '1500.00' : '0.00'),
    applied: eur(state === 'applied' ? '1500.00' : '0.00'),
    unapplied: eur(state === 'unapplied' || state === 'unidentified' ? '1500.00' : '0.00'),
    refunded: eur('0.00'),
    returned: eur(state === 'reversed' ? '1500.00' : '0.00'),
  },
  allocations:
    state === 'applied'
      ? [
          {
            id: id('alc', 1),
            invoiceId: items[2].invoiceId,
            proposed: eur('1500.00'),
            recognition: { code: 'invoice-number', matched: items[2].number },
            standing: 'answered',
            applied: eur('1500.00'),
          },
        ]
      : [],
  version: 3,
}));

const timeline = ['PaymentApplied', 'NoticeSent', 'InvoiceOverdue', 'InvoiceIssued', 'CustomerRescored', 'Unheard'].map(
  (type, index) => ({
    id: `0192${index}`,
    time: `2026-03-${30 - index}T10:00:00Z`,
    businessDate: `2026-03-${30 - index}`,
    context: 'invoice',
    type,
    subject: items[0].invoiceId,
    details: {
      customer: customers[0].id,
      ...(index < 4 && { invoice: items[0].invoiceId, number: items[0].number }),
      amount: eur('610.00'),
      dueDate: '2026-02-11',
      reason: 'as-planned',
    },
  }),
);

const mail = {
  to: 'ap0@debtor.example',
  language: 'de',
  subject: 'Zahlungserinnerung',
  text: 'Bitte prüfen Sie die offenen Posten.',
  html: '<html lang="de"><title>Zahlungserinnerung</title><h1>Zahlungserinnerung</h1><p>Bitte prüfen Sie die offenen Posten.</p></html>',
};
const lines = items.slice(0, 2).map(({ invoiceId, number, dueDate, openAmount }) => ({ invoiceId, number, dueDate, openAmount }));
const notices = ['sent', 'suppressed', 'unconfirmed'].map((state, index) => ({
  id: id('ntc', index + 1),
  legalEntity: 'DE01',
  customerId: customers[index].id,
  cycle: 1,
  step: 'reminder',
  channel: 'email',
  policyVersion: 1,
  decidedOn: '2026-03-30',
  state,
  ...(state === 'suppressed' && { reason: 'paid-meanwhile' }),
  ...(state === 'sent' && { sentOn: '2026-03-30' }),
  lines,
  totals: [eur('18450.00')],
  ...(state === 'sent' && { mail }),
  version: 2,
}));

const page = (list) => ({ items: list, hasMore: false });
const months = Array.from({ length: 12 }, (_, index) => {
  const month = index < 9 ? `2025-${String(index + 4).padStart(2, '0')}` : `2026-${String(index - 8).padStart(2, '0')}`;
  return {
    month,
    asOf: `${month}-28`,
    sales: eur(`${28000 + index * 900}.00`),
    collected: eur(`${25000 + index * 700}.00`),
    receivables: eur(`${36000 + index * 600}.00`),
    current: eur(`${21000 - index * 300}.00`),
    overdue: eur(`${15000 + index * 900}.00`),
    openItems: 90 + index,
    overdueItems: 20 + index,
    figures: {
      ...figures,
      dsoThreeMonths: figure('dso-simple', `${38 + index * 0.8}`),
      bestPossibleDso: figure('best-possible-dso', `${28 + index * 0.1}`),
    },
  };
});

const kpis = {
  legalEntity: 'DE01',
  asOf: '2026-03-31',
  currencies: [
    {
      currency: 'EUR',
      receivables: eur('43470.55'),
      openItems: 14,
      overdue: eur('30620.55'),
      overdueItems: 9,
      current: eur('12850.00'),
      unappliedCash: eur('3000.00'),
      salesOfMonth: eur('37900.00'),
      salesOfTwelveMonths: eur('402300.00'),
      dsoSimple: { from: '2026-01-01', to: '2026-03-31', days: '46.8123' },
      figures,
    },
  ],
};

/** By path; what is not here is answered as the gateway answers what leads nowhere. */
const answers = {
  '/v1/me': () => ({ subject: 's-1', name: 'collector-de', roles: ['collector'], legalEntities: ['DE01'] }),
  '/v1/legal-entities': () => page([{ id: 'DE01', name: 'Beispiel GmbH', currency: 'EUR' }]),
  '/v1/kpis': () => kpis,
  '/v1/kpis/monthly': () => ({ legalEntity: 'DE01', currencies: [{ currency: 'EUR', months }] }),
  '/v1/kpis/items': (query) =>
    page(
      items.filter(
        (item) =>
          (query.get('bucket') !== 'overdue' || item.daysPastDue > 0) &&
          (query.get('customerId') ?? item.customerId) === item.customerId,
      ),
    ),
  '/v1/ageing': () => ({
    legalEntity: 'DE01',
    asOf: '2026-03-31',
    basis: 'due',
    currencies: [
      {
        currency: 'EUR',
        total: eur('43470.55'),
        items: 14,
        unappliedCash: eur('3000.00'),
        buckets: bucketsOf(['12850.00', '14200.00', '9120.40', '5300.15', '2000.00']),
      },
    ],
  }),
  '/v1/ageing/customers': () =>
    page(
      customers.map((customer, index) => ({
        customerId: customer.id,
        number: customer.number,
        country: customer.country,
        total: eur(TOTAL[index]),
        items: 5 - index,
        overdue: eur(OVERDUE[index]),
        overdueItems: 4 - index,
        ...(index < 4 && { oldestDaysPastDue: 79 - index * 12, openDaysLate: '45.3232' }),
        buckets: bucketsOf([(Number(TOTAL[index]) - Number(OVERDUE[index])).toFixed(2), OVERDUE[index], '0.00', '0.00', '0.00']),
      })),
    ),
  '/v1/customers': () => page(customers),
  '/v1/invoices': (query) => page(invoices.filter((invoice) => invoice.customerId === query.get('customerId'))),
  '/v1/payments': (query) =>
    page(
      payments.filter(
        (payment) =>
          (query.get('state') ?? payment.state) === payment.state &&
          (query.get('customerId') ?? payment.customerId) === payment.customerId,
      ),
    ),
  '/v1/timeline': () => page(timeline),
  '/v1/risk/scores': () =>
    page(customers.map((customer, index) => ({ customerId: customer.id, ratingClass: CLASSES[index], points: 900 - index * 120, behaviour: { code: 'late', text: 'Zahlt spät' }, reasons: [] }))),
  '/v1/dunning/notices': () => page(notices),
  '/v1/dunning/worklist': () =>
    ({
    legalEntity: 'DE01',
    date: '2026-03-31',
    items: [
      {
        customerId: customers[0].id,
        overdue: [eur('18450.00')],
        daysPastDue: 79,
        reasons: ['task-open', 'overdue', 'not-released'],
        tasks: [{ id: id('tsk', 1), kind: 'call', dueOn: '2026-03-31' }],
      },
    ],
  }),
  '/v1/dunning/preview': () =>
    page([{ customerId: customers[0].id, step: 'reminder', channel: 'email', held: true, lines, totals: [eur('1830.00')], mail }]),
  '/v1/dunning/explanations': () => ({
    customerId: customers[0].id,
    date: '2026-03-31',
    recorded: true,
    decisions: [
      {
        policyVersion: 1,
        findings: [
          { code: 'step-taken', step: 'reminder', invoiceId: items[0].invoiceId, date: '2026-03-30' },
          { code: 'below-minimum', threshold: eur('20.00') },
        ],
        nextOn: '2026-04-10',
      },
    ],
    notices: [notices[0]],
  }),
  '/local/mails': () => [
    {
      messageId: '<1@openitem>',
      from: ['ar@beispiel.example'],
      to: ['ap0@debtor.example'],
      subject: 'Zahlungserinnerung',
      text: 'Bitte prüfen Sie die offenen Posten.',
    },
  ],
};

const single = [
  [/^\/v1\/customers\/(.+)$/, (key) => customers.find((customer) => customer.id === key)],
  [/^\/v1\/invoices\/(.+)$/, (key) => invoices.find((invoice) => invoice.id === key)],
  [/^\/v1\/dunning\/notices\/(.+)$/, (key) => notices.find((notice) => notice.id === key)],
  [
    /^\/v1\/risk\/scores\/(.+)$/,
    (key) => ({
      customerId: key,
      ratingClass: 'D',
      points: 410,
      behaviour: { code: 'late', text: 'Zahlt später als sonst' },
      asOf: '2026-03-31',
      reasons: [
        { code: 'days-late-12-months', measure: 18, points: 20, pointsMax: 300, text: 'Zahlt im Mittel 18 Tage nach Fälligkeit' },
        { code: 'trend', measure: 9, points: 30, pointsMax: 150, text: 'Die letzten drei Monate waren später als die neun davor' },
      ],
    }),
  ],
];

/** @returns the answer to a path, or nothing where there is none */
export function answerTo(url) {
  const known = answers[url.pathname];
  if (known !== undefined) {
    return known(url.searchParams);
  }
  for (const [pattern, find] of single) {
    const match = pattern.exec(url.pathname);
    if (match !== null) {
      return find(match[1]);
    }
  }
  return undefined;
}

export const invoice = invoices[0];
