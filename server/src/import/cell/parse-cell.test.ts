import { localDate } from '@conventions-ouvertes/shared/local-date';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '../reading/raw-table.js';
import { textCell } from '../reading/text-cell.js';
import type { CellType } from '../template/column.js';
import { indexChoices } from './choice-index.js';
import type { DateOrder, Nomenclature } from './nomenclature.js';
import { parseCell } from './parse-cell.js';

const choice = (code: string, label: string) => ({ code, label, aliases: [] });
const nomenclature: Nomenclature = {
  axes: indexChoices([choice('2', 'Les métiers'), choice('4.1', 'Informer'), choice('4.10', 'Découvrir'), choice('5', 'Découvrir')]),
  fundingSources: indexChoices([choice('TA', 'Taxe d’apprentissage')]),
  audiences: indexChoices([choice('LYCEE_PUPILS', 'Lycéens')]),
  academies: indexChoices([choice('01', 'Paris'), choice('02', 'Aix-Marseille'), choice('31', 'La Réunion')]),
  schools: new Map([['0750655E', '01']]),
};

const number = (value: number, isPercent = false): RawCell => ({ kind: 'NUMBER', number: value, isPercent });
const read = (type: CellType, cell: RawCell | string, { unit = null as string | null, dateOrder = 'DAY_FIRST' as DateOrder } = {}) => {
  const parsed = parseCell(type, typeof cell === 'string' ? textCell(cell) : cell, { nomenclature, dateOrder, unit });
  return parsed.ok ? parsed.value : parsed.problem.code;
};

