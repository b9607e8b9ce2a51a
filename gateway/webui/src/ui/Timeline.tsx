import { Group, Text } from '@mantine/core';
import { useMore, usePages } from '../api/ask';
import type { Money, TimelineEntry } from '../api/wire';
import { shortId } from '../format';
import { useWords } from '../i18n';
import { codeText } from '../i18n/dictionary';
import { Answer, Loading, More, Note } from './Answer';
import { InvoiceLink } from './parts';

const PAGE = 25;
/** Most of what happened to a customer is about other invoices. */
const SIEVED = 200;
/** Said by the entry itself, or of no use to a reader. */
const SAID = new Set(['customer', 'invoice', 'payment', 'customerId', 'legalEntity', 'source']);

/** All that happened to a customer, or to one invoice of theirs, the newest first. */
export function Timeline({ customerId, invoiceId }: { customerId: string; invoiceId?: string }) {
  const { t } = useWords();
  const timeline = usePages('/v1/timeline', { query: { customerId, limit: invoiceId === undefined ? PAGE : SIEVED } });
  const entries = timeline.data?.filter((entry) => invoiceId === undefined || isAbout(entry, invoiceId)) ?? [];
  const looking = useMore(timeline, entries.length === 0);
  return (
    <>
      <Answer of={timeline}>
        {() => {
          if (entries.length === 0) {
            return looking ? <Loading /> : !timeline.hasNextPage && <Note title={t('noTimeline')} />;
          }
          return (
            <ol className="steps">
              {entries.map((entry) => (
                <Entry key={entry.id} of={entry} />
              ))}
            </ol>
          );
        }}
      </Answer>
      {!looking && <More of={timeline} />}
    </>
  );
}

function isAbout(entry: TimelineEntry, invoiceId: string): boolean {
  return entry.subject === invoiceId || Object.values(entry.details).includes(invoiceId);
}

function Entry({ of }: { of: TimelineEntry }) {
  const { code, date } = useWords();
  const invoice = typeof of.details.invoice === 'string' ? of.details.invoice : undefined;
  const number = typeof of.details.number === 'string' ? of.details.number : undefined;
  return (
    <li>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={500}>
          {code(of.type)} {invoice && <InvoiceLink id={invoice}>{number ?? shortId(invoice)}</InvoiceLink>}
        </Text>
        <Text size="xs" c="dimmed">
          <time dateTime={of.businessDate}>{date(of.businessDate)}</time>
        </Text>
      </Group>
      <Details of={of.details} />
    </li>
  );
}

/** A fact's own fields, whatever they are. */
function Details({ of }: { of: Record<string, unknown> }) {
  const { language, code, money, date } = useWords();
  const shown = Object.entries(of).filter(([name, value]) => !SAID.has(name) && name !== 'number' && value !== null);
  const word = (value: unknown): string => {
    if (isMoney(value)) {
      return money(value);
    }
    if (typeof value === 'string') {
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
        return date(value);
      }
      return codeText(language, value) ?? (value.length > 24 ? shortId(value) : value);
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return (
    <Text size="xs" c="dimmed">
      {shown.map(([name, value]) => `${code(name)}: ${word(value)}`).join(' · ')}
    </Text>
  );
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}
