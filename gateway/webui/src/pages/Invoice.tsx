import { Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type AnswerOf, useAnswer, useMore, usePages } from '../api/ask';
import { useWords } from '../i18n';
import { Answer, Loading, More, Note } from '../ui/Answer';
import { nameOf, useNames } from '../ui/names';
import { Amount, CustomerLink, Facts, PageTitle, Panel, Rows, Tag } from '../ui/parts';
import { Timeline } from '../ui/Timeline';

const route = getRouteApi('/invoices/$id');
const PAGE = 200;

/** With what the ledger says of a dispute where it knows disputes. */
type InvoiceView = AnswerOf<'/v1/invoices/{id}'> & { dispute?: { reason?: string } };

export function Invoice() {
  const { t, date, code } = useWords();
  const { id } = route.useParams();
  const invoice = useAnswer('/v1/invoices/{id}', { path: { id } });
  return (
    <>
      {invoice.data === undefined && <PageTitle>{t('invoice')}</PageTitle>}
      <Answer of={invoice}>
      {(view: InvoiceView) => (
        <>
          <PageTitle aside={<Tag code={view.state} />}>
            {t('invoice')} {view.number}
          </PageTitle>
          <Stack gap="md">
            <Panel title={t('details')}>
              <Facts
                of={[
                  [t('customer'), <Customer key="customer" of={view} />],
                  [t('openAmount'), <Amount key="open" of={view.openAmount} late={view.state === 'overdue'} />],
                  [t('invoiceAmount'), <Amount key="amount" of={view.amount} />],
                  [t('issueDate'), date(view.issueDate)],
                  [t('dueDate'), date(view.dueDate)],
                  [t('overdueSince'), view.overdueSince && date(view.overdueSince)],
                  [t('dispute'), view.dispute && code(view.dispute.reason ?? 'disputed')],
                  [t('cancellation'), view.cancellation && `${date(view.cancellation.on)}, ${code(view.cancellation.reason)}`],
                  [t('source'), view.source],
                ]}
              />
            </Panel>
            <Paid of={view} />
            <Panel title={t('timeline')}>
              <Timeline customerId={view.customerId} invoiceId={view.id} />
            </Panel>
          </Stack>
        </>
      )}
      </Answer>
    </>
  );
}

function Customer({ of }: { of: InvoiceView }) {
  const names = useNames(of.legalEntity);
  return <CustomerLink id={of.customerId}>{nameOf(names, of.customerId)}</CustomerLink>;
}

/** What was proposed for this invoice, and what the ledger made of it. */
function Paid({ of }: { of: InvoiceView }) {
  const { t, date, code } = useWords();
  const payments = usePages('/v1/payments', { query: { customerId: of.customerId, limit: PAGE } });
  const rows =
    payments.data?.flatMap((payment) =>
      payment.allocations
        .filter((allocation) => allocation.invoiceId === of.id)
        .map((allocation) => ({ payment, allocation })),
    ) ?? [];
  const looking = useMore(payments, rows.length === 0);
  return (
    <Panel title={t('paymentsOf')}>
      <Answer of={payments}>
        {() => {
          if (rows.length === 0) {
            return looking ? <Loading /> : !payments.hasNextPage && <Note title={t('noPayments')} />;
          }
          return (
            <Rows
              caption={t('paymentsOf')}
              rows={rows}
              rowKey={({ allocation }) => allocation.id}
              columns={[
                { title: t('receivedOn'), cell: ({ payment }) => date(payment.receivedOn) },
                { title: t('reference'), wide: true, cell: ({ payment }) => payment.reference },
                {
                  title: t('recognition'),
                  wide: true,
                  cell: ({ allocation }) => (
                    <>
                      {code(allocation.recognition.code)}{' '}
                      <Text span size="xs" c="dimmed">
                        {allocation.recognition.matched}
                      </Text>
                    </>
                  ),
                },
                { title: t('state'), cell: ({ allocation }) => <Tag code={allocation.standing} /> },
                { title: t('proposed'), num: true, cell: ({ allocation }) => <Amount of={allocation.proposed} /> },
                { title: t('applied'), num: true, cell: ({ allocation }) => <Amount of={allocation.applied} /> },
              ]}
            />
          );
        }}
      </Answer>
      {!looking && <More of={payments} />}
    </Panel>
  );
}
