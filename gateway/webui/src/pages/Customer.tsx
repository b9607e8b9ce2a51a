import { Grid, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type AnswerOf, useAnswer, usePages } from '../api/ask';
import type { Finding } from '../api/wire';
import { shortId } from '../format';
import { useWords } from '../i18n';
import { Answer, More, Note } from '../ui/Answer';
import { Amount, InvoiceLink, PageTitle, Panel, Rows, Tag } from '../ui/parts';
import { chosen, useKpis, useScope } from '../ui/scope';
import { Timeline } from '../ui/Timeline';

const route = getRouteApi('/customers/$id');
const PAGE = 100;
const PAYMENTS = 12;

type CustomerView = AnswerOf<'/v1/customers/{id}'>;

/** One customer: what they owe, what happened, how they are scored, and why they were written to or not. */
export function Customer() {
  const { t } = useWords();
  const { id } = route.useParams();
  const customer = useAnswer('/v1/customers/{id}', { path: { id } });
  return (
    <>
      {customer.data === undefined && <PageTitle>{t('customer')}</PageTitle>}
      <Answer of={customer}>
      {(view) => (
        <>
          <PageTitle
            aside={
              <Text size="sm" c="dimmed">
                {[view.number, view.country, view.language, view.email].filter(Boolean).join(' · ')}
              </Text>
            }
          >
            {view.name}
          </PageTitle>
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 7 }}>
              <Stack gap="md">
                <Balance of={view} />
                <OpenItems of={view} />
                <Money of={id} />
                <Panel title={t('timeline')}>
                  <Timeline customerId={id} />
                </Panel>
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 5 }}>
              <Stack gap="md">
                <ScorePanel of={id} />
                <Why of={id} />
              </Stack>
            </Grid.Col>
          </Grid>
        </>
      )}
      </Answer>
    </>
  );
}

function Balance({ of }: { of: CustomerView }) {
  const { t, count, figure, code } = useWords();
  const { currency } = useScope();
  const kpis = useKpis(of.legalEntity, of.id);
  return (
    <Panel title={t('balance')}>
      <Answer of={kpis}>
        {(answer) => {
          const entry = chosen(answer.currencies, currency ?? of.currency);
          if (entry === undefined) {
            return <Note title={t('noItems')} hint={t('noItemsHint')} />;
          }
          const delay = entry.figures?.averageDelayPaid;
          return (
            <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
              <Figure title={t('openAmount')} hint={t('openItems', { count: count(entry.openItems) })}>
                <Amount of={entry.receivables} />
              </Figure>
              <Figure title={t('overdue')} hint={t('overdueCount', { count: count(entry.overdueItems) })}>
                <Amount of={entry.overdue} late />
              </Figure>
              <Figure title={t('unappliedCash')}>
                <Amount of={entry.unappliedCash} />
              </Figure>
              <Figure title={t('averageDelay')} hint={delay?.absent && code(delay.absent)}>
                {figure(delay) ?? '–'}
              </Figure>
            </SimpleGrid>
          );
        }}
      </Answer>
    </Panel>
  );
}

function Figure({ title, hint, children }: { title: string; hint?: string; children: React.ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <div className="kpi small">{children}</div>
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
    </div>
  );
}

/** In one currency, that of the balance: currencies are never added. */
function OpenItems({ of }: { of: CustomerView }) {
  const { t, date, count } = useWords();
  const { currency } = useScope();
  const kpis = useKpis(of.legalEntity, of.id);
  const shown = chosen(kpis.data?.currencies, currency ?? of.currency)?.currency ?? of.currency;
  const query = { legalEntity: of.legalEntity, currency: shown, customerId: of.id, limit: PAGE };
  const items = usePages('/v1/kpis/items', { query }, !kpis.isPending);
  return (
    <Panel title={t('items')}>
      <Answer of={items}>
        {(rows) =>
          rows.length === 0 ? (
            <Note title={t('noItems')} hint={t('noItemsHint')} />
          ) : (
            <Rows
              caption={t('items')}
              rows={rows}
              rowKey={(row) => row.invoiceId}
              columns={[
                { title: t('number'), cell: (row) => <InvoiceLink id={row.invoiceId}>{row.number}</InvoiceLink> },
                { title: t('dueDate'), cell: (row) => date(row.dueDate) },
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
          )
        }
      </Answer>
      <More of={items} />
    </Panel>
  );
}

function Money({ of }: { of: string }) {
  const { t, date } = useWords();
  const payments = usePages('/v1/payments', { query: { customerId: of, limit: PAYMENTS } });
  return (
    <Panel title={t('payments')}>
      <Answer of={payments}>
        {(rows) =>
          rows.length === 0 ? (
            <Note title={t('noPayments')} hint={t('noPaymentsHint')} />
          ) : (
            <Rows
              caption={t('payments')}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { title: t('receivedOn'), cell: (row) => date(row.receivedOn) },
                { title: t('reference'), wide: true, cell: (row) => row.reference },
                { title: t('state'), cell: (row) => <Tag code={row.state} /> },
                { title: t('amount'), num: true, cell: (row) => <Amount of={row.amount} /> },
                { title: t('unapplied'), num: true, cell: (row) => <Amount of={row.balance.unapplied} /> },
              ]}
            />
          )
        }
      </Answer>
      <More of={payments} />
    </Panel>
  );
}

