import { createContext, type ReactNode, useContext } from 'react';
import { useAnswer } from '../api/ask';
import type { KpiCurrency, Me } from '../api/wire';

/** Who reads, and of which legal entity and currency. */
export interface Scope {
  me: Me;
  entities: { id: string; name: string }[];
  legalEntity: string;
  currencies: string[];
  currency: string | undefined;
}

const Context = createContext<Scope | undefined>(undefined);

export function ScopeProvider({ scope, children }: { scope: Scope; children: ReactNode }) {
  return <Context.Provider value={scope}>{children}</Context.Provider>;
}

export function useScope(): Scope {
  const scope = useContext(Context);
  if (scope === undefined) {
    throw new Error('ScopeProvider is missing');
  }
  return scope;
}

export function useKpis(legalEntity: string, customerId?: string) {
  return useAnswer('/v1/kpis', { query: { legalEntity, customerId } }, legalEntity !== '');
}

/** The one that was asked for where there are figures in it, else the first. */
export function chosen(currencies: KpiCurrency[] | undefined, wanted: string | undefined): KpiCurrency | undefined {
  return currencies?.find((entry) => entry.currency === wanted) ?? currencies?.[0];
}
