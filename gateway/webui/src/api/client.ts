import createFetchClient, { type Middleware } from 'openapi-fetch';
import { ApiError, problemOf } from './problem';
import type { Paths } from './wire';

/** Where the door lets a person in; it brings them back to the page they were on. */
export function loginPath(location: { pathname: string; search: string }): string {
  return `/login?to=${encodeURIComponent(location.pathname + location.search)}`;
}

const REDIRECTED = 'openitem.login';
const LOOP_MILLIS = 10_000;

/** Sends the reader to the login, but not round and round where a session cannot be kept. */
function logIn(): boolean {
  const last = Number(sessionStorage.getItem(REDIRECTED) ?? 0);
  if (Date.now() - last < LOOP_MILLIS) {
    return false;
  }
  sessionStorage.setItem(REDIRECTED, String(Date.now()));
  window.location.assign(loginPath(window.location));
  return true;
}

const refusals: Middleware = {
  onRequest({ request }) {
    // What tells a page of ours from a foreign one: see the gateway's CrossSite.
    request.headers.set('X-Requested-With', 'XMLHttpRequest');
    request.headers.set('Accept-Language', document.documentElement.lang);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) {
      return response;
    }
    if (response.status === 401 && logIn()) {
      // The page is about to be left: what it waits for never comes.
      return new Promise<Response>(() => {});
    }
    throw new ApiError(response.status, await problemOf(response));
  },
  onError() {
    throw new ApiError(0, { title: 'No answer' });
  },
};

export const fetchClient = createFetchClient<Paths>({ baseUrl: window.location.origin });
fetchClient.use(refusals);
