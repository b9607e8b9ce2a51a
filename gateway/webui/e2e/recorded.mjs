// Answers as the services give them, for a small ledger that was made up: enough that every page has something to show.
const eur = (amount) => ({ amount, currency: 'EUR' });
const usd = (amount) => ({ amount, currency: 'USD' });
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

/** Owes in another currency than the others, and only in that. */
export const abroad = {
  ...customers[0],
  id: id('cus', 6),
  number: '10006',
  name: 'Hudson Valley Furnishings',
  country: 'US',
  language: 'en',
  currency: 'USD',
};

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

const inEuro = Array.from({ length: 14 }, (_, index) => ({
  invoiceId: id('inv', index + 1),
  customerId: customers[index % 5].id,
  number: `RE-2026-${String(index + 1).padStart(4, '0')}`,
  issueDate: '2026-01-12',
  dueDate: index < 9 ? '2026-02-11' : '2026-04-20',
  daysPastDue: index < 9 ? 48 : -20,
  amount: eur(`${(index + 1) * 640}.50`),
  openAmount: eur(`${(index + 1) * 610}.00`),
}));

const inDollar = [1, 2].map((number) => ({
  invoiceId: id('inv', 100 + number),
  customerId: abroad.id,
  number: `RE-2026-010${number}`,
  issueDate: '2026-03-02',
  dueDate: '2026-04-01',
  daysPastDue: -1,
  amount: usd('410.00'),
  openAmount: usd('410.00'),
}));

const items = [...inEuro, ...inDollar];

const AGES = {
  current: (days) => days <= 0,
  overdue: (days) => days > 0,
  '1-30': (days) => days > 0 && days <= 30,
  '31-60': (days) => days > 30 && days <= 60,
  '61-90': (days) => days > 60 && days <= 90,
  '91+': (days) => days > 90,
};

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
  reference: `2026-03-${14 - index}/4711/${index}`,
  amount: eur('1500.00'),
  receivedOn: `2026-03-${14 - index}`,
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

