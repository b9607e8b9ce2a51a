import { Button, Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useAnswer, usePages } from '../api/ask';
import type { CustomerAgeing, Score, Work } from '../api/wire';
import { useWords } from '../i18n';
import { CLASSES } from '../choices';
import { Answer, Note } from '../ui/Answer';
import { nameOf, useNames } from '../ui/names';
import { Ages, Amount, CustomerLink, PageTitle, Panel, Rows, Tag } from '../ui/parts';
import { useScope } from '../ui/scope';

const route = getRouteApi('/customers');
const PAGE = 100;
const SCORES = 500;

/** Customers by what needs doing: the most overdue first, with what is to be done about each. */
export function Customers() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/customers' });
  const { legalEntity, currency } = useScope();
  const ageing = usePages('/v1/ageing/customers', { query: { legalEntity, currency: currency ?? '', limit: PAGE } }, currency !== undefined);
  return (
    <>
      <PageTitle>{t('customers')}</PageTitle>
      <Stack gap="md">
        <Group gap="sm">
          <TextInput
            aria-label={t('search')}
            placeholder={t('search')}
            size="xs"
            w={220}
            value={search.q ?? ''}
            onChange={(event) => {
              const q = event.currentTarget.value;
              void navigate({ search: (before) => ({ ...before, q: q === '' ? undefined : q }), replace: true });
            }}
          />
          <NativeSelect
            aria-label={t('scoreClass')}
            size="xs"
            data={[{ value: '', label: `${t('scoreClass')}: ${t('all')}` }, ...CLASSES]}
            value={search.class ?? ''}
            onChange={(event) => {
              const value = CLASSES.find((known) => known === event.currentTarget.value);
              void navigate({ search: (before) => ({ ...before, class: value }) });
            }}
          />
        </Group>
        <Panel title={t('mostOverdue')}>
          {currency === undefined ? (
            <Note title={t('noCustomers')} hint={t('noCustomersHint')} />
          ) : (
            <Answer of={ageing} lines={10}>
              {(rows) => <Found rows={rows} />}
            </Answer>
          )}
          {ageing.hasNextPage && (
            <Group justify="center" mt="sm">
              <Button
                variant="default"
                size="xs"
                loading={ageing.isFetchingNextPage}
                onClick={() => void ageing.fetchNextPage()}
              >
                {t('more')}
              </Button>
            </Group>
          )}
        </Panel>
      </Stack>
    </>
  );
}

function Found({ rows }: { rows: CustomerAgeing[] }) {
  const { t, count, code } = useWords();
  const search = route.useSearch();
  const { legalEntity } = useScope();
  const names = useNames(legalEntity);
  const scores = useScores(legalEntity);
  const tasks = useWork(legalEntity);
  const wanted = search.q?.toLowerCase() ?? '';
  const found = rows.filter((row) => {
    const text = `${nameOf(names, row.customerId, row.number)} ${row.number ?? ''}`.toLowerCase();
    return text.includes(wanted) && (search.class === undefined || scores.of.get(row.customerId)?.ratingClass === search.class);
  });
  if (found.length === 0) {
    return rows.length === 0 ? (
      <Note title={t('noCustomers')} hint={t('noCustomersHint')} />
    ) : (
      <Note title={t('noMatch')} />
    );
  }
  return (
    <Rows
      caption={t('mostOverdue')}
      rows={found}
      rowKey={(row) => row.customerId}
      columns={[
        {
          title: t('customer'),
          cell: (row) => (
            <>
              <CustomerLink id={row.customerId}>{nameOf(names, row.customerId, row.number)}</CustomerLink>
              <Text size="xs" c="dimmed">
                {[row.number, row.country].filter(Boolean).join(' · ')}
              </Text>
            </>
          ),
        },
        { title: t('overdue'), num: true, cell: (row) => <Amount of={row.overdue} late /> },
        {
          title: t('oldest'),
          num: true,
          cell: (row) =>
            row.oldestDaysPastDue === undefined ? '–' : t('daysShort', { count: count(row.oldestDaysPastDue) }),
        },
        { title: t('total'), num: true, wide: true, cell: (row) => <Amount of={row.total} /> },
        { title: t('count'), num: true, wide: true, cell: (row) => count(row.items) },
        { title: t('ageing'), wide: true, cell: (row) => <Ages of={row.buckets} /> },
        {
          title: t('score'),
          cell: (row) => {
            if (scores.isPending) {
              return <Skeleton height={12} width={24} data-loading />;
            }
            const score = scores.of.get(row.customerId)?.ratingClass;
            return score ? <Tag code={score}>{score}</Tag> : <span aria-hidden="true">–</span>;
          },
        },
        {
          title: t('toDo'),
          wide: true,
          cell: (row) => {
            const work = tasks.get(row.customerId);
            return work && codesOf(work).map(code).join(', ');
          },
        },
      ]}
    />
  );
}

/** What there is to do, and what stands in the way; that something is overdue shows beside. */
function codesOf(work: Work): string[] {
  const tasks = work.tasks.map((task) => task.kind);
  return [...tasks, ...work.reasons.filter((reason) => reason !== 'overdue' && reason !== 'task-open')];
}

function useScores(legalEntity: string): { of: Map<string, Score>; isPending: boolean } {
  const { data, isPending } = useAnswer('/v1/risk/scores', { query: { legalEntity, limit: SCORES } });
  return { of: byCustomer(data?.items), isPending };
}

function useWork(legalEntity: string): Map<string, Work> {
  const { data } = useAnswer('/v1/dunning/worklist', { query: { legalEntity } });
  return byCustomer(data?.items);
}

function byCustomer<Of extends { customerId: string }>(items: Of[] | undefined): Map<string, Of> {
  return new Map((items ?? []).map((item) => [item.customerId, item]));
}
