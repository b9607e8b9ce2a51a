import { NativeSelect, Stack, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { usePages } from '../api/ask';
import { shortId } from '../format';
import { useWords } from '../i18n';
import { PAYMENT_STATES } from '../choices';
import { Answer, More, Note } from '../ui/Answer';
import { nameOf, useNames } from '../ui/names';
import { Amount, CustomerLink, InvoiceLink, PageTitle, Panel, Rows, Tag } from '../ui/parts';
import { useScope } from '../ui/scope';

const route = getRouteApi('/payments');
const PAGE = 100;

/** Money that came: first what nobody has found a use for. */
export function Payments() {
  const { t, code } = useWords();
  const { state } = route.useSearch();
  const navigate = useNavigate({ from: '/payments' });
  return (
    <>
      <PageTitle
        aside={
          <NativeSelect
            aria-label={t('state')}
            size="xs"
            data={[
              { value: '', label: t('toDo') },
              ...PAYMENT_STATES.map((of) => ({ value: of, label: of === 'all' ? t('all') : code(of) })),
            ]}
            value={state ?? ''}
            onChange={(event) => {
              const value = PAYMENT_STATES.find((known) => known === event.currentTarget.value);
              void navigate({ search: (before) => ({ ...before, state: value }) });
            }}
          />
        }
      >
        {t('payments')}
      </PageTitle>
      <Stack gap="md">
        {state === undefined ? (
          <>
            <InState state="unapplied" title={t('unapplied')} />
            <InState state="unidentified" title={t('unidentified')} />
            <InState state="all" title={t('all')} />
          </>
        ) : (
          <InState state={state} title={state === 'all' ? t('all') : code(state)} />
        )}
      </Stack>
    </>
  );
}

function InState({ state, title }: { state: (typeof PAYMENT_STATES)[number]; title: string }) {
  const { t, date, code } = useWords();
  const { legalEntity } = useScope();
  const names = useNames(legalEntity);
  const payments = usePages('/v1/payments', { query: { legalEntity, state: state === 'all' ? undefined : state, limit: PAGE } });
  return (
    <Panel title={title}>
      <Answer of={payments} lines={3}>
        {(rows) => {
          return rows.length === 0 ? (
            <Note title={t('noPayments')} hint={t('noPaymentsHint')} />
          ) : (
            <Rows
              caption={title}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { title: t('receivedOn'), cell: (row) => date(row.receivedOn) },
                {
                  title: t('customer'),
                  cell: (row) =>
                    row.customerId ? (
                      <CustomerLink id={row.customerId}>
                        {nameOf(names, row.customerId, row.customerNumber)}
                      </CustomerLink>
                    ) : (
                      <Text span inherit c="dimmed">
                        {row.customerNumber ?? t('none')}
                      </Text>
                    ),
                },
                {
                  title: t('remittance'),
                  wide: true,
                  cell: (row) => (
                    <>
                      {row.structuredReference ?? row.remittance ?? row.reference}
                      <Text size="xs" c="dimmed">
                        {t('recognition')}: {code(row.recognition.code)}
                      </Text>
                    </>
                  ),
                },
                {
                  title: t('allocations'),
                  wide: true,
                  cell: (row) =>
                    row.allocations.map((allocation) => (
                      <div key={allocation.id}>
                        <InvoiceLink id={allocation.invoiceId}>{shortId(allocation.invoiceId)}</InvoiceLink>
                      </div>
                    )),
                },
                { title: t('state'), cell: (row) => <Tag code={row.state} /> },
                { title: t('amount'), num: true, cell: (row) => <Amount of={row.amount} /> },
                { title: t('unapplied'), num: true, cell: (row) => <Amount of={row.balance.unapplied} late /> },
              ]}
            />
          );
        }}
      </Answer>
      <More of={payments} />
    </Panel>
  );
}
