import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TemplateRows } from './template/build-workbook.js';
import { dumpActions } from './testing/dump-actions.js';
import { essaiWorkbook, importEssai } from './testing/import-essai.js';
import { typeset } from './typeset.js';
import { testConvention, type TestDatabase } from './testing/test-convention.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testConvention();
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('TRUNCATE import_run, action CASCADE'));

const action = (reference: string, more = {}) => ({ reference, year: 2021, axis: '2', title: 'Une action', status: 'Engagée', ...more });
const GOOD = [action('A-1'), action('A-2', { 'planned.objectives': 'Bien faire' })];
const load = async (rows: TemplateRows, options = {}) => importEssai(database.pool, [await essaiWorkbook(database.pool, rows)], options);
const codes = async (rows: TemplateRows) => (await load(rows)).refusals.map(({ sheet, row, column, code }) => [sheet, row, column, code]);

describe('a refused cell', () => {
  it('is told with its file, sheet, row, column, value and reason, all of them at once', async () => {
    const report = await load({
      actions: [...GOOD, action('A-3', { year: 21, axis: '9', status: 'Fait', 'planned.startsOn': '31/02/2021' })],
      depenses: [{ reference: 'A-3', sheetKind: 'P', label: 'Salle', total: '1,234', 'resource:TA': 10 }],
    });
    expect(report.refusals).toEqual([
      { file: 'fiches.xlsx', sheet: 'Actions', row: 4, column: 'B (Année)', value: '21', code: 'YEAR_UNREADABLE', reason: typeset('« 21 » n’est pas une année de 1990 à 2100 : écrivez-la sur quatre chiffres.') },
      expect.objectContaining({ row: 4, column: 'C (Axe)', value: '9', code: 'AXIS_UNKNOWN' }),
      expect.objectContaining({ row: 4, column: 'E (Statut)', value: 'Fait', code: 'STATUS_UNKNOWN' }),
      expect.objectContaining({ row: 4, column: 'M (Prévu - Date de début)', value: '31/02/2021', code: 'DATE_IMPOSSIBLE' }),
      expect.objectContaining({ sheet: 'Dépenses', row: 2, column: 'D (Montant total)', value: '1,234', code: 'AMOUNT_AMBIGUOUS' }),
    ]);
  });

  it('keeps the whole file out', async () => {
    const before = await dumpActions(database.pool);
    const report = await load({ actions: [...GOOD, action('A-3', { axis: '9' })] });
    expect(report).toMatchObject({ isBlocked: true, applies: false, actions: { read: 3, created: 2, refused: 1 }, rows: { read: 3, taken: 0, waiting: 3, refused: 0 } });
    expect(await dumpActions(database.pool)).toEqual(before);
  });

  it('refuses its whole action and no other, where valid actions are accepted', async () => {
    const rows = {
      actions: [...GOOD, action('A-3')],
      depenses: [
        { reference: 'A-1', sheetKind: 'P', label: 'Salle', total: 10, 'resource:TA': 10 },
        { reference: 'A-3', sheetKind: 'P', label: 'Salle', total: 10, 'resource:TA': 10 },
        { reference: 'A-3', sheetKind: 'P', label: 'Bus', total: 10, 'resource:TA': 9.99 },
      ],
    };
    const report = await load(rows, { acceptValid: true });
    expect(report).toMatchObject({ applies: true, actions: { read: 3, created: 2, refused: 1 }, rows: { read: 6, taken: 3, waiting: 3, refused: 0 } });
    expect(report.refusals).toMatchObject([{ sheet: 'Dépenses', row: 4, column: 'D (Montant total)', value: '10', code: 'SHARES_DO_NOT_ADD_UP' }]);
    const stored = await database.pool.query('SELECT reference FROM action ORDER BY 1');
    expect(stored.rows).toEqual([{ reference: 'A-1' }, { reference: 'A-2' }]);
  });
});

