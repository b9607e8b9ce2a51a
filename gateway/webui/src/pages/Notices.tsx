import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer, useMore, usePages } from '../api/ask';
import type { Money, Preview } from '../api/wire';
import { useWords } from '../i18n';
import { NOTICE_VIEWS } from '../choices';
import { Answer, Loading, More, Note } from '../ui/Answer';
import { nameOf, useNames } from '../ui/names';
import { Amount, CustomerLink, Facts, InvoiceLink, PageTitle, Panel, Rows, Tag } from '../ui/parts';
import { useScope } from '../ui/scope';

const route = getRouteApi('/notices');
const PAGE = 100;
/** Customers that are looked at for a page of the preview; there may be nothing to say to any of them. */
const PREVIEWED = 200;

/** What went out, what was held back and why, what would go out next, and what a local stack caught. */
export function Notices() {
  const { t } = useWords();
  const { view, notice } = route.useSearch();
  const navigate = useNavigate({ from: '/notices' });
  const at = view ?? 'sent';
  return (
    <>
      <PageTitle
        aside={
          <NativeSelect
            aria-label={t('show')}
            size="xs"
            data={NOTICE_VIEWS.map((of) => ({ value: of, label: t(of) }))}
            value={at}
            onChange={(event) => {
              const value = NOTICE_VIEWS.find((known) => known === event.currentTarget.value);
              void navigate({ search: (before) => ({ ...before, view: value, notice: undefined }) });
            }}
          />
        }
      >
        {t('notices')}
      </PageTitle>
      <Stack gap="md">
        {at === 'sent' && notice !== undefined && <OneNotice id={notice} />}
        {at === 'sent' && <Sent />}
        {at === 'preview' && <Previews />}
        {at === 'caught' && <Caught />}
      </Stack>
    </>
  );
}

function Sent() {
  const { t, date, code } = useWords();
  const { legalEntity } = useScope();
  const names = useNames(legalEntity);
  const notices = usePages('/v1/dunning/notices', { query: { legalEntity, limit: PAGE } });
  return (
    <Panel title={t('sent')}>
      <Answer of={notices} lines={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Note title={t('noNotices')} hint={t('noNoticesHint')} />
          ) : (
            <Rows
              caption={t('sent')}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  title: t('date'),
                  cell: (row) => (
                    <Link to="/notices" search={(before) => ({ ...before, notice: row.id })}>
                      {date(row.decidedOn)}
                    </Link>
                  ),
                },
                {
                  title: t('customer'),
                  cell: (row) => <CustomerLink id={row.customerId}>{nameOf(names, row.customerId)}</CustomerLink>,
                },
                { title: t('step'), cell: (row) => code(row.step) },
                { title: t('channel'), wide: true, cell: (row) => code(row.channel) },
                { title: t('state'), cell: (row) => <Tag code={row.state} /> },
                { title: t('reason'), wide: true, cell: (row) => row.reason && code(row.reason) },
                { title: t('amount'), num: true, wide: true, cell: (row) => <Totals of={row.totals} /> },
              ]}
            />
          )
        }
      </Answer>
      <More of={notices} />
    </Panel>
  );
}

function OneNotice({ id }: { id: string }) {
  const notice = useAnswer('/v1/dunning/notices/{id}', { path: { id } });
  const { t } = useWords();
  return (
    <Panel
      title={t('details')}
      aside={
        <Link to="/notices" search={(before) => ({ ...before, notice: undefined })}>
          {t('back')}
        </Link>
      }
    >
      <Answer of={notice}>{(answer) => <Letter of={answer} />}</Answer>
    </Panel>
  );
}

function Totals({ of }: { of: Money[] }) {
  return of.map((total) => (
    <div key={total.currency}>
      <Amount of={total} />
    </div>
  ));
}

/** A notice with its mail as the customer sees it, where there is one. */
function Letter({ of }: { of: Omit<Preview, 'held' | 'suppressed'> & { state?: string; reason?: string } }) {
  const { t, code, date } = useWords();
  return (
    <Stack gap="sm">
      <Facts
        of={[
          [t('recipient'), of.mail?.to],
          [t('subject'), of.mail?.subject],
          [t('step'), code(of.step)],
          [t('state'), of.state && <Tag key="state" code={of.state} />],
          [t('reason'), of.reason && code(of.reason)],
        ]}
      />
      <Rows
        caption={t('items')}
        rows={of.lines}
        rowKey={(line) => line.invoiceId}
        columns={[
          { title: t('number'), cell: (line) => <InvoiceLink id={line.invoiceId}>{line.number}</InvoiceLink> },
          { title: t('dueDate'), cell: (line) => date(line.dueDate) },
          { title: t('openAmount'), num: true, cell: (line) => <Amount of={line.openAmount} /> },
        ]}
      />
      {of.mail && (
        // Shown as what it is, a foreign document: it can run nothing and reach nothing.
        <iframe className="mail" sandbox="" srcDoc={of.mail.html} title={of.mail.subject} />
      )}
    </Stack>
  );
}

/** What would go out if it went now; each mail is drawn only when somebody looks. */
function Previews() {
  const { t, code } = useWords();
  const { legalEntity } = useScope();
  const names = useNames(legalEntity);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const preview = usePages('/v1/dunning/preview', { query: { legalEntity, limit: PREVIEWED } });
  const open = (key: string) => setOpened((before) => new Set(before).add(key));
  const looking = useMore(preview, preview.data?.length === 0);
  return (
    <Panel title={t('preview')}>
      <Answer of={preview}>
        {(outlooks) => {
          if (outlooks.length === 0) {
            return looking ? <Loading /> : !preview.hasNextPage && <Note title={t('noPreview')} />;
          }
          return (
            <Stack gap="xs">
              {outlooks.map((outlook) => {
                const key = `${outlook.customerId}-${outlook.step}-${outlook.channel}`;
                return (
                  <details key={key} onToggle={(event) => event.currentTarget.open && open(key)}>
                    <summary>
                      {nameOf(names, outlook.customerId)}: {code(outlook.step)}{' '}
                      <Text span size="xs" c="dimmed">
                        {[
                          code(outlook.channel),
                          outlook.held ? code('not-released') : undefined,
                          outlook.suppressed && code(outlook.suppressed),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </Text>
                    </summary>
                    {opened.has(key) && <Letter of={outlook} />}
                  </details>
                );
              })}
            </Stack>
          );
        }}
      </Answer>
      {!looking && <More of={preview} />}
    </Panel>
  );
}

function Caught() {
  const { t } = useWords();
  const mails = useAnswer('/local/mails');
  return (
    <Panel title={t('caught')}>
      <Answer of={mails}>
        {(caught) =>
          caught.length === 0 ? (
            <Note title={t('noMails')} />
          ) : (
            <Stack gap="xs">
              {caught
                .toReversed()
                .slice(0, PAGE)
                .map((mail) => (
                  <details key={mail.messageId}>
                    <summary>
                      {mail.subject}{' '}
                      <Text span size="xs" c="dimmed">
                        {mail.to.join(', ')}
                      </Text>
                    </summary>
                    <Group mt="xs">
                      <pre className="prose">{mail.text}</pre>
                    </Group>
                  </details>
                ))}
            </Stack>
          )
        }
      </Answer>
    </Panel>
  );
}