function ScorePanel({ of }: { of: string }) {
  const { t } = useWords();
  const score = useAnswer('/v1/risk/scores/{customerId}', { path: { customerId: of } });
  return (
    <Panel title={t('score')}>
      <Answer of={score}>
        {(answer) => (
          <Stack gap="sm">
            <Group gap="lg">
              {answer.ratingClass ? (
                <Tag code={answer.ratingClass}>{`${t('scoreClass')} ${answer.ratingClass}`}</Tag>
              ) : (
                <Tag code="new">{t('unscored')}</Tag>
              )}
              {answer.points !== undefined && (
                <Text className="kpi">
                  {answer.points}{' '}
                  <Text span size="sm" c="dimmed" fw={400}>
                    {t('points')}
                  </Text>
                </Text>
              )}
              <Text size="sm">{answer.behaviour.text}</Text>
            </Group>
            {answer.reasons.length > 0 && (
              <Rows
                caption={t('reasons')}
                rows={answer.reasons}
                rowKey={(reason) => reason.code}
                columns={[
                  { title: t('reasons'), cell: (reason) => reason.text },
                  {
                    title: t('points'),
                    num: true,
                    cell: (reason) =>
                      reason.points === undefined ? '' : `${reason.points} / ${reason.pointsMax ?? ''}`,
                  },
                ]}
              />
            )}
          </Stack>
        )}
      </Answer>
    </Panel>
  );
}

/** Why somebody was written to on a day, or why not: as the service decided it, in words. */
function Why({ of }: { of: string }) {
  const { t, code, date } = useWords();
  const { day } = route.useSearch();
  const navigate = useNavigate({ from: '/customers/$id' });
  const why = useAnswer('/v1/dunning/explanations', { query: { customerId: of, date: day } });
  return (
    <Panel
      title={t('why')}
      aside={
        <TextInput
          type="date"
          size="xs"
          aria-label={t('whyDay')}
          value={day ?? ''}
          onChange={(event) => {
            const value = event.currentTarget.value;
            void navigate({ search: (before) => ({ ...before, day: value === '' ? undefined : value }) });
          }}
        />
      }
    >
      <Answer of={why}>
        {(answer) =>
          answer.decisions.length + answer.notices.length === 0 ? (
            <Note title={t('noWhy')} />
          ) : (
            <Stack gap="sm">
              <Text size="sm" c="dimmed">
                {date(answer.date)}: {t(answer.recorded ? 'decidedSo' : 'wouldBe')}
              </Text>
              {answer.decisions
                .flatMap((decision) => decision.findings)
                .map((finding, index) => (
                  <FindingOf key={`${finding.code}-${finding.invoiceId}-${index}`} finding={finding} />
                ))}
              {answer.notices.map((notice) => (
                <Group key={notice.id} gap="xs">
                  <Link to="/notices" search={{ notice: notice.id }}>
                    {code(notice.step)}
                  </Link>
                  <Tag code={notice.state} />
                  {notice.reason && <Text size="sm">{code(notice.reason)}</Text>}
                </Group>
              ))}
            </Stack>
          )
        }
      </Answer>
    </Panel>
  );
}

/** One reason, in words, with the item, the day or the amount that it speaks of. */
function FindingOf({ finding }: { finding: Finding }) {
  const { code, date, money } = useWords();
  const beside = [
    finding.step && code(finding.step),
    finding.date && date(finding.date),
    finding.threshold && money(finding.threshold),
  ].filter(Boolean);
  return (
    <Text size="sm">
      {code(finding.code)}{' '}
      <Text span size="xs" c="dimmed">
        {beside.join(' · ')}{' '}
        {finding.invoiceId && <InvoiceLink id={finding.invoiceId}>{shortId(finding.invoiceId)}</InvoiceLink>}
      </Text>
    </Text>
  );
}
