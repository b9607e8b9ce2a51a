import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { BUCKETS, CLASSES, NOTICE_VIEWS, oneOf, PAYMENT_STATES, text } from './choices';
import { Missing, Shell } from './ui/Shell';

/** What every page is about. It stands in the address, so that a page can be shared and found again. */
export type Shared = {
  legalEntity?: string;
  currency?: string;
};

const root = createRootRoute({
  validateSearch: (search): Shared => ({ legalEntity: text(search.legalEntity), currency: text(search.currency) }),
  search: { middlewares: [retainSearchParams<Shared>(['legalEntity', 'currency'])] },
  component: Shell,
  notFoundComponent: Missing,
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/Overview'), 'Overview'),
});

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: (search): { class?: (typeof CLASSES)[number]; q?: string } => ({
    class: oneOf(CLASSES, search.class),
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import('./pages/Customers'), 'Customers'),
});

const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id',
  validateSearch: (search): { day?: string } => ({ day: text(search.day) }),
  component: lazyRouteComponent(() => import('./pages/Customer'), 'Customer'),
});

const items = createRoute({
  getParentRoute: () => root,
  path: '/items',
  validateSearch: (search): { bucket?: (typeof BUCKETS)[number] } => ({ bucket: oneOf(BUCKETS, search.bucket) }),
  component: lazyRouteComponent(() => import('./pages/Items'), 'Items'),
});

const invoice = createRoute({
  getParentRoute: () => root,
  path: '/invoices/$id',
  component: lazyRouteComponent(() => import('./pages/Invoice'), 'Invoice'),
});

const payments = createRoute({
  getParentRoute: () => root,
  path: '/payments',
  validateSearch: (search): { state?: (typeof PAYMENT_STATES)[number] } => ({ state: oneOf(PAYMENT_STATES, search.state) }),
  component: lazyRouteComponent(() => import('./pages/Payments'), 'Payments'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  validateSearch: (search): { view?: (typeof NOTICE_VIEWS)[number]; notice?: string } => ({
    view: oneOf(NOTICE_VIEWS, search.view),
    notice: text(search.notice),
  }),
  component: lazyRouteComponent(() => import('./pages/Notices'), 'Notices'),
});

const apiDocs = createRoute({
  getParentRoute: () => root,
  path: '/api-docs',
  validateSearch: (search): { service?: string; q?: string } => ({ service: text(search.service), q: text(search.q) }),
  component: lazyRouteComponent(() => import('./pages/ApiDocs'), 'ApiDocs'),
});

export const router = createRouter({
  routeTree: root.addChildren([overview, customers, customer, items, invoice, payments, notices, apiDocs]),
  defaultPreload: 'intent',
  defaultPendingMinMs: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
