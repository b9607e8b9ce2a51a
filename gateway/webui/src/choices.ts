/** What can be chosen on a page, and how a choice is read from an address. */
export const text = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value);

/** One of the values that there are; anything else is as if it were not there. */
export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value);
}

export const BUCKETS = ['current', '1-30', '31-60', '61-90', '91+', 'overdue'] as const;
export const CLASSES = ['A', 'B', 'C', 'D', 'E'] as const;
export const PAYMENT_STATES = ['unapplied', 'unidentified', 'proposed', 'applied', 'reversed', 'all'] as const;
export const NOTICE_VIEWS = ['sent', 'preview', 'caught'] as const;
