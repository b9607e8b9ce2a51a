/**
 * What the console reads of answers whose documents may still be on their way. Where a service publishes a path, its
 * document is what counts: see Paths.
 */
import type { PublishedPaths } from '../../generated';

export interface Money {
  amount: string;
  currency: string;
}

export interface Page<Row> {
  items: Row[];
  hasMore: boolean;
  next?: string;
}

export interface Me {
  subject: string;
  name: string;
  roles: string[];
  legalEntities: string[];
}

/** A figure, or why there is none. */
export interface Figure {
  formula: string;
  unit: string;
  from?: string;
  to?: string;
  value?: string;
  absent?: string;
}

export type Figures = Partial<Record<string, Figure>>;

export interface KpiCurrency {
  currency: string;
  receivables: Money;
  openItems: number;
  overdue: Money;
  overdueItems: number;
  current?: Money;
  unappliedCash?: Money;
  salesOfMonth: Money;
  salesOfTwelveMonths: Money;
  dsoSimple: { from: string; to: string; days?: string; absent?: string };
  figures?: Figures;
}

export interface Kpis {
  legalEntity: string;
  asOf: string;
  currencies: KpiCurrency[];
}

export interface Month {
  month: string;
  asOf: string;
  sales: Money;
  collected: Money;
  receivables: Money;
  current: Money;
  overdue: Money;
  openItems: number;
  overdueItems: number;
  figures: Figures;
}

export interface Monthly {
  legalEntity: string;
  currencies: { currency: string; months: Month[] }[];
}

export interface Bucket {
  bucket: string;
  amount: Money;
  items: number;
  percent?: string;
}

export interface Ageing {
  legalEntity: string;
  asOf: string;
  basis: string;
  currencies: { currency: string; total: Money; items: number; unappliedCash: Money; buckets: Bucket[] }[];
}

export interface CustomerAgeing {
  customerId: string;
  number?: string;
  country?: string;
  total: Money;
  items: number;
  overdue: Money;
  overdueItems: number;
  oldestDaysPastDue?: number;
  openDaysLate?: string;
  buckets: Bucket[];
}

export interface Item {
  invoiceId: string;
  customerId: string;
  number: string;
  issueDate: string;
  dueDate: string;
  daysPastDue: number;
  amount: Money;
  openAmount: Money;
}

export interface TimelineEntry {
  id: string;
  time: string;
  businessDate: string;
  context: string;
  type: string;
  subject?: string;
  details: Record<string, unknown>;
}

export interface Recognition {
  code: string;
  matched?: string;
}

export interface Payment {
  id: string;
  legalEntity: string;
  source: string;
  reference: string;
  amount: Money;
  receivedOn: string;
  structuredReference?: string;
  remittance?: string;
  customerNumber?: string;
  state: string;
  customerId?: string;
  recognition: Recognition;
  balance: { proposed: Money; applied: Money; unapplied: Money; refunded: Money; returned: Money };
  allocations: {
    id: string;
    invoiceId: string;
    proposed: Money;
    recognition: Recognition;
    standing: string;
    applied?: Money;
    reason?: string;
  }[];
  reversal?: { reason: string; on: string };
  version: number;
}

export interface Reason {
  code: string;
  text: string;
  measure?: number;
  points?: number;
  pointsMax?: number;
}

export interface Score {
  customerId: string;
  ratingClass?: string;
  points?: number;
  behaviour: { code: string; text: string; since?: string };
  asOf?: string;
  reasons: Reason[];
}

export interface Mail {
  to: string;
  language: string;
  subject: string;
  text: string;
  html: string;
}

interface Line {
  invoiceId: string;
  number: string;
  dueDate: string;
  openAmount: Money;
}

export interface Notice {
  id: string;
  customerId: string;
  step: string;
  channel: string;
  decidedOn: string;
  state: string;
  reason?: string;
  sentOn?: string;
  lines: Line[];
  totals: Money[];
  mail?: Mail;
}

export interface Preview {
  customerId: string;
  step: string;
  channel: string;
  held: boolean;
  suppressed?: string;
  lines: Line[];
  totals: Money[];
  mail?: Mail;
}

export interface Work {
  customerId: string;
  overdue: Money[];
  daysPastDue: number;
  reasons: string[];
  tasks: { id: string; kind: string; dueOn: string }[];
}

export interface Finding {
  code: string;
  step?: string;
  invoiceId?: string;
  date?: string;
  threshold?: Money;
}

export interface Explanation {
  date: string;
  recorded: boolean;
  decisions: { policyVersion: number; findings: Finding[]; nextOn?: string }[];
  notices: Notice[];
}

/** A mail as the catcher of a local stack keeps it. */
export interface CaughtMail {
  messageId: string;
  from: string[];
  to: string[];
  subject: string;
  text: string;
}

interface Get<Query, Answer, Path = never> {
  get: {
    parameters: { query: Query; path: Path; header?: never; cookie?: never };
    responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Answer } } };
  };
}

interface Scope {
  legalEntity: string;
  currency?: string;
  asOf?: string;
  country?: string;
  customerId?: string;
}

interface Cursor {
  limit?: number;
  after?: string;
}

interface ExpectedPaths {
  '/v1/me': Get<undefined, Me>;
  '/v1/kpis': Get<Scope, Kpis>;
  '/v1/kpis/monthly': Get<Scope & { from?: string; to?: string }, Monthly>;
  '/v1/ageing': Get<Scope & { basis?: 'due' | 'document' }, Ageing>;
  '/v1/ageing/customers': Get<Scope & Cursor, Page<CustomerAgeing>>;
  '/v1/kpis/items': Get<Scope & Cursor & { basis?: 'due' | 'document'; bucket?: string }, Page<Item>>;
  '/v1/timeline': Get<Cursor & { customerId: string }, Page<TimelineEntry>>;
  '/v1/payments': Get<Cursor & { legalEntity?: string; customerId?: string; state?: string }, Page<Payment>>;
  '/v1/risk/scores/{customerId}': Get<undefined, Score, { customerId: string }>;
  '/v1/risk/scores': Get<Cursor & { legalEntity: string; class?: string }, Page<Score>>;
  '/v1/dunning/notices': Get<
    Cursor & { legalEntity?: string; customerId?: string; state?: string },
    Page<Notice>
  >;
  '/v1/dunning/notices/{id}': Get<undefined, Notice, { id: string }>;
  '/v1/dunning/worklist': Get<{ legalEntity: string }, { items: Work[] }>;
  '/v1/dunning/preview': Get<Cursor & { legalEntity: string; date?: string }, Page<Preview>>;
  '/v1/dunning/explanations': Get<{ customerId: string; date?: string }, Explanation>;
  '/local/mails': Get<undefined, CaughtMail[]>;
}

/** Published in a shape that is about to grow. */
type Growing = '/v1/kpis';

/** Every path that the console asks. */
export type Paths = Pick<ExpectedPaths, Growing> &
  Omit<PublishedPaths, Growing> &
  Omit<ExpectedPaths, keyof PublishedPaths | Growing>;
