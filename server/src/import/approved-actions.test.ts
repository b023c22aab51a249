import { localDate } from '@conventions-ouvertes/shared/local-date';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presentModification } from '../action/present-modification.js';
import { submitAction } from '../action/submit-action.js';
import { EP_PARTNER, EP_SECRETARY } from '../action/testing/actors.js';
import { openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { importFiles } from './import-files.js';
import type { ImportReport } from './report.js';
import { loadImportContext } from './store/import-context.js';
import { buildTemplateWorkbook, type TemplateRows } from './template/build-workbook.js';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const load = async (convention: string, rows: TemplateRows): Promise<ImportReport> => {
  const context = await loadImportContext(pool, convention);
  return importFiles(pool, convention, [{ name: 'fiches.xlsx', bytes: await buildTemplateWorkbook(context.convention, rows) }]);
};

const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

const fiche = (reference: string, status: string, cents: number): TemplateRows => ({
  actions: [
    {
      reference,
      year: 2021,
      axis: '3',
      title: 'Salon des métiers',
      status,
      'planned.objectives': 'Faire connaître les métiers',
      'planned.description': 'Un salon de deux jours',
      'planned.startsOn': day('2021-09-01'),
      'planned.endsOn': day('2021-12-17'),
    },
  ],
  depenses: [{ reference, sheetKind: 'P', label: 'Location', total: cents / 100, 'resource:SECTION_L6332_3': cents / 100 }],
});

const sheets = async (reference: string): Promise<object[]> =>
  (
    await pool.query(
      `SELECT s.version, s.is_current AS current, s.is_pending AS pending, (SELECT sum(total_cents)::bigint FROM expense_item i WHERE i.sheet_id = s.id) AS cents
         FROM sheet s JOIN action a ON a.id = s.action_id WHERE a.reference = $1 ORDER BY s.version`,
      [reference],
    )
  ).rows;

describe('a file that changes the planned sheet of an approved action (OPCO EP, article 15)', () => {
  it('leaves the approved version in force, says so, and the change waits for the committee', async () => {
    await load('opco-ep-2020', fiche('F-1', 'Conseil d’administration', 20_000_00));
    const report = await load('opco-ep-2020', fiche('F-1', 'Conseil d’administration', 26_000_00));
    expect(report).toMatchObject({ actions: { updated: 1 }, notices: [{ reference: 'F-1', code: 'WAITS_FOR_COMMITTEE' }] });
    expect(await sheets('F-1')).toEqual([
      { version: 1, current: true, pending: false, cents: 20_000_00 },
      { version: 2, current: false, pending: true, cents: 26_000_00 },
    ]);
  });

  it('changes nothing when it comes again', async () => {
    const report = await load('opco-ep-2020', fiche('F-1', 'Conseil d’administration', 26_000_00));
    expect(report).toMatchObject({ actions: { unchanged: 1, updated: 0 }, notices: [] });
  });

  it('is replaced by a further file, and applies once presented', async () => {
    await load('opco-ep-2020', fiche('F-1', 'Conseil d’administration', 27_000_00));
    await presentModification({ pool, actor: EP_SECRETARY, today: localDate('2030-01-01') }, 'present', { action: 'opco-ep-2020--f-1', on: null, wasAdopted: null, meetingId: null });
    expect(await sheets('F-1')).toEqual([
      { version: 1, current: false, pending: false, cents: 20_000_00 },
      { version: 2, current: false, pending: false, cents: 26_000_00 },
      { version: 3, current: true, pending: false, cents: 27_000_00 },
    ]);
  });

  it('applies at once before the approval', async () => {
    await load('opco-ep-2020', fiche('F-2', 'Transmise', 20_000_00));
    const report = await load('opco-ep-2020', fiche('F-2', 'Transmise', 26_000_00));
    expect(report.notices).toEqual([]);
    expect(await sheets('F-2')).toMatchObject([{ current: false }, { current: true, pending: false }]);
  });
});

describe('a file about an action whose steps are recorded here', () => {
  it('does not move it, and says so', async () => {
    await load('opco-ep-2020', fiche('F-3', 'Brouillon', 20_000_00));
    await submitAction({ pool, actor: EP_PARTNER, today: localDate('2021-06-01') }, 'submit', { action: 'opco-ep-2020--f-3', on: null });
    const report = await load('opco-ep-2020', { actions: [{ ...fiche('F-3', 'Engagée', 0).actions![0], status: 'Clôturée', title: 'Autre titre' }] });
    expect(report.notices).toMatchObject([{ reference: 'F-3', code: 'STATUS_KEPT' }]);
    expect((await pool.query(`SELECT status, title FROM action WHERE reference = 'F-3'`)).rows).toEqual([{ status: 'SUBMITTED', title: 'Autre titre' }]);
  });
});

describe('a file whose commitments pass a cap (DEFi, article 12)', () => {
  it('is refused whole, in French', async () => {
    const rows: TemplateRows = {
      actions: [{ reference: 'P-1', year: 2018, axis: '4', title: 'Équipement', status: 'Engagée' }],
      engagements: [
        { reference: 'P-1', fundingSource: 'HORS_QUOTA', amount: 1_000_000 },
        { reference: 'P-1', fundingSource: 'HORS_QUOTA', amount: 500_000.01, committedOn: day('2018-05-02') },
      ],
    };
    await expect(load('opca-defi-2016', rows)).rejects.toMatchObject({ code: 'CAP_PASSED' });
    expect((await pool.query(`SELECT FROM action WHERE reference = 'P-1'`)).rowCount).toBe(0);
  });
});

describe('the record of an import', () => {
  it('has a line an action, with what it was before and after, by the program itself', async () => {
    const { rows } = await pool.query(`SELECT change, actor_role, before ->> 'status' AS before, after ->> 'status' AS after FROM record WHERE subject_key = 'opco-ep-2020--f-2' ORDER BY id`);
    expect(rows).toEqual([
      { change: 'ACTION_IMPORTED', actor_role: null, before: null, after: 'SUBMITTED' },
      { change: 'ACTION_UPDATED_BY_FILE', actor_role: null, before: 'SUBMITTED', after: 'SUBMITTED' },
    ]);
  });
});

describe('a file that changes what an approved action is measured by (OPCO EP, article 15: « contenu »)', () => {
  const measured = (reference: string, target: number, result: number | null): TemplateRows => ({
    ...fiche(reference, 'Conseil d’administration', 20_000_00),
    actions: fiche(reference, 'Conseil d’administration', 20_000_00).actions!.map((row) => ({ ...row, title: `Salon ${reference}` })),
    indicateurs: [{ reference, label: 'Classes reçues', unit: 'classes', direction: 'Hausse', target, result }],
  });
  const inForce = async (reference: string): Promise<object[]> =>
    (await pool.query(`SELECT trim_scale(target)::text AS target, trim_scale(result)::text AS result FROM indicator i JOIN action a ON a.id = i.action_id WHERE a.reference = $1`, [reference])).rows;

  it('leaves the target in force, takes the result, and the new target waits with its fiche', async () => {
    await load('opco-ep-2020', measured('M-1', 12, null));
    const report = await load('opco-ep-2020', measured('M-1', 6, 8));
    expect(report.notices).toMatchObject([{ reference: 'M-1', code: 'WAITS_FOR_COMMITTEE' }]);
    expect(await inForce('M-1')).toEqual([{ target: '12', result: '8' }]);
    expect(await sheets('M-1')).toMatchObject([{ current: true }, { pending: true }]);
  });

  it('applies once presented, and the result stays', async () => {
    await presentModification({ pool, actor: EP_SECRETARY, today: localDate('2030-01-01') }, 'targets', { action: 'opco-ep-2020--m-1', on: null, wasAdopted: null, meetingId: null });
    expect(await inForce('M-1')).toEqual([{ target: '6', result: '8' }]);
  });

  it('a result alone is no change of the fiche', async () => {
    await load('opco-ep-2020', measured('M-2', 12, null));
    const report = await load('opco-ep-2020', measured('M-2', 12, 9));
    expect(report.notices).toEqual([]);
    expect(await sheets('M-2')).toHaveLength(1);
    expect(await inForce('M-2')).toEqual([{ target: '12', result: '9' }]);
  });
});
