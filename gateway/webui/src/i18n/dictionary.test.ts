import { describe, expect, it } from 'vitest';
import { codeText, type Key, languages, preferred, translate } from './dictionary';

const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('texts', () => {
  it('have the same places for values in every language', () => {
    for (const key of Object.keys(languages.en) as Key[]) {
      expect(places(languages.de[key]), key).toEqual(places(languages.en[key]));
    }
  });

  it('are filled in', () => {
    expect(translate('de', 'openItems', { count: 3 })).toBe('3 offene Posten');
    expect(translate('en', 'window', { from: 'a' })).toBe('a to {to}');
  });

  it('of a code are there or not, never made up', () => {
    expect(codeText('de', 'overdue')).toBe('Überfällig');
    expect(codeText('en', 'unheard-of')).toBeUndefined();
  });
});

describe('the language', () => {
  it('is the first of the reader’s that there is', () => {
    expect(preferred(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(preferred(['fr'])).toBe('en');
    expect(preferred([])).toBe('en');
  });
});