describe('a cell', () => {
  it.each<[CellType, RawCell | string, unknown]>([
    ['AMOUNT', '58 400,00 €', 5_840_000],
    ['AMOUNT', '58\u202F400,00\u00A0€', 5_840_000],
    ['AMOUNT', number(58400.1), 5_840_010],
    ['AMOUNT', number(0.1 + 0.2), 30],
    ['AMOUNT', '0', 0],
    ['DATE', { kind: 'DATE', date: localDate('2021-04-03'), hasTime: false }, '2021-04-03'],
    ['DATE', '2021-04-03', '2021-04-03'],
    ['DATE', '03/04/2021', '2021-04-03'],
    ['HEADCOUNT', '1 250', 1250],
    ['HEADCOUNT', number(1250), 1250],
    ['DECIMAL', '12,5', '12.5'],
    ['DECIMAL', '0,125', '0.125'],
    ['DECIMAL', number(0.1 + 0.2), '0.3'],
    ['DECIMAL', '-0,50', '-0.5'],
    ['DECIMAL', number(1.234), '1.234'],
    ['YEAR', number(2021), 2021],
    ['TEXT', '  Œuvrer\r\nici ', 'Œuvrer\nici'],
    ['TEXT', number(12), '12'],
    ['SIRET', '110 043 015 00012', '11004301500012'],
    ['SIRET', number(11004301500012), '11004301500012'],
    ['UAI', '0750655e', '0750655E'],
    ['AXIS', '4.1 – Informer', '4.1'],
    ['AXIS', 'LES METIERS', '2'],
    ['AXIS', number(2), '2'],
    ['ACADEMY', 'aix - marseille', '02'],
    ['ACADEMY', '1', '01'],
    ['ACADEMY', number(1), '01'],
    ['ACADEMY', 'La Réunion', '31'],
    ['ACADEMIES', '02\u00A0; Paris ;', ['01', '02']],
    ['STATUS', 'réalisée', 'REALISED'],
    ['SHEET_KIND', 'Prévisionnelle', 'PLANNED'],
    ['DIRECTION', 'À la baisse', 'DOWN'],
    ['ROLE', 'CMQ', 'CAMPUS'],
  ])('of type %s reads %j', (type, cell, expected) => {
    expect(read(type, cell)).toEqual(expected);
  });

  it.each<[CellType, RawCell | string, string]>([
    ['AMOUNT', '1,234', 'AMOUNT_AMBIGUOUS'],
    ['AMOUNT', '-5', 'AMOUNT_NEGATIVE'],
    ['AMOUNT', number(12.345), 'AMOUNT_BELOW_A_CENT'],
    ['AMOUNT', number(0.5, true), 'AMOUNT_UNREADABLE'],
    ['AMOUNT', { kind: 'DATE', date: localDate('2021-04-03'), hasTime: false }, 'AMOUNT_UNREADABLE'],
    ['AMOUNT', 'néant', 'AMOUNT_UNREADABLE'],
    ['DATE', '31/04/2021', 'DATE_IMPOSSIBLE'],
    ['DATE', '12/31/2021', 'DATE_IMPOSSIBLE'],
    ['DATE', '03/04/21', 'DATE_UNREADABLE'],
    ['DATE', '3 avril 2021', 'DATE_UNREADABLE'],
    ['DATE', number(44289), 'DATE_UNREADABLE'],
    ['DATE', '2201-04-03', 'DATE_OUT_OF_RANGE'],
    ['DATE', { kind: 'DATE', date: localDate('2021-04-03'), hasTime: true }, 'DATE_HAS_TIME'],
    ['HEADCOUNT', '1.250', 'HEADCOUNT_UNREADABLE'],
    ['HEADCOUNT', number(12.5), 'HEADCOUNT_UNREADABLE'],
    ['HEADCOUNT', '-3', 'HEADCOUNT_NEGATIVE'],
    ['HEADCOUNT', 'environ 30', 'HEADCOUNT_UNREADABLE'],
    ['HEADCOUNT', number(3e9), 'HEADCOUNT_UNREADABLE'],
    ['DECIMAL', '1,234', 'DECIMAL_AMBIGUOUS'],
    ['DECIMAL', '0,12345', 'DECIMAL_TOO_FINE'],
    ['DECIMAL', number(0.85, true), 'DECIMAL_PERCENT'],
    ['YEAR', '21', 'YEAR_UNREADABLE'],
    ['YEAR', number(2021.5), 'YEAR_UNREADABLE'],
    ['TEXT', number(4.1), 'TEXT_CONVERTED'],
    ['TEXT', { kind: 'DATE', date: localDate('2021-04-03'), hasTime: false }, 'TEXT_CONVERTED'],
    ['SIRET', '7,99E+13', 'SIRET_MANGLED'],
    ['SIRET', number(7.99e13), 'SIRET_MANGLED'],
    ['SIRET', '11004301500013', 'SIRET_CHECK_DIGIT'],
    ['UAI', '0750656F', 'SCHOOL_UNKNOWN'],
    ['AXIS', 'Découvrir', 'CODE_AMBIGUOUS'],
    ['AXIS', number(4.1), 'CODE_AMBIGUOUS'],
    ['AXIS', 'Inform', 'AXIS_UNKNOWN'],
    ['AXIS', '3', 'AXIS_UNKNOWN'],
    ['ACADEMY', '75', 'ACADEMY_UNKNOWN'],
    ['ACADEMIES', '01 ; Pari', 'ACADEMY_UNKNOWN'],
    ['REFERENCE', 'A 1', 'REFERENCE_MALFORMED'],
    ['REFERENCE', 'é', 'REFERENCE_MALFORMED'],
    ['STATUS', 'Faite', 'STATUS_UNKNOWN'],
    ['AXIS', 'x'.repeat(501), 'CELL_TOO_LONG'],
    ['TEXT', 'x'.repeat(32_768), 'CELL_TOO_LONG'],
    ['TEXT', 'a\u0000b', 'CELL_CONTROL_CHARACTER'],
    ['TEXT', 'a\uD800b', 'CELL_CONTROL_CHARACTER'],
  ])('of type %s refuses %j', (type, cell, code) => {
    expect(read(type, cell)).toBe(code);
  });

  it('whose date could be read in two ways is refused where nothing says which comes first', () => {
    const unstated = (text: string) => read('DATE', text, { dateOrder: 'UNSTATED' });
    expect(unstated('03/04/2021')).toBe('DATE_AMBIGUOUS');
    expect(unstated('04/04/2021')).toBe('2021-04-04');
    expect(unstated('23/04/2021')).toBe('2021-04-23');
    expect(unstated('2021-04-03')).toBe('2021-04-03');
  });

  it('shown as a percentage is worth what it shows, where the unit is %', () => {
    expect(read('DECIMAL', number(0.855, true), { unit: '%' })).toBe('85.5');
    expect(read('DECIMAL', number(0.07, true), { unit: '% des élèves' })).toBe('7');
    expect(read('DECIMAL', '85,5 %', { unit: '%' })).toBe('85.5');
    expect(read('DECIMAL', '85,5 %', { unit: 'jours' })).toBe('DECIMAL_UNREADABLE');
  });

  it('never makes the reader fail, whatever it holds, and is read or refused in words', () => {
    const types: CellType[] = ['REFERENCE', 'YEAR', 'TEXT', 'AMOUNT', 'DATE', 'HEADCOUNT', 'DECIMAL', 'SIRET', 'UAI', 'AXIS', 'ACADEMIES', 'STATUS'];
    const cells = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }).map(textCell),
      fc.string({ unit: fc.constantFrom(...'0123456789,./-€ E+%'), maxLength: 12 }).map(textCell),
      fc.double().map((value) => number(value)),
      fc.boolean().map((value): RawCell => ({ kind: 'BOOLEAN', value })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...types), cells, (type, cell) => {
        if (cell.kind === 'EMPTY') return;
        const parsed = parseCell(type, cell, { nomenclature, dateOrder: 'DAY_FIRST', unit: null });
        if (parsed.ok) expect(parsed.value).not.toBeNaN();
        else expect(parsed.problem.message).toMatch(/[.:?]/u);
      }),
    );
  });
});
