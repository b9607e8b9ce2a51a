import { describe, expect, it } from 'vitest';
import { amountLike, formatDate, formatFigure, formatMoney, formatMonth, formatPercent, humanise, isZero, share } from './format';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const plain = (text: string) => text.replace(/\u00a0|\u202f/g, ' ');

describe('amounts', () => {
  it('are shown to the cent, beyond what a number could hold', () => {
    expect(plain(formatMoney(eur('90071992547409931234.57'), 'en'))).toBe('€90,071,992,547,409,931,234.57');
    expect(plain(formatMoney(eur('1234.50'), 'de'))).toBe('1.234,50 €');
  });

  it('have the digits of their currency', () => {
    expect(plain(formatMoney({ amount: '1500', currency: 'JPY' }, 'en'))).toBe('¥1,500');
    expect(plain(formatMoney({ amount: '1.500', currency: 'KWD' }, 'en'))).toBe('KWD 1.500');
  });

  it('are never rounded to the coins in use', () => {
    expect(plain(formatMoney({ amount: '1234.50', currency: 'HUF' }, 'de'))).toBe('1.234,50 HUF');
    expect(plain(formatMoney({ amount: '1234.50', currency: 'IDR' }, 'en'))).toBe('IDR 1,234.50');
    expect(plain(formatMoney({ amount: '0.125', currency: 'IQD' }, 'en'))).toBe('IQD 0.125');
  });

  it('come back from a chart with the digits of what was drawn', () => {
    expect(amountLike({ amount: '1.500', currency: 'KWD' }, 12.25)).toEqual({ amount: '12.250', currency: 'KWD' });
    expect(amountLike({ amount: '1500', currency: 'JPY' }, 12)).toEqual({ amount: '12', currency: 'JPY' });
    expect(amountLike(undefined, 0)).toEqual(eur('0.00'));
  });

  it('are zero however many zeros they have', () => {
    expect([isZero(eur('0.00')), isZero(eur('-0')), isZero(eur('0.01')), isZero(eur('10.00'))]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('are no part of nothing', () => {
    expect(share(eur('25.00'), eur('200.00'))).toBe('12.5');
    expect(share(eur('25.00'), eur('0.00'))).toBeUndefined();
  });
});

describe('days', () => {
  it('are the same wherever the reader sits', () => {
    expect(formatDate('2026-03-31', 'de')).toBe('31.03.2026');
    expect(formatDate('2026-03-02', 'en')).toBe('02 Mar 2026');
    expect(formatMonth('2026-03', 'en')).toBe('Mar 26');
  });
});

describe('figures', () => {
  it('have their unit, and no value where there is none', () => {
    const figure = { formula: 'dso-simple', unit: 'days' };
    expect(formatFigure({ ...figure, value: '28.4786' }, 'de', 'Tage')).toBe('28,5 Tage');
    expect(formatFigure({ ...figure, unit: 'percent', value: '89.8384' }, 'en', 'days')).toBe('89.8%');
    expect(formatFigure({ ...figure, absent: 'no-sales' }, 'en', 'days')).toBeUndefined();
    expect(formatFigure(undefined, 'en', 'days')).toBeUndefined();
  });

  it('in percent are written as the language does', () => {
    expect(plain(formatPercent('12.5', 'de'))).toBe('12,5 %');
    expect(formatPercent('12.5', 'en')).toBe('12.5%');
    expect(formatPercent('1234.56', 'en')).toBe('1,234.6%');
  });
});

describe('codes', () => {
  it('are readable without a text of their own', () => {
    expect(humanise('InvoiceIssued')).toBe('Invoice issued');
    expect(humanise('no-such-item')).toBe('No such item');
  });
});
