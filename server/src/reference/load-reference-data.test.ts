import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, openPool } from '../platform/database.js';
import { freshDatabase } from '../platform/testing/database.js';
import { loadReferenceData } from './load-reference-data.js';
import { readReferenceData } from './read-reference-data.js';
import type { ReferenceData } from './reference-data.js';

describe('loading the reference data', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let pool: pg.Pool;
  let data: ReferenceData;
  beforeAll(async () => {
    data = await readReferenceData();
    database = await freshDatabase();
    pool = openPool(database.url);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const load = (given: ReferenceData): Promise<void> => inTransaction(pool, (client) => loadReferenceData(client, given));
  const count = async (table: string): Promise<number> =>
    (await pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n ?? Number.NaN;
  const labels = async (): Promise<string[]> =>
    (await pool.query<{ code: string }>('SELECT code FROM theme ORDER BY position')).rows.map(({ code }) => code);

  it('fills every table, with the schools in less than two seconds', async () => {
    const before = performance.now();
    await load(data);
    expect(performance.now() - before).toBeLessThan(2000);
    expect(await count('academic_region')).toBe(18);
    expect(await count('academy')).toBe(30);
    expect(await count('department')).toBe(103);
    expect(await count('school')).toBe(12_455);
    expect(await count('school WHERE academy_code IS NULL')).toBe(159);
    expect(await count('school WHERE social_index IS NULL')).toBe(1890);
    expect(await count('academy_pupils')).toBe(30);
    expect(await count('theme')).toBe(data.themes.length);
    expect(await count('audience')).toBe(18);
    expect(await count('reference_source')).toBe(data.sources.length);
  });

  it('writes no school, académie or département again when nothing changed', async () => {
    const versions = `SELECT (SELECT count(DISTINCT xmin::text) FROM school) AS schools, max(xmin::text) AS last FROM school`;
    const before = (await pool.query(versions)).rows;
    await load(data);
    expect((await pool.query(versions)).rows).toEqual(before);
  });

  it('updates what changed, and keeps what left the files', async () => {
    const [first, ...others] = data.schools;
    if (first === undefined) throw new Error('no school');
    await load({ ...data, schools: [{ ...first, name: 'Un autre nom', socialIndex: null }] });
    const { rows } = await pool.query('SELECT name, social_index FROM school WHERE uai = $1', [first.uai]);
    expect(rows).toEqual([{ name: 'Un autre nom', social_index: null }]);
    expect(await count('school')).toBe(others.length + 1);
    await load(data);
  });

  it('lets themes change places, come and go', async () => {
    const codes = data.themes.map(({ code }) => code);
    const reversed = data.themes.toReversed().map((theme, index) => ({ ...theme, position: index + 1 }));
    await load({ ...data, themes: reversed });
    expect(await labels()).toEqual(codes.toReversed());
    await load({ ...data, themes: data.themes.slice(2).map((theme, index) => ({ ...theme, position: index + 1 })) });
    expect((await labels()).slice(0, -2)).toEqual(codes.slice(2));
    expect((await labels()).slice(-2).sort()).toEqual(codes.slice(0, 2).sort());
    await load(data);
    expect(await labels()).toEqual(codes);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const interrupted = inTransaction(pool, async (client) => {
      await loadReferenceData(client, { ...data, academies: data.academies.map((academy) => ({ ...academy, name: `${academy.name} !` })) });
      throw new Error('interrupted');
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    expect(await count(`academy WHERE name LIKE '%!'`)).toBe(0);
  });
});
