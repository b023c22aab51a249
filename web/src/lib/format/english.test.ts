import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inPageLanguage } from '#lib/language/labels.js';
import { getLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { formatDate, formatDayOfYear, formatMonths, monthNames } from './date.js';
import { formatEuros, formatEurosShort } from './money.js';
import { formatBasisPoints, formatCount, formatDecimal } from './number.js';

const french = getLocale;
beforeAll(() => overwriteGetLocale(() => 'en'));
afterAll(() => overwriteGetLocale(french));

describe('on an English page', () => {
  it('numbers have commas between thousands and a decimal point', () => {
    expect([formatCount(1_770), formatDecimal('12345.5'), formatBasisPoints(9_340)]).toEqual(['1,770', '12,345.5', '93.4%']);
  });

  it('amounts have the euro before them, whole or short', () => {
    expect([123_456_789, -50, 0].map(formatEuros)).toEqual(['€1,234,567.89', '-€0.50', '€0.00']);
    expect([123_456_789, 5_840_000, 85_000, 99_995_000].map(formatEurosShort)).toEqual(['€1.2M', '€58.4k', '€850', '€1.0M']);
  });

  it('dates have English months and no ordinal', () => {
    expect([formatDate('2016-10-01'), formatDayOfYear(6, 15)]).toEqual(['1\u00a0October 2016', '15\u00a0June']);
    expect([monthNames(9).short, formatMonths(12), formatMonths(60), formatMonths(18)]).toEqual(['Sep', '1\u00a0year', '5\u00a0years', '18\u00a0months']);
  });

  it('themes and audiences that the API names in French are named in English, and nothing else is touched', () => {
    const answer = {
      themes: [{ code: 'INCLUSION', label: 'Mixité, diversité et inclusion' }],
      keys: [
        { dimension: 'ACADEMY', code: null, label: 'Non ventilé' },
        { dimension: 'MONTH', code: null, label: 'Sans date' },
        { dimension: 'AXIS', code: 'a/1', label: 'Axe' },
      ],
      label: 'Libellé',
      none: null,
      sum: 0,
    };
    expect(inPageLanguage(answer)).toEqual({
      ...answer,
      themes: [{ code: 'INCLUSION', label: 'Gender balance, diversity and inclusion' }],
      keys: [{ dimension: 'ACADEMY', code: null, label: 'Not broken down' }, { dimension: 'MONTH', code: null, label: 'No date' }, answer.keys[2]],
    });
    expect(answer.themes[0]?.label).toBe('Mixité, diversité et inclusion');
  });
});