const lately = ['PaymentApplied', 'NoticeSent', 'InvoiceOverdue', 'InvoiceIssued', 'CustomerRescored', 'Unheard'].map(
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

/** Of the customer's older invoice there is an entry too, far behind. */
const timeline = [
  ...lately,
  {
    ...lately[3],
    id: '01900',
    time: '2026-01-12T10:00:00Z',
    businessDate: '2026-01-12',
    subject: items[5].invoiceId,
    details: { customer: customers[0].id, invoice: items[5].invoiceId, number: items[5].number },
  },
];

const mail = {
  to: 'ap0@debtor.example',
  language: 'de',
  subject: 'Zahlungserinnerung',
  text: 'Bitte prüfen Sie die offenen Posten.',
  html: '<html lang="de"><title>Zahlungserinnerung</title><h1>Zahlungserinnerung</h1><p>Bitte prüfen Sie die offenen Posten.</p></html>',
};
const lines = items.slice(0, 2).map(({ invoiceId, number, dueDate, openAmount }) => ({ invoiceId, number, dueDate, openAmount }));
const EARLIER = 120;
const states = ['sent', 'suppressed', 'unconfirmed', ...Array.from({ length: EARLIER }, () => 'suppressed')];
/** The newest first. */
export const notices = states.map((state, index) => ({
  id: id('ntc', index + 1),
  legalEntity: 'DE01',
  customerId: customers[index % 5].id,
  cycle: 1,
  step: 'reminder',
  channel: 'email',
  policyVersion: 1,
  decidedOn: index < 3 ? '2026-03-30' : '2026-01-15',
  state,
  ...(state === 'suppressed' && { reason: index < 3 ? 'superseded' : 'no-longer-ahead' }),
  ...(state === 'sent' && { sentOn: '2026-03-30' }),
  lines,
  totals: [eur('18450.00')],
  ...(state === 'sent' && { mail }),
  version: 2,
}));

/**
 * As services page: by cursor, as many as were asked for.
 *
 * @param most a page may be shorter than it was asked to be
 */
const page = (list, query = new URLSearchParams(), most = 500) => {
  const from = Number(query.get('after') ?? 0);
  const to = from + Math.min(Number(query.get('limit') ?? 50), most);
  return { items: list.slice(from, to), hasMore: to < list.length, ...(to < list.length && { next: String(to) }) };
};

const SHORT = 3;

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

const kpisAbroad = {
  ...kpis,
  currencies: [
    {
      ...kpis.currencies[0],
      currency: 'USD',
      receivables: usd('820.00'),
      openItems: 2,
      overdue: usd('0.00'),
      overdueItems: 0,
      current: usd('820.00'),
      unappliedCash: usd('0.00'),
      salesOfMonth: usd('820.00'),
      salesOfTwelveMonths: usd('820.00'),
    },
  ],
};

const kpisOf = (customerId) => {
  if (customerId === null) {
    return { ...kpis, currencies: [...kpis.currencies, ...kpisAbroad.currencies] };
  }
  return customerId === abroad.id ? kpisAbroad : kpis;
};

const REASONS = {
  en: ['Pays 18 days after the due date on average', 'The last three months were later than the nine before'],
  de: ['Zahlt im Mittel 18 Tage nach Fälligkeit', 'Die letzten drei Monate waren später als die neun davor'],
};

/** By path; what is not here is answered as the gateway answers what leads nowhere. */
const answers = {
  '/v1/me': () => ({ subject: 's-1', name: 'collector-de', roles: ['collector'], legalEntities: ['DE01'] }),
  '/v1/legal-entities': () => page([{ id: 'DE01', name: 'Beispiel GmbH', currency: 'EUR' }]),
  '/v1/kpis': (query) => kpisOf(query.get('customerId')),
  '/v1/kpis/monthly': () => ({ legalEntity: 'DE01', currencies: [{ currency: 'EUR', months }] }),
  '/v1/kpis/items': (query) =>
    page(
      items.filter(
        (item) =>
          (AGES[query.get('bucket')]?.(item.daysPastDue) ?? true) &&
          item.amount.currency === query.get('currency') &&
          (query.get('customerId') ?? item.customerId) === item.customerId,
      ),
      query,
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
  '/v1/ageing/customers': (query) =>
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
      query,
      SHORT,
    ),
  '/v1/customers': (query) => page([...customers, abroad], query),
  '/v1/invoices': (query) => page(invoices.filter((invoice) => invoice.customerId === query.get('customerId')), query),
  '/v1/payments': (query) =>
    page(
      payments.filter(
        (payment) =>
          (query.get('state') ?? payment.state) === payment.state &&
          (query.get('customerId') ?? payment.customerId) === payment.customerId,
      ),
      query,
      SHORT,
    ),
  '/v1/timeline': (query) => page(timeline, query, SHORT),
  '/v1/risk/scores': (query) =>
    page(
      customers
        .map((customer, index) => ({ customerId: customer.id, ratingClass: CLASSES[index], points: 900 - index * 120, behaviour: { code: 'late', text: 'Zahlt spät' }, reasons: [] }))
        .filter((score) => (query.get('class') ?? score.ratingClass) === score.ratingClass),
      query,
      SHORT,
    ),
  '/v1/dunning/notices': (query) => page(notices, query),
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
  // Looked at customer by customer: there is nothing to say to the first ones.
  '/v1/dunning/preview': (query) =>
    query.get('after') === null
      ? { items: [], hasMore: true, next: '0' }
      : page(
          customers.slice(0, 4).map(({ id: customerId }) => ({
            customerId,
            step: 'reminder',
            channel: 'email',
            held: true,
            lines,
            totals: [eur('1830.00')],
            mail,
          })),
          query,
          SHORT,
        ),
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
  [/^\/v1\/customers\/(.+)$/, (key) => [...customers, abroad].find((customer) => customer.id === key)],
  [/^\/v1\/invoices\/(.+)$/, (key) => invoices.find((invoice) => invoice.id === key)],
  [/^\/v1\/dunning\/notices\/(.+)$/, (key) => notices.find((notice) => notice.id === key)],
  [
    /^\/v1\/risk\/scores\/(.+)$/,
    (key, language) => ({
      customerId: key,
      ratingClass: 'D',
      points: 410,
      behaviour: { code: 'late', text: 'Zahlt später als sonst' },
      asOf: '2026-03-31',
      reasons: [
        { code: 'days-late-12-months', measure: 18, points: 20, pointsMax: 300, text: REASONS[language][0] },
        { code: 'trend', measure: 9, points: 30, pointsMax: 150, text: REASONS[language][1] },
      ],
    }),
  ],
];

/** @returns the answer to a path, or nothing where there is none */
export function answerTo(url, language = 'en') {
  const known = answers[url.pathname];
  if (known !== undefined) {
    return known(url.searchParams);
  }
  for (const [pattern, find] of single) {
    const match = pattern.exec(url.pathname);
    if (match !== null) {
      return find(match[1], language === 'de' ? 'de' : 'en');
    }
  }
  return undefined;
}

/** @returns the same answer of services that have nothing yet */
export function emptied(body) {
  if (Array.isArray(body)) {
    return [];
  }
  const nothing = (name) => (Array.isArray(body[name]) ? { [name]: [] } : {});
  return {
    ...body,
    ...(Array.isArray(body.items) && page([])),
    ...nothing('currencies'),
    ...nothing('decisions'),
    ...nothing('notices'),
  };
}

export const invoice = invoices[0];
/** Of the same customer: the one is spoken of on the last page of the timeline, the other nowhere. */
export const older = invoices[5];
export const unheardOf = invoices[10];
