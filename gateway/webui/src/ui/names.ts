import { useMemo } from 'react';
import { again, failureOf, useMore, usePages } from '../api/ask';
import { shortId } from '../format';

export interface Named {
  id: string;
  number: string;
  name: string;
}

const PAGE = 500;
/** The first thousands come by themselves; of later customers the number is shown, until somebody searches. */
const FIRST = 2000;
const FRESH_MILLIS = 60_000;

export interface Names {
  of: Map<string, Named>;
  /** Whether more are on their way. */
  looking: boolean;
  failure: unknown;
  again: () => void;
}

/** @param all whether each name is needed, however many there are */
export function useNamesFor(legalEntity: string, all: boolean): Names {
  const pages = usePages('/v1/customers', { query: { legalEntity, limit: PAGE } }, legalEntity !== '', FRESH_MILLIS);
  const looking = useMore(pages, all || (pages.data?.length ?? 0) < FIRST);
  const of = useMemo(
    () => new Map<string, Named>(pages.data?.map((customer) => [customer.id, customer])),
    [pages.data],
  );
  return { of, looking: pages.isPending || looking, failure: failureOf(pages), again: () => again(pages) };
}

/** Names by customer id. Empty until they are there, and where the reader may not see them. */
export function useNames(legalEntity: string): Map<string, Named> {
  return useNamesFor(legalEntity, false).of;
}

export function nameOf(names: Map<string, Named>, id: string, number?: string): string {
  return names.get(id)?.name ?? number ?? shortId(id);
}
