import { describe, expect, it } from 'vitest';
import { ApiError, kindOf, mayPass, problemOf } from './problem';

describe('a failure', () => {
  it('is told from others by what a reader can do about it', () => {
    const kinds = [0, 403, 404, 409, 422, 502, 503].map((status) => kindOf(new ApiError(status, {})));
    expect(kinds).toEqual([
      'notAvailable',
      'notAllowed',
      'notFound',
      'refused',
      'refused',
      'notAvailable',
      'notAvailable',
    ]);
    expect(kindOf(new ApiError(409, { type: 'https://openitem.io/problems/business-date-unknown' }))).toBe(
      'noBusinessDate',
    );
    expect(kindOf(new TypeError('of ours'))).toBe('notAvailable');
  });

  it('is asked again only where that may help', () => {
    expect([0, 503, 502].every((status) => mayPass(new ApiError(status, {})))).toBe(true);
    expect([401, 403, 404, 409, 429, 500].some((status) => mayPass(new ApiError(status, {})))).toBe(false);
  });

  it('is read from whatever came', async () => {
    expect(await problemOf(new Response('<html>'))).toEqual({});
    expect(await problemOf(new Response('null'))).toEqual({});
    expect(await problemOf(new Response('{"title":"Not allowed"}'))).toEqual({ title: 'Not allowed' });
  });
});
