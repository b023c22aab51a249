import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from './content/fingerprint.js';
import type { InputFile } from './reading/input-file.js';
import { loadStoredActions } from './store/stored-actions.js';
import type { TemplateRows } from './template/build-workbook.js';
import { actionContents, dumpActions } from './testing/dump-actions.js';
import { essaiCsv, essaiWorkbook, importEssai } from './testing/import-essai.js';
import { SAMPLE_ROWS } from './testing/sample-rows.js';
import { testConvention, type TestDatabase } from './testing/test-convention.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testConvention();
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('TRUNCATE import_run, action CASCADE'));

const workbook = async (rows: TemplateRows): Promise<InputFile[]> => [await essaiWorkbook(database.pool, rows)];
const csv = (rows: TemplateRows): Promise<InputFile[]> => essaiCsv(database.pool, rows);
const load = (files: InputFile[]) => importEssai(database.pool, files);

describe('a workbook filled from the template', () => {
  it('goes in whole, every column of every sheet', async () => {
    const report = await load(await workbook(SAMPLE_ROWS));
    expect(report).toMatchObject({ refusals: [], actions: { read: 3, created: 3, updated: 0, unchanged: 0, refused: 0 }, rows: { read: 18, taken: 18, waiting: 0, refused: 0 } });
    const [first] = await actionContents(database.pool);
    expect(first).toMatchObject({ reference: 'A-2021-01', year: 2021, axis_code: '4.1', status: 'REALISED', territory: ['01', '08', '10'] });
    expect(first?.['sheets']).toMatchObject([
      {
        kind: 'PLANNED',
        number: 'P-2021-01',
        starts_on: '2021-09-01',
        objectives: 'Faire connaître\nles métiers',
        success_indicators: 'Nombre de visites',
        quantitative_review: null,
        expenses: [
          { label: 'Animation', total_cents: 5_800_010, academy_code: '10', shares: { TA: 5_000_010, AUTRES: 800_000 } },
          { label: 'Transport', total_cents: 40_000, academy_code: null, shares: { TA: 40_000, AUTRES: 0 } },
        ],
        in_kind: [{ label: 'Prêt de salles', given_by: 'Ville de Lyon', estimated_cents: 150_000 }],
      },
      {
        kind: 'REALISED',
        quantitative_review: '38 visites',
        expenses: [{ total_cents: 4_100_000, school_uai: '0750655E', academy_code: '01' }],
        headcounts: [
          { audience_code: 'LYCEENS', total: 1150, girls: 560, boys: 580, disability: 31 },
          { audience_code: 'APPRENTIS', total: null, girls: null },
        ],
        in_kind: [{ label: 'Plateau technique', estimated_cents: null }],
      },
    ]);
    expect(first?.['indicators']).toMatchObject([{ target: 80, result: 85.5, evaluated_on: '2022-07-01', direction: 'UP' }]);
    expect(first?.['commitments']).toMatchObject([
      { funding_source_code: 'TA', amount_cents: 5_000_000, committed_on: '2021-07-05' },
      { funding_source_code: 'AUTRES', amount_cents: 800_000, committed_on: null, academy_code: '10' },
    ]);
    expect(first?.['actors']).toMatchObject([{ role: 'PROVIDER', siret: '11004301500012' }, { role: 'SCHOOL', uai: '0750655E' }]);
  });

  it('keeps the file, sheet and row of every line', async () => {
    await load(await workbook(SAMPLE_ROWS));
    const { rows } = await database.pool.query(
      `SELECT f.name, f.bytes > 0 AS weighed, i.source_sheet, i.source_row, i.label FROM expense_item i JOIN import_file f ON f.id = i.import_file_id ORDER BY i.source_row`,
    );
    expect(rows[1]).toEqual({ name: 'fiches.xlsx', weighed: true, source_sheet: 'Dépenses', source_row: 3, label: 'Transport' });
  });

  it('gives the same as its CSV form', async () => {
    await load(await workbook(SAMPLE_ROWS));
    const fromWorkbook = await actionContents(database.pool);
    await database.pool.query('TRUNCATE import_run, action CASCADE');
    const report = await load(await csv(SAMPLE_ROWS));
    expect(report.refusals).toEqual([]);
    expect(await actionContents(database.pool)).toEqual(fromWorkbook);
  });

  it('changes nothing when it comes again, in either form', async () => {
    await load(await workbook(SAMPLE_ROWS));
    const before = await dumpActions(database.pool);
    for (const files of [await workbook(SAMPLE_ROWS), await csv(SAMPLE_ROWS)]) {
      const report = await load(files);
      expect(report).toMatchObject({ actions: { read: 3, created: 0, updated: 0, unchanged: 3, refused: 0 }, applies: false, isBlocked: false });
      expect(await dumpActions(database.pool)).toEqual(before);
    }
  });

  it('reads back from the database as exactly what it was fingerprinted as', async () => {
    await load(await workbook(SAMPLE_ROWS));
    const stored = await loadStoredActions(database.pool, 'essai', ['A-2021-01', 'A-2021-02', 'A-2022-01']);
    expect([...stored.values()].map(({ content }) => fingerprint(content))).toEqual([...stored.values()].map((action) => action.fingerprint));
  });
});
