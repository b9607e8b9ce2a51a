import '@mantine/charts/styles.css';
import { AreaChart, BarChart, LineChart } from '@mantine/charts';
import { useNavigate } from '@tanstack/react-router';
import type { Bucket, Month } from '../api/wire';
import { amountLike, magnitude } from '../format';
import { useWords } from '../i18n';
import { BUCKETS, oneOf } from '../choices';
import { AGE_COLOURS } from '../ui/parts';

const HEIGHT = 220;

/** Drawn for the eye; the table beside says the same to whoever cannot see it. */
export function AgeingChart({ of }: { of: Bucket[] }) {
  const { t, code, short, money } = useWords();
  const navigate = useNavigate();
  const rows = of.map((bucket) => ({
    bucket: bucket.bucket,
    age: bucket.bucket === 'current' ? code('current') : bucket.bucket,
    amount: magnitude(bucket.amount),
    color: AGE_COLOURS[bucket.bucket] ?? '#888888',
  }));
  return (
    <div role="img" aria-label={t('ageingChart')}>
      <BarChart
        h={HEIGHT}
        data={rows}
        dataKey="age"
        series={[{ name: 'amount', label: t('amount'), color: AGE_COLOURS.current! }]}
        getBarColor={(_value: number, series: unknown) =>
          ((series as { color?: string } | undefined)?.color ?? AGE_COLOURS.current)!
        }
        barProps={(series) => ({
          cursor: 'pointer',
          name: series.name,
          onClick: (bar: unknown) => {
            const bucket = oneOf(BUCKETS, (bar as { payload?: { bucket?: unknown } }).payload?.bucket);
            void navigate({ to: '/items', search: { bucket } });
          },
        })}
        barChartProps={{ accessibilityLayer: false }}
        valueFormatter={(value) => money(amountLike(of[0]?.amount, value))}
        yAxisProps={{ tickFormatter: (value: number) => short(value), width: 52 }}
        tickLine="none"
        gridAxis="x"
      />
    </div>
  );
}

export function ReceivablesChart({ of }: { of: Month[] }) {
  const { t, short, money, month } = useWords();
  const rows = of.map((entry) => ({
    month: month(entry.month),
    current: magnitude(entry.current),
    overdue: magnitude(entry.overdue),
  }));
  return (
    <div role="img" aria-label={t('history')}>
      <AreaChart
        h={HEIGHT}
        data={rows}
        dataKey="month"
        type="stacked"
        withDots={false}
        withLegend
        series={[
          { name: 'current', label: t('current'), color: AGE_COLOURS.current! },
          { name: 'overdue', label: t('overdue'), color: AGE_COLOURS['61-90']! },
        ]}
        areaChartProps={{ accessibilityLayer: false }}
        valueFormatter={(value) => money(amountLike(of[0]?.receivables, value))}
        yAxisProps={{ tickFormatter: (value: number) => short(value), width: 52 }}
        tickLine="none"
        gridAxis="x"
        curveType="monotone"
      />
    </div>
  );
}

/** A month without a figure is a gap in the line, not a zero. */
function number(value: string | undefined): number | null {
  return value === undefined ? null : Number(value);
}

export function DsoChart({ of }: { of: Month[] }) {
  const { t, month, short } = useWords();
  const rows = of.map((entry) => ({
    month: month(entry.month),
    dso: number(entry.figures.dsoThreeMonths?.value),
    best: number(entry.figures.bestPossibleDso?.value),
  }));
  return (
    <div role="img" aria-label={t('dsoHistory')}>
      <LineChart
        h={HEIGHT}
        data={rows}
        dataKey="month"
        withLegend
        withDots={false}
        connectNulls={false}
        series={[
          { name: 'dso', label: t('dsoLine'), color: AGE_COLOURS.current! },
          { name: 'best', label: t('bestPossible'), color: AGE_COLOURS['1-30']! },
        ]}
        lineChartProps={{ accessibilityLayer: false }}
        valueFormatter={(value) => `${short(value)} ${t('days')}`}
        yAxisProps={{ width: 40 }}
        tickLine="none"
        gridAxis="x"
        curveType="monotone"
      />
    </div>
  );
}
