import { describe, expect, it } from 'vitest';
import { BUCKETS, oneOf, text } from './choices';

describe('an address', () => {
  it('chooses what there is and nothing else', () => {
    expect(oneOf(BUCKETS, '91+')).toBe('91+');
    expect(oneOf(BUCKETS, '92+')).toBeUndefined();
    expect(oneOf(BUCKETS, undefined)).toBeUndefined();
  });

  it('says numbers as texts and nothing as nothing', () => {
    expect([text(10042), text('DE01'), text(''), text(null), text(undefined)]).toEqual([
      '10042',
      'DE01',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
