import { describe, expect, it } from 'vitest';
import { textCell } from '../reading/text-cell.js';
import { recutRow } from '../mapping/recut-row.js';
import { sumLines } from '../rows/sum-lines.js';
import { orderOfColumn } from '../rows/date-order.js';
import { columnIndexOf } from './decision.js';
import { remadeText } from './mojibake.js';
import { propose } from './propose.js';

describe('what is proposed for a doubtful cell', () => {
  it.each([
    ['DATE_AMBIGUOUS', '03/04/2021', 'DATE', '2021-04-03'],
    ['DATE_UNREADABLE', '3.4.2021', 'DATE', '2021-04-03'],
    ['DATE_IMPOSSIBLE', '12/31/2021', 'DATE', '2021-12-31'],
    ['DATE_UNREADABLE', '20210403', 'DATE', '2021-04-03'],
    ['AMOUNT_UNREADABLE', '12,5 k€', 'AMOUNT', '12500,00'],
    ['AMOUNT_UNREADABLE', '€ 12,50', 'AMOUNT', '12,50'],
    ['AMOUNT_AMBIGUOUS', '1.234', 'AMOUNT', '1234,00'],
    ['SIRET_MALFORMED', '11004301500012.0', 'SIRET', '11004301500012'],
    ['SIRET_MALFORMED', 'n° 110 043 015 00012', 'SIRET', '11004301500012'],
    ['REFERENCE_MALFORMED', 'Action n° 3 é', 'REFERENCE', 'Action-n-3-e'],
  ] as const)('%s %s', (code, text, type, proposed) => {
    expect(propose(code, textCell(text), type)).toEqual({ kind: 'CELL', text: proposed });
  });

  it.each([
    ['SIRET_MANGLED', '7,99E+13', 'SIRET'], ['AMOUNT_UNREADABLE', 'NC', 'AMOUNT'], ['AMOUNT_UNREADABLE', '(33000)', 'AMOUNT'], ['AMOUNT_NEGATIVE', '-5', 'AMOUNT'],
    ['SIRET_CHECK_DIGIT', '11004301500013', 'SIRET'], ['DATE_IMPOSSIBLE', '31/02/2021', 'DATE'],
  ] as const)('nothing for %s %s, where what was meant is lost', (code, text, type) => {
    expect(propose(code, textCell(text), type)).toBeUndefined();
  });

  it('remakes accents broken once or more, and leaves what is whole', () => {
    expect([remadeText('rÃ©ussite'), remadeText('Ã‰cole'), remadeText('CÃƒâ€¦Ã¢â‚¬â„¢UR'), remadeText('réussite'), remadeText('Ã©日')]).toEqual(['réussite', 'École', 'CŒUR', null, null]);
  });
});

describe('a row cut too often', () => {
  const columns = [{ fits: () => true, isNumber: false }, { fits: (text: string) => /^[1-9][0-9 ]*(?:,[0-9]{2})?$/u.test(text), isNumber: true }, { fits: (text: string) => text === 'oui' || text === 'non', isNumber: false }];
  it('is joined in the one way that fits', () => {
    expect(recutRow(['a', '12', '50', 'oui'], columns, ',')).toEqual(['a', '12,50', 'oui']);
    expect(recutRow(['a', ' b', '12', '50', 'oui'], columns, ',')).toEqual(['a, b', '12,50', 'oui']);
  });
  it('has no proposal where nothing fits, or where two ways fit as well', () => {
    expect(recutRow(['a', '12', '50', 'peut-être'], columns, ',')).toBeNull();
    expect(recutRow(['a', 'b', 'c', 'd'], [{ fits: () => true, isNumber: false }, { fits: () => true, isNumber: false }], ',')).toBeNull();
  });
});

describe('what a column proves', () => {
  it('a day beyond the twelfth proves the order of all its dates; a month beyond it disproves it', () => {
    const cells = (...texts: string[]) => texts.map((text) => textCell(text));
    expect(orderOfColumn(cells('03/04/2021'), 'UNSTATED')).toBe('UNSTATED');
    expect(orderOfColumn(cells('03/04/2021', '31/12/2021'), 'UNSTATED')).toBe('DAY_FIRST');
    expect(orderOfColumn(cells('03/04/2021', '12/31/2021'), 'DAY_FIRST')).toBe('UNSTATED');
  });
  it('a line that adds up those before it is a sum, of all or of those since the last sum', () => {
    expect(sumLines([10, 20, 30, 40, 50, 150, 1, 2, 3, 4, 5, 15, 165])).toEqual([5, 11, 12]);
    expect(sumLines([10, 20, 30, null, 5])).toEqual([]);
    expect(sumLines([15, 1, 2, 3, 4, 5, 16, 1, 2, 3, 4, 6])).toEqual([0, 6]);
  });
  it('a line that adds up those after it is one too, with a total at either end', () => {
    expect(sumLines([165, 150, 10, 20, 30, 40, 50, 15, 1, 2, 3, 4, 5])).toEqual([0, 1, 7]);
    expect(sumLines([150, 10, 20, 30, 40, 50, 15, 1, 2, 3, 4, 5, 165])).toEqual([0, 6, 12]);
    expect(sumLines([165, 10, 20, 30, 40, 50, 150, 1, 2, 3, 4, 5, 15])).toEqual([0, 6, 12]);
    expect(sumLines([166, 10, 20, 30, 40, 50, 150, 1, 2, 3, 4, 5, 15])).toEqual([6, 12]);
  });
  it('is found again by its letters', () => {
    expect([columnIndexOf({ column: 'C (Année)' }), columnIndexOf({ column: 'AB' }), columnIndexOf({ column: 'A (x) + B (y)' }), columnIndexOf({ column: null })]).toEqual([2, 27, null, null]);
  });
});
