import type { Figure, Money } from './api/wire';

/** Digits after the point, as a service gave them: Intl goes by the coins in use, which is not ISO 4217. */
function digitsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

/** Amounts stay the decimal strings they are: Intl formats those exactly, however long. */
export function formatMoney(money: Money, locale: string): string {
  const digits = digitsOf(money.amount);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(money.amount as Intl.StringNumericLiteral);
}

/** For the axis of a chart, where only the size matters. */
export function formatShort(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function formatDecimal(value: string, locale: string, digits = 1): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value as Intl.StringNumericLiteral,
  );
}

/** @param value in percent: 12.5 is an eighth */
export function formatPercent(value: string, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value as Intl.StringNumericLiteral);
}

export function formatCount(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

/**
 * In English with the month as a word: 02/03 is two different days.
 *
 * @param date ISO 8601, without time; it is the same day everywhere
 */
export function formatDate(date: string, locale: string): string {
  const english = locale.startsWith('en');
  return new Intl.DateTimeFormat(english ? 'en-GB' : locale, {
    year: 'numeric',
    month: english ? 'short' : '2-digit',
    day: '2-digit',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** @param month such as 2026-03 */
export function formatMonth(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

export function formatTime(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));
}

/** A figure with its unit, or nothing where it has no value. */
export function formatFigure(figure: Figure | undefined, locale: string, days: string): string | undefined {
  if (figure?.value === undefined) {
    return undefined;
  }
  return figure.unit === 'percent'
    ? formatPercent(figure.value, locale)
    : `${formatDecimal(figure.value, locale)} ${days}`;
}

/** For the geometry of a chart only: a pixel needs no cents. */
export function magnitude(money: Money | undefined): number {
  return money === undefined ? 0 : Number(money.amount);
}

/** The way back from a chart's number: an amount in the currency of the drawn ones, with their digits. */
export function amountLike(drawn: Money | undefined, value: number): Money {
  const like = drawn ?? { amount: '0.00', currency: 'EUR' };
  return { amount: value.toFixed(digitsOf(like.amount)), currency: like.currency };
}

export function isZero(money: Money): boolean {
  return /^-?0*(\.0*)?$/.test(money.amount);
}

/** A part of a whole, in percent with one digit; nothing where the whole is nothing. */
export function share(part: Money, whole: Money): string | undefined {
  const all = Number(whole.amount);
  return all === 0 ? undefined : ((Number(part.amount) / all) * 100).toFixed(1);
}

/** `InvoiceIssued` as `Invoice issued`, `by-hand` as `by hand`: for codes that have no text of their own. */
export function humanise(code: string): string {
  const words = code
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function shortId(id: string): string {
  return id.length > 16 ? `${id.slice(0, 12)}…` : id;
}
