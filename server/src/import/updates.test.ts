import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TemplateRows } from './template/build-workbook.js';
import { actionContents, dumpActions } from './testing/dump-actions.js';
import { essaiWorkbook, importEssai } from './testing/import-essai.js';
import { SAMPLE_ROWS } from './testing/sample-rows.js';
import { typeset } from './typeset.js';
import { testConvention, type TestDatabase } from './testing/test-convention.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testConvention();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query('TRUNCATE import_run, action CASCADE');
  await load(SAMPLE_ROWS);
});

const load = async (rows: TemplateRows) => importEssai(database.pool, [await essaiWorkbook(database.pool, rows)]);
const first = async () => (await actionContents(database.pool))[0];
const HEAD = { reference: 'A-2021-01', year: 2021, axis: '4.1', title: 'Semaine des métiers', status: 'Réalisée', academies: '08' };

describe('an action that comes again', () => {
  it('keeps the fiche and lines that the new file says nothing of', async () => {
    const before = await first();
    const report = await load({ actions: [{ ...HEAD, title: 'Semaine des métiers, 2e édition' }] });
    expect(report).toMatchObject({ actions: { read: 1, updated: 1 }, notices: [], refusals: [] });
    const after = await first();
    expect(after).toEqual({ ...before, title: 'Semaine des métiers, 2e édition', content_sha256: after?.['content_sha256'] });
  });

  it('leaves the actions that the file does not name alone', async () => {
    const before = await actionContents(database.pool);
    await load({ actions: [{ ...HEAD, title: 'Autre' }] });
    expect((await actionContents(database.pool)).slice(1)).toEqual(before.slice(1));
  });

  it('keeps the version before of a fiche whose budget changed, no longer current, and its lines with it', async () => {
    const depenses = [{ reference: 'A-2021-01', sheetKind: 'R', label: 'Animation', total: 42000, 'resource:TA': 42000 }];
    const report = await load({ actions: [HEAD], depenses });
    expect(report).toMatchObject({ actions: { updated: 1 }, refusals: [] });
    const { rows } = await database.pool.query(
      `SELECT s.kind, s.version, s.is_current, s.number, sum(i.total_cents)::bigint AS cents, count(DISTINCT i.import_file_id) AS files
         FROM sheet s JOIN action a ON a.id = s.action_id LEFT JOIN expense_item i ON i.sheet_id = s.id WHERE a.reference = 'A-2021-01' GROUP BY s.id ORDER BY s.kind, s.version`,
    );
    expect(rows).toEqual([
      { kind: 'PLANNED', version: 1, is_current: true, number: 'P-2021-01', cents: 5_840_010, files: 1 },
      { kind: 'REALISED', version: 1, is_current: false, number: 'R-2021-01', cents: 4_100_000, files: 1 },
      // The workbook has the columns of the realised fiche, left empty: it says so of each.
      { kind: 'REALISED', version: 2, is_current: true, number: null, cents: 4_200_000, files: 1 },
    ]);
    const spent = await database.pool.query(`SELECT sum(amount_cents)::bigint AS cents FROM money_line WHERE stage = 'SPENT'`);
    expect(spent.rows).toEqual([{ cents: 4_200_000 }]);
  });

  it('says which lines it loses before it loses them', async () => {
    const report = await load({ actions: [HEAD], engagements: [{ reference: 'A-2021-01', fundingSource: 'TA', amount: 50000 }] });
    expect(report.notices).toEqual([
      { reference: 'A-2021-01', code: 'LINES_LOST', text: typeset('L’action « A-2021-01 » avait 2 engagement(s) ; les fichiers en disent 1.') },
    ]);
    expect((await first())?.['commitments']).toHaveLength(1);
  });

  it('is unchanged when commitments and headcounts come in another order', async () => {
    const report = await load({ ...SAMPLE_ROWS, engagements: [...(SAMPLE_ROWS.engagements ?? [])].reverse(), publics: [...(SAMPLE_ROWS.publics ?? [])].reverse() });
    expect(report).toMatchObject({ actions: { unchanged: 3 }, applies: false });
  });

  it('after a change and back is what it was, and was unchanged in between by nothing else', async () => {
    const before = await first();
    await load({ actions: [{ ...HEAD, title: 'Autre' }] });
    await load(SAMPLE_ROWS);
    expect(await first()).toEqual(before);
  });
});

describe('two imports of the same files at once', () => {
  it('have the effect of one', async () => {
    await database.pool.query('TRUNCATE import_run, action CASCADE');
    const reports = await Promise.all([load(SAMPLE_ROWS), load(SAMPLE_ROWS), load(SAMPLE_ROWS)]);
    expect(reports.map(({ actions }) => actions.created).sort()).toEqual([0, 0, 3]);
    expect(reports.map(({ actions }) => actions.unchanged).sort()).toEqual([0, 3, 3]);
    expect(await dumpActions(database.pool)).toMatchObject({ import_run: [expect.anything()], action: [expect.anything(), expect.anything(), expect.anything()] });
  });
});
