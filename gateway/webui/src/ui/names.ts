import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask';
import { shortId } from '../format';

export interface Named {
  id: string;
  number: string;
  name: string;
}

const PAGE = 200;
/** Names of the first thousands are fetched at once; of later customers the number is shown. */
const PAGES = 10;

async function fetchNames(legalEntity: string): Promise<Map<string, Named>> {
  const names = new Map<string, Named>();
  let after: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    // Each page is named by the one before.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await ask('/v1/customers', { query: { legalEntity, limit: PAGE, after } });
    for (const customer of answer.items) {
      names.set(customer.id, customer);
    }
    if (!answer.hasMore) {
      break;
    }
    after = answer.next;
  }
  return names;
}

/** Names by customer id. Empty until they are there, and where the reader may not see them. */
export function useNames(legalEntity: string): Map<string, Named> {
  const { data } = useQuery({
    queryKey: ['names', legalEntity],
    queryFn: () => fetchNames(legalEntity),
    enabled: legalEntity !== '',
    staleTime: 60_000,
  });
  return data ?? EMPTY;
}

const EMPTY = new Map<string, Named>();

export function nameOf(names: Map<string, Named>, id: string, number?: string): string {
  return names.get(id)?.name ?? number ?? shortId(id);
}
