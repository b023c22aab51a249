import { localDate } from '@conventions-ouvertes/shared/local-date';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { parseCell } from '../import/cell/parse-cell.js';
import { inTransaction } from '../platform/database.js';

const PARTNER: Actor = { id: 'partner', role: 'PARTNER', party: 'opca-defi', academicRegions: [] };
const STRANGER: Actor = { id: 'stranger', role: 'PARTNER', party: 'medef-occitanie', academicRegions: [] };
const MINISTRY: Actor = { id: 'ministry', role: 'MINISTRY', party: 'menesr', academicRegions: [] };
const ADMINISTRATOR: Actor = { id: 'administrator', role: 'ADMINISTRATOR', party: null, academicRegions: [] };
const [LYCEE, STUDENTS] = ['LYCEE_PUPILS', 'STUDENTS'];
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi(localDate('2022-03-01'));
  await inTransaction(api.pool, (client) =>
    insertActions(client, [
      anAction({
        isPublished: true,
        status: 'REALISED',
        reachedHeadcounts: [
          { audience: LYCEE!, academy: '16', total: 3, girls: null },
          { audience: STUDENTS!, academy: '16', total: 40, girls: null },
          { audience: LYCEE!, academy: '11', total: null, girls: null },
          { audience: STUDENTS!, academy: '11', total: 0, girls: null },
        ],
      }),
    ]),
  );
  await api.pool.query(`UPDATE sheet SET description = 'Un procédé' WHERE kind = 'REALISED'`);
  await api.pool.query(`INSERT INTO confidentiality (convention_key, action_id, field, concerned) SELECT convention_key, id, 'description', '{Firme A}' FROM action`);
});
afterAll(() => api.stop());

const csv = async (section: string): Promise<string> => (await fetch(`${api.origin}/export/opca-defi-2016.${section}.csv`)).text();

describe('what an export withholds', () => {
  test('reads « secret statistique », where what was not told stays empty and zero stays zero', async () => {
    const lines = (await csv('publics')).split('\r\n');
    expect(lines.filter((line) => line.includes('secret statistique'))).toHaveLength(2);
    expect(lines.filter((line) => /;0;/u.test(line))).toHaveLength(1);
    expect(lines.join()).not.toMatch(/;40;|;3;/u);
  });

  test('is handed to those of the convention, and noted as the reading of a page is; what the file does not hold is not', async () => {
    const { rows: actions } = await api.pool.query<{ id: number; slug: string }>('SELECT id, slug FROM action');
    const subject = `action/${actions[0]!.id}`;
    const read = async (path: string, actor: Actor): Promise<string> => (await fetch(`${api.origin}/${path}`, { headers: { 'x-test-actor': JSON.stringify(actor) } })).text();
    const noted = async (): Promise<unknown[]> =>
      (await api.pool.query(`SELECT actor_role, kind, subjects FROM confidential_reading ORDER BY id`)).rows.map(({ actor_role: role, kind, subjects }: { actor_role: string; kind: string; subjects: string[] }) => [role, kind, ...subjects]);
    const before = await noted();
    expect(await read('export/opca-defi-2016.publics.csv', PARTNER)).not.toContain('Un procédé');
    expect(await read('export/opca-defi-2016.actions.csv', STRANGER)).not.toContain('Un procédé');
    expect(await noted()).toEqual(before);
    expect(await read('export/opca-defi-2016.actions.csv', PARTNER)).toContain('Un procédé');
    expect(await read('export/opca-defi-2016.jsonl', MINISTRY)).toContain('Un procédé');
    expect(await read(`documents/fiche/${actions[0]!.slug}/realisee.html`, PARTNER)).toContain('Un procédé');
    expect((await noted()).slice(before.length)).toEqual([['PARTNER', 'CONFIDENTIAL', subject], ['MINISTRY', 'CONFIDENTIAL', subject], ['PARTNER', 'CONFIDENTIAL', subject]]);
  });

  test('of a draft is noted in files and documents where another than its partner opens it', async () => {
    await inTransaction(api.pool, (client) => insertActions(client, [anAction({ status: 'DRAFT' })], 'D-'));
    const { rows } = await api.pool.query<{ id: number; slug: string }>(`SELECT id, slug FROM action WHERE status = 'DRAFT'`);
    const readers = async (): Promise<unknown> => (await api.pool.query(`SELECT actor_role AS role FROM confidential_reading WHERE kind = 'DRAFT' AND subjects @> ARRAY[$1] ORDER BY id`, [`action/${rows[0]!.id}`])).rows;
    for (const path of ['export/opca-defi-2016.depenses.csv', `documents/fiche/${rows[0]!.slug}/previsionnelle.html`]) {
      for (const actor of [PARTNER, ADMINISTRATOR]) await (await fetch(`${api.origin}/${path}`, { headers: { 'x-test-actor': JSON.stringify(actor) } })).arrayBuffer();
    }
    expect(await readers()).toEqual([{ role: 'ADMINISTRATOR' }, { role: 'ADMINISTRATOR' }]);
  });

  test('reads « confidentiel » where a text is', async () => {
    const text = await csv('actions');
    expect(text).toContain('confidentiel');
    expect(text).not.toContain('Un procédé');
  });

  test('is said beside the row in Parquet, whose columns of numbers hold no words', async () => {
    const file = await (await fetch(`${api.origin}/export/opca-defi-2016.publics.parquet`)).arrayBuffer();
    const rows = await parquetReadObjects({ file });
    expect(rows.map(({ total, masque }) => [total, masque])).toContainEqual([null, 'total : secret statistique']);
    expect(rows.map(({ total, masque }) => [total, masque])).toContainEqual([null, null]);
  });

  test.each(['secret statistique', ' Secret  Statistique ', 'confidentiel'])('is refused by the importer, with the reason: « %s »', (text) => {
    for (const type of ['HEADCOUNT', 'DECIMAL', 'AMOUNT', 'TEXT'] as const) {
      const parsed = parseCell(type, { kind: 'TEXT', text }, { nomenclature: {} as never, dateOrder: 'DAY_FIRST' as never, unit: null });
      expect(parsed).toMatchObject({ ok: false, problem: { code: 'CELL_WITHHELD' } });
    }
  });
});
