import { NativeSelect } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { usePages } from '../api/ask';
import { useWords } from '../i18n';
import { BUCKETS } from '../choices';
import { Answer, More, Note } from '../ui/Answer';
import { nameOf, useNames } from '../ui/names';
import { Amount, CustomerLink, InvoiceLink, PageTitle, Panel, Rows } from '../ui/parts';
import { useKpis, useScope } from '../ui/scope';

const route = getRouteApi('/items');
const PAGE = 100;

/** What a figure is made of: open items by age, the earliest due first. */
export function Items() {
  const { t, code, date, count } = useWords();
  const { bucket } = route.useSearch();
  const navigate = useNavigate({ from: '/items' });
  const { legalEntity, currency } = useScope();
  const names = useNames(legalEntity);
  const kpis = useKpis(legalEntity);
  const items = usePages('/v1/kpis/items', { query: { legalEntity, currency: currency ?? '', bucket, limit: PAGE } }, currency !== undefined);
  const label = (of: string) =>
    of === 'current' || of === 'overdue' ? code(of) : `${of} ${t('days')}`;
  return (
    <>
      <PageTitle
        aside={
          <NativeSelect
            aria-label={t('age')}
            size="xs"
            data={[
              { value: '', label: t('all') },
              ...BUCKETS.map((of) => ({ value: of, label: label(of) })),
            ]}
            value={bucket ?? ''}
            onChange={(event) => {
              const value = BUCKETS.find((known) => known === event.currentTarget.value);
              void navigate({ search: (before) => ({ ...before, bucket: value }) });
            }}
          />
        }
      >
        {t('items')}
      </PageTitle>
      <Panel title={bucket === undefined ? t('all') : label(bucket)}>
        {currency === undefined ? (
          <Answer of={kpis} lines={10}>
            {() => <Note title={t('noItems')} hint={t('noItemsHint')} />}
          </Answer>
        ) : (
          <Answer of={items} lines={10}>
            {(rows) => {
              return rows.length === 0 ? (
                <Note title={t('noItems')} hint={t('noItemsHint')} />
              ) : (
                <Rows
                  caption={t('items')}
                  rows={rows}
                  rowKey={(row) => row.invoiceId}
                  columns={[
                    { title: t('number'), cell: (row) => <InvoiceLink id={row.invoiceId}>{row.number}</InvoiceLink> },
                    {
                      title: t('customer'),
                      cell: (row) => (
                        <CustomerLink id={row.customerId}>{nameOf(names, row.customerId)}</CustomerLink>
                      ),
                    },
                    { title: t('issueDate'), wide: true, cell: (row) => date(row.issueDate) },
                    { title: t('dueDate'), wide: true, cell: (row) => date(row.dueDate) },
                    {
                      title: t('late'),
                      num: true,
                      cell: (row) => (row.daysPastDue > 0 ? t('daysShort', { count: count(row.daysPastDue) }) : '–'),
                    },
                    { title: t('invoiceAmount'), num: true, wide: true, cell: (row) => <Amount of={row.amount} /> },
                    {
                      title: t('openAmount'),
                      num: true,
                      cell: (row) => <Amount of={row.openAmount} late={row.daysPastDue > 0} />,
                    },
                  ]}
                />
              );
            }}
          </Answer>
        )}
        <More of={items} />
      </Panel>
    </>
  );
}
