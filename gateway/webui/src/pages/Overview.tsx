import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useAnswer } from '../api/ask';
import type { Bucket, Figure, KpiCurrency, Month, Monthly } from '../api/wire';
import { isZero, share } from '../format';
import { useWords } from '../i18n';
import { BUCKETS, oneOf } from '../choices';
import { Answer, Note } from '../ui/Answer';
import { nameOf, useNames } from '../ui/names';
import { Amount, CustomerLink, PageTitle, Panel, Rows } from '../ui/parts';
import { chosen, useKpis, useScope } from '../ui/scope';

const AgeingChart = lazy(() => import('./charts').then((charts) => ({ default: charts.AgeingChart })));
const ReceivablesChart = lazy(() => import('./charts').then((charts) => ({ default: charts.ReceivablesChart })));
const DsoChart = lazy(() => import('./charts').then((charts) => ({ default: charts.DsoChart })));

const WORST = 6;

/** What is owed, what of it is late, how it came to be so; each number leads to what it is made of. */
export function Overview() {
  const { t, date } = useWords();
  const { legalEntity, currency } = useScope();
  const kpis = useKpis(legalEntity);
  return (
    <>
      <PageTitle
        aside={
          kpis.data && (
            <Text size="sm" c="dimmed">
              {t('asOf', { date: date(kpis.data.asOf) })}
            </Text>
          )
        }
      >
        {t('overview')}
      </PageTitle>
      <Stack gap="md">
        <Answer of={kpis} lines={6}>
          {(answer) => {
            const entry = chosen(answer.currencies, currency);
            return entry ? <Cards of={entry} /> : <Note title={t('noCustomers')} hint={t('noCustomersHint')} />;
          }}
        </Answer>
        <AgeingPanel />
        <History />
        <MostOverdue />
        <Answer of={kpis} lines={2}>
          {(answer) => {
            const figures = chosen(answer.currencies, currency)?.figures;
            return figures ? <AllFigures of={figures} /> : null;
          }}
        </Answer>
      </Stack>
    </>
  );
}

function Cards({ of }: { of: KpiCurrency }) {
  const { t, count, money, percent } = useWords();
  const figures = of.figures ?? {};
  const simple: Figure = {
    formula: 'dso-simple',
    unit: 'days',
    from: of.dsoSimple.from,
    to: of.dsoSimple.to,
    value: of.dsoSimple.days,
    absent: of.dsoSimple.absent,
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
      <Card title={t('receivables')} to={{ to: '/items' }} hint={t('openItems', { count: count(of.openItems) })}>
        <Amount of={of.receivables} />
      </Card>
      <Card
        title={t('overdue')}
        to={{ to: '/items', search: { bucket: 'overdue' } }}
        hint={t('overdueOf', {
          percent: percent(share(of.overdue, of.receivables) ?? '0'),
          count: count(of.overdueItems),
        })}
      >
        <Amount of={of.overdue} late />
      </Card>
      <Card
        title={t('unappliedCash')}
        to={{ to: '/payments', search: { state: 'unapplied' } }}
        hint={of.unappliedCash && !isZero(of.unappliedCash) ? t('toDo') : undefined}
      >
        <Amount of={of.unappliedCash} />
      </Card>
      <Card title={t('salesOfMonth')} hint={t('salesOfTwelve', { amount: money(of.salesOfTwelveMonths) })}>
        <Amount of={of.salesOfMonth} />
      </Card>
      <FigureCard title={t('dso')} of={figures.dsoThreeMonths ?? simple} to={{ to: '/items' }} />
      <FigureCard
        title={t('add')}
        of={figures.averageDaysDelinquent}
        to={{ to: '/items', search: { bucket: 'overdue' } }}
      />
      <FigureCard title={t('cei')} of={figures.ceiMonthlyised ?? figures.ceiPeriod} />
      <FigureCard title={t('averageDelay')} of={figures.averageDelayPaid} />
    </SimpleGrid>
  );
}

function Card({
  title,
  to,
  hint,
  children,
}: {
  title: string;
  to?: LinkProps;
  hint?: ReactNode;
  children: ReactNode;
}) {
  const inner = (
    <>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <div className="kpi">{children}</div>
      <Text size="xs" c="dimmed" mih="1.2em">
        {hint}
      </Text>
    </>
  );
  return to === undefined ? (
    <Paper className="panel" p="md">
      {inner}
    </Paper>
  ) : (
    <Paper className="panel card-link" p="md" renderRoot={(props) => <Link {...props} {...to} />}>
      {inner}
    </Paper>
  );
}

/** A figure with its formula in words and its window, so that it can be checked by hand. */
function FigureCard({ title, of, to }: { title: string; of: Figure | undefined; to?: LinkProps }) {
  const { t, figure, code, date } = useWords();
  const hint =
    of === undefined
      ? t('notAvailable')
      : [
          of.absent ? code(of.absent) : code(of.formula),
          of.from && of.to ? t('window', { from: date(of.from), to: date(of.to) }) : undefined,
        ]
          .filter(Boolean)
          .join(', ');
  return (
    <Card title={title} to={to} hint={hint}>
      {figure(of) ?? <span aria-hidden="true">–</span>}
    </Card>
  );
}