describe('rows that must hold together', () => {
  it('are refused when two actions bear one reference, whatever its case', async () => {
    expect(await codes({ actions: [action('A-1'), action('a-1'), action('A-2')] })).toEqual([
      ['Actions', 2, 'A (Référence)', 'ACTION_TWICE'],
      ['Actions', 3, 'A (Référence)', 'ACTION_TWICE'],
    ]);
  });

  it('are refused when their action is not in the files, and nothing is taken even of what is right', async () => {
    const rows = { actions: GOOD, engagements: [{ reference: 'A-9', fundingSource: 'TA', amount: 1 }] };
    const report = await load(rows, { acceptValid: true });
    expect(report).toMatchObject({ isBlocked: true, refusals: [{ sheet: 'Engagements', row: 2, value: 'A-9', code: 'ACTION_NOT_IN_FILE' }] });
  });

  it('are withheld, not lost, when the reference of their action is itself refused', async () => {
    const rows = { actions: [...GOOD, action('A 3')], engagements: [{ reference: 'A 3', fundingSource: 'TA', amount: 1 }] };
    const report = await load(rows, { acceptValid: true });
    expect(report).toMatchObject({ applies: true, actions: { created: 2, refused: 1 } });
    expect(report.refusals.map(({ sheet, code }) => [sheet, code])).toEqual([
      ['Actions', 'REFERENCE_MALFORMED'],
      ['Engagements', 'REFERENCE_MALFORMED'],
    ]);
  });

  it.each([
    ['an end before the beginning', { 'planned.startsOn': '2021-02-01', 'planned.endsOn': '2021-01-31' }, 'DATES_REVERSED'],
    ['a total that its expenses do not reach', { 'planned.total': 11 }, 'TOTAL_DIFFERS'],
    ['a total that no expense details', { 'realised.total': 11 }, 'TOTAL_DIFFERS'],
  ])('are refused for %s', async (_what, more, code) => {
    const report = await load({ actions: [action('A-1', more)], depenses: [{ reference: 'A-1', sheetKind: 'P', label: 'Salle', total: 10, 'resource:TA': 10 }] });
    expect(report.refusals.map((one) => one.code)).toEqual([code]);
  });

  it.each([
    ['more girls and boys than participants', { total: 10, girls: 6, boys: 5 }, 'HEADCOUNT_PARTS'],
    ['more disabled than participants', { total: 10, disability: 11 }, 'HEADCOUNT_DISABILITY'],
    ['girls of an unknown number', { girls: 6 }, 'HEADCOUNT_WITHOUT_TOTAL'],
    ['a school of another académie', { total: 1, academy: '10', school: '0750655E' }, 'SCHOOL_ELSEWHERE'],
    ['a school that does not exist', { total: 1, school: '0750656F' }, 'SCHOOL_UNKNOWN'],
  ])('are refused for %s', async (_what, more, code) => {
    const report = await load({ actions: [action('A-1')], publics: [{ reference: 'A-1', sheetKind: 'P', audience: 'LYCEENS', ...more }] });
    expect(report.refusals.map((one) => one.code)).toEqual([code]);
  });

  it('are refused when one audience is counted twice at one place, a school standing for its académie', async () => {
    const count = { reference: 'A-1', sheetKind: 'R', audience: 'LYCEENS', total: 3, school: '0750655E' };
    expect(await codes({ actions: [action('A-1')], publics: [count, { ...count, academy: '01' }] })).toEqual([
      ['Publics', 2, 'C (Public)', 'HEADCOUNT_TWICE'],
      ['Publics', 3, 'C (Public)', 'HEADCOUNT_TWICE'],
    ]);
  });

  it('of the demonstration never mix with real ones', async () => {
    await load({ actions: GOOD }, { isDemo: true });
    const report = await load({ actions: [action('A-1', { title: 'Réelle' })] });
    expect(report.refusals).toMatchObject([{ row: 2, column: 'A (Référence)', code: 'ACTION_IS_DEMO' }]);
    const { rows } = await database.pool.query('SELECT DISTINCT is_demo FROM action');
    expect(rows).toEqual([{ is_demo: true }]);
  });
});
