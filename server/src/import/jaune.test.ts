import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { importFiles } from './import-files.js';
import { readMapping } from './mapping/read-mapping.js';
import { loadImportContext } from './store/import-context.js';
import { dumpActions } from './testing/dump-actions.js';
import { useFixture } from './testing/use-fixture.js';

const fixture = useFixture('jaune');
const CSV = 'jaune_education_nationale_subventions_2010.csv';

const load = async (change = (text: string) => text, publishAt?: Date) => {
  const { convention } = await loadImportContext(fixture.pool, 'jaune-2010');
  const mapping = readMapping('correspondance.yaml', await readFile(`${fixture.folder}correspondance.yaml`, 'utf8'), convention.fundingSources);
  const bytes = Buffer.from(change(await readFile(`${fixture.folder}${CSV}`, 'utf8')));
  return importFiles(fixture.pool, 'jaune-2010', [{ name: CSV, bytes }], { mapping, publishAt });
};

describe('the « Jaune budgétaire », a file that nobody here wrote', () => {
  it('gives 204 actions and 87 572 380,00 €, to the cent, by programme', async () => {
    const report = await load();
    expect(report).toMatchObject({ refusals: [], actions: { read: 204, created: 204 }, rows: { read: 204, taken: 204 } });
    const totals = await fixture.pool.query('SELECT axis_code, count(*), sum(amount_cents)::bigint AS cents FROM money_line GROUP BY 1 ORDER BY 1');
    expect(totals.rows.map(({ axis_code, count }) => [axis_code, count])).toEqual([['140', 20], ['141', 34], ['214', 143], ['230', 7]]);
    expect(totals.rows.reduce((sum, { cents }) => sum + cents, 0)).toBe(8_757_238_000);
    const stages = await fixture.pool.query('SELECT DISTINCT stage FROM money_line');
    expect(stages.rows).toEqual([{ stage: 'SPENT' }]);
  });

  it('leaves the 29 grants without a département and the one abroad in no académie', async () => {
    const { rows } = await fixture.pool.query(
      `SELECT count(*) FILTER (WHERE l.academy_code IS NULL) AS nowhere, count(*) FILTER (WHERE l.academy_code = '01') AS paris,
              count(*) FILTER (WHERE NOT EXISTS (SELECT FROM action_academy t WHERE t.action_id = l.action_id)) AS no_territory FROM money_line l`,
    );
    expect(rows[0]).toEqual({ nowhere: 30, paris: 112, no_territory: 30 });
  });

  it('is public once whoever imports says so, and not before', async () => {
    const published = async () => (await fixture.pool.query('SELECT FROM action WHERE published_at IS NOT NULL')).rowCount;
    expect(await published()).toBe(0);
    await load(undefined, new Date());
    expect(await published()).toBe(204);
  });

  it('changes nothing the second time', async () => {
    const before = await dumpActions(fixture.pool);
    expect(await load()).toMatchObject({ actions: { read: 204, created: 0, updated: 0, unchanged: 204, refused: 0 }, applies: false });
    expect(await dumpActions(fixture.pool)).toEqual(before);
  });

  it('refuses two grants that would bear one reference, a département that does not exist, and columns that the mapping leaves out', async () => {
    const doubled = await load((text) => `${text}498598747,ENCORE,75,141,x,1\r\n`);
    expect(doubled.refusals.map(({ row, code }) => [row, code])).toEqual([[2, 'ACTION_TWICE'], [206, 'ACTION_TWICE']]);
    const elsewhere = await load((text) => `${text}123456789,AILLEURS,00,141,x,1\r\n`);
    expect(elsewhere.refusals).toMatchObject([{ row: 206, column: 'C (departement)', value: '00', code: 'DEPARTMENT_UNKNOWN' }]);
    const wider = await load((text) => text.replace('montant_eur', 'montant_eur,note').replaceAll(/(?<=\d)\r\n/gu, ',x\r\n'));
    expect(wider).toMatchObject({ isBlocked: true, refusals: [{ row: 1, code: 'HEADER_UNKNOWN', value: 'note' }] });
  });
});