function AgeingPanel() {
  const { t } = useWords();
  const { legalEntity, currency } = useScope();
  const ageing = useAnswer('/v1/ageing', { query: { legalEntity, currency } });
  return (
    <Panel title={t('ageing')}>
      <Answer of={ageing}>
        {(answer) => {
          const buckets = answer.currencies[0]?.buckets;
          return buckets ? <Ageings of={buckets} /> : <Note title={t('noItems')} hint={t('noItemsHint')} />;
        }}
      </Answer>
    </Panel>
  );
}

function Ageings({ of }: { of: Bucket[] }) {
  const { t, code, count, percent } = useWords();
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Suspense fallback={<div style={{ height: 220 }} />}>
        <AgeingChart of={of} />
      </Suspense>
      <Rows
        caption={t('ageing')}
        rows={of}
        rowKey={(bucket) => bucket.bucket}
        columns={[
          {
            title: t('age'),
            cell: (bucket) => (
              <Link to="/items" search={{ bucket: oneOf(BUCKETS, bucket.bucket) }}>
                {bucket.bucket === 'current' ? code('current') : `${bucket.bucket} ${t('days')}`}
              </Link>
            ),
          },
          { title: t('amount'), num: true, cell: (bucket) => <Amount of={bucket.amount} /> },
          { title: t('share'), num: true, cell: (bucket) => (bucket.percent ? percent(bucket.percent) : '–') },
          { title: t('count'), num: true, wide: true, cell: (bucket) => count(bucket.items) },
        ]}
      />
    </SimpleGrid>
  );
}

function months(answer: Monthly): Month[] {
  return answer.currencies[0]?.months ?? [];
}

function History() {
  const { t } = useWords();
  const { legalEntity, currency } = useScope();
  const monthly = useAnswer('/v1/kpis/monthly', { query: { legalEntity, currency } });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      <Panel title={t('history')}>
        <Answer of={monthly}>
          {(answer) => (
            <Suspense fallback={<div style={{ height: 220 }} />}>
              <ReceivablesChart of={months(answer)} />
            </Suspense>
          )}
        </Answer>
      </Panel>
      <Panel title={t('dsoHistory')}>
        <Answer of={monthly}>
          {(answer) => (
            <Suspense fallback={<div style={{ height: 220 }} />}>
              <DsoChart of={months(answer)} />
            </Suspense>
          )}
        </Answer>
      </Panel>
    </SimpleGrid>
  );
}

function MostOverdue() {
  const { t, count } = useWords();
  const { legalEntity, currency } = useScope();
  const names = useNames(legalEntity);
  const worst = useAnswer('/v1/ageing/customers', { query: { legalEntity, currency: currency ?? '', limit: WORST } }, currency !== undefined);
  if (currency === undefined) {
    return null;
  }
  return (
    <Panel title={t('mostOverdue')} aside={<Link to="/customers">{t('seeAll')}</Link>}>
      <Answer of={worst}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Note title={t('noCustomers')} hint={t('noCustomersHint')} />
          ) : (
            <Rows
              caption={t('mostOverdue')}
              rows={answer.items}
              rowKey={(row) => row.customerId}
              columns={[
                {
                  title: t('customer'),
                  cell: (row) => (
                    <CustomerLink id={row.customerId}>{nameOf(names, row.customerId, row.number)}</CustomerLink>
                  ),
                },
                { title: t('overdue'), num: true, cell: (row) => <Amount of={row.overdue} late /> },
                { title: t('count'), num: true, wide: true, cell: (row) => count(row.overdueItems) },
                {
                  title: t('oldest'),
                  num: true,
                  cell: (row) =>
                    row.oldestDaysPastDue === undefined ? '–' : t('daysShort', { count: count(row.oldestDaysPastDue) }),
                },
                { title: t('total'), num: true, wide: true, cell: (row) => <Amount of={row.total} /> },
              ]}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

function AllFigures({ of }: { of: Partial<Record<string, Figure>> }) {
  const { t, figure, code, date } = useWords();
  return (
    <Paper className="panel" p="md" component="details">
      <Text component="summary" fw={600} style={{ cursor: 'pointer' }}>
        {t('allFigures')}
      </Text>
      <Group mt="sm">
        <Rows
          caption={t('allFigures')}
          rows={Object.entries(of)}
          rowKey={([name]) => name}
          columns={[
            { title: t('figure'), cell: ([name]) => code(name) },
            {
              title: t('value'),
              num: true,
              cell: ([, value]) => figure(value) ?? (value?.absent ? code(value.absent) : '–'),
            },
            { title: t('howComputed'), wide: true, cell: ([, value]) => value && code(value.formula) },
            {
              title: t('period'),
              wide: true,
              cell: ([, value]) =>
                value?.from && value.to ? t('window', { from: date(value.from), to: date(value.to) }) : '',
            },
          ]}
        />
      </Group>
    </Paper>
  );
}
