import { Badge, Group, Paper, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import type { Bucket, Money } from '../api/wire';
import { isZero, magnitude } from '../format';
import { useWords } from '../i18n';

/** A part of a page under a heading of its own. */
export function Panel({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Paper component="section" className="panel" p="md" aria-label={title}>
      <Group justify="space-between" mb="xs" wrap="nowrap" align="baseline">
        <Title order={2}>{title}</Title>
        {aside}
      </Group>
      {children}
    </Paper>
  );
}

/** What a page is about: its heading, and its name among the reader's tabs. */
export function PageTitle({ children, aside }: { children: string | string[]; aside?: ReactNode }) {
  const title = [children].flat().join('');
  useEffect(() => {
    document.title = `${title} · Openitem`;
  }, [title]);
  return (
    <Group justify="space-between" align="baseline" mb="md">
      <Title order={1}>{title}</Title>
      {aside}
    </Group>
  );
}

/** An amount as it is to be read, zero held back. */
export function Amount({ of, late = false }: { of: Money | undefined; late?: boolean }) {
  const { money } = useWords();
  if (of === undefined) {
    return <span aria-hidden="true">–</span>;
  }
  if (isZero(of)) {
    return (
      <Text span inherit c="dimmed">
        {money(of)}
      </Text>
    );
  }
  return <span className={late ? 'late' : undefined}>{money(of)}</span>;
}

export interface Column<Row> {
  title: string;
  /** Numbers stand under each other. */
  num?: boolean;
  /** Left out where there is no room. */
  wide?: boolean;
  cell: (row: Row) => ReactNode;
}

/** Rows and columns. What does not fit can be scrolled to, also by keyboard. */
export function Rows<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}) {
  const style = (column: Column<Row>) =>
    [column.num && 'num', column.wide && 'wide'].filter(Boolean).join(' ') || undefined;
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="rows">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={style(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.title} className={style(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Names and values, one under the other. */
export function Facts({ of }: { of: [name: string, value: ReactNode][] }) {
  return (
    <dl className="facts">
      {of
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** From not yet due to long overdue. Colour is never the only sign: the amounts stand beside. */
export const AGE_COLOURS: Record<string, string> = {
  current: '#2f8f9d',
  '1-30': '#d9a521',
  '31-60': '#d97b21',
  '61-90': '#c9502c',
  '91+': '#9c2a21',
};

export function Ages({ of }: { of: Bucket[] }) {
  return (
    <div className="ages" aria-hidden="true">
      {of
        .filter((bucket) => magnitude(bucket.amount) > 0)
        .map((bucket) => (
          <div
            key={bucket.bucket}
            style={{ flexGrow: magnitude(bucket.amount), background: AGE_COLOURS[bucket.bucket] ?? '#888' }}
          />
        ))}
    </div>
  );
}

const TONES: Record<string, string> = {
  overdue: 'red',
  unidentified: 'orange',
  unapplied: 'orange',
  settled: 'green',
  applied: 'green',
  sent: 'green',
  cancelled: 'gray',
  reversed: 'gray',
  suppressed: 'gray',
  failed: 'red',
  unconfirmed: 'orange',
  A: 'green',
  B: 'teal',
  C: 'yellow',
  D: 'orange',
  E: 'red',
};

/** A code in words, with a tone that helps the eye. */
export function Tag({ code, children }: { code: string; children?: ReactNode }) {
  const words = useWords();
  const tone = TONES[code];
  return (
    <Badge
      variant="default"
      size="sm"
      radius="sm"
      tt="none"
      fw={500}
      miw="max-content"
      leftSection={
        tone && (
          <span
            aria-hidden="true"
            style={{
              background: `var(--mantine-color-${tone}-6)`,
              borderRadius: '50%',
              display: 'inline-block',
              height: 8,
              width: 8,
            }}
          />
        )
      }
    >
      {children ?? words.code(code)}
    </Badge>
  );
}

export function CustomerLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/customers/$id" params={{ id }} className="bare">
      {children}
    </Link>
  );
}

export function InvoiceLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/invoices/$id" params={{ id }} className="bare">
      {children}
    </Link>
  );
}
