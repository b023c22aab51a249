import { localDate } from '@conventions-ouvertes/shared/local-date';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { parseCell } from '../import/cell/parse-cell.js';
import { inTransaction } from '../platform/database.js';

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
