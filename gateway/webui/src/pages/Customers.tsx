import { Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { again, failureOf, useAnswer, useMore, usePages } from '../api/ask';
import type { CustomerAgeing, Score, Work } from '../api/wire';
import { useWords } from '../i18n';
import { CLASSES } from '../choices';
import { Answer, Failure, Loading, More, Note } from '../ui/Answer';
import { type Named, nameOf, useNamesFor } from '../ui/names';
import { Ages, Amount, CustomerLink, PageTitle, Panel, Rows, Tag } from '../ui/parts';
import { useKpis, useScope } from '../ui/scope';

const route = getRouteApi('/customers');
const PAGE = 200;
const SCORES = 500;
/** Scores to look through for those of the customers that are shown; a class is looked through to its end. */
const MOST_SCORES = 5000;

/** Customers by what needs doing: the most overdue first, with what is to be done about each. */
export function Customers() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/customers' });
  const { legalEntity, currency } = useScope();
  const kpis = useKpis(legalEntity);
  const ageing = usePages('/v1/ageing/customers', { query: { legalEntity, currency: currency ?? '', limit: PAGE } }, currency !== undefined);
  // Services know neither names nor classes of what is open: what is sought may be on any page.
  const looking = useMore(ageing, search.q !== undefined || search.class !== undefined);
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
            <Answer of={kpis} lines={10}>
              {() => <Note title={t('noCustomers')} hint={t('noCustomersHint')} />}
            </Answer>
          ) : (
            <Answer of={ageing} lines={10}>
              {(rows) => <Found rows={rows} looking={looking} all={!ageing.hasNextPage} />}
            </Answer>
          )}
          {!looking && <More of={ageing} />}
        </Panel>
      </Stack>
    </>
  );
}

/**
 * @param looking whether more rows are on their way
 * @param all whether these rows are all that there are
 */
function Found({ rows, looking, all }: { rows: CustomerAgeing[]; looking: boolean; all: boolean }) {
  const { t } = useWords();
  const search = route.useSearch();
  const { legalEntity } = useScope();
  const wanted = search.q?.toLowerCase() ?? '';
  const names = useNamesFor(legalEntity, wanted !== '');
  const scores = useScores(legalEntity, search.class, rows);
  const found = rows.filter((row) => {
    const text = `${nameOf(names.of, row.customerId, row.number)} ${row.number ?? ''}`.toLowerCase();
    return text.includes(wanted) && (search.class === undefined || scores.of.get(row.customerId)?.ratingClass === search.class);
  });
  const coming = looking || (wanted !== '' && names.looking) || (search.class !== undefined && scores.looking);
  const unnamed = wanted === '' ? undefined : names.failure;
  const none = () => {
    if (rows.length === 0) {
      return <Note title={t('noCustomers')} hint={t('noCustomersHint')} />;
    }
    if (coming) {
      return <Loading lines={10} />;
    }
    const sure = all && unnamed === undefined && (search.class === undefined || scores.failure === undefined);
    return sure && <Note title={t('noMatch')} />;
  };
  return (
    <>
      {found.length === 0 ? none() : <CustomerRows rows={found} names={names.of} scores={scores} />}
      {found.length > 0 && coming && <Loading lines={2} />}
      {unnamed !== undefined && <Failure what={t('customer')} error={unnamed} retry={names.again} />}
      {scores.failure !== undefined && <Failure what={t('score')} error={scores.failure} retry={scores.again} />}
    </>
  );
}

function CustomerRows({ rows, names, scores }: { rows: CustomerAgeing[]; names: Map<string, Named>; scores: Scores }) {
  const { t, count, code } = useWords();
  const { legalEntity } = useScope();
  const tasks = useWork(legalEntity);
  return (
    <Rows
      caption={t('mostOverdue')}
      rows={rows}
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
            const score = scores.of.get(row.customerId);
            if (score === undefined && scores.looking) {
              return <Skeleton height={12} width={24} data-loading />;
            }
            return score?.ratingClass ? (
              <Tag code={score.ratingClass}>{score.ratingClass}</Tag>
            ) : (
              <span aria-hidden="true">–</span>
            );
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

interface Scores {
  of: Map<string, Score>;
  /** Whether more are on their way. */
  looking: boolean;
  failure: unknown;
  again: () => void;
}

/** Scores of the customers that are shown; where a class is chosen, of all that are in it. */
function useScores(legalEntity: string, chosen: string | undefined, rows: CustomerAgeing[]): Scores {
  const pages = usePages('/v1/risk/scores', { query: { legalEntity, class: chosen, limit: SCORES } });
  const of = useMemo(() => byCustomer(pages.data), [pages.data]);
  const missing = of.size < MOST_SCORES && rows.some((row) => !of.has(row.customerId));
  const looking = useMore(pages, chosen !== undefined || missing);
  return { of, looking: pages.isPending || looking, failure: failureOf(pages), again: () => again(pages) };
}

function useWork(legalEntity: string): Map<string, Work> {
  const { data } = useAnswer('/v1/dunning/worklist', { query: { legalEntity } });
  return byCustomer(data?.items);
}

function byCustomer<Of extends { customerId: string }>(items: Of[] | undefined): Map<string, Of> {
  return new Map((items ?? []).map((item) => [item.customerId, item]));
}
