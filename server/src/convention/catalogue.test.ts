import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool } from '../platform/database.js';
import { bumpDataVersion } from '../platform/data-version.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { openOrm } from '../store/open-orm.js';
import { catalogueReader } from './catalogue.js';

let database: TestDatabase;
let pool: pg.Pool;
let orm: MikroORM;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url, { max: 1 });
  orm = await openOrm(database.url);
});
afterAll(async () => {
  await Promise.all([orm.close(true), pool.end()]);
  await database.drop();
});

/** The tables of whatever entities are asked for while something is read. */
const tablesReadBy = async (read: () => Promise<unknown>): Promise<Set<string>> => {
  const tables = new Set<string>();
  const fork = orm.em.fork.bind(orm.em);
  orm.em.fork = ((...given: Parameters<typeof fork>) =>
    new Proxy(fork(...given), {
      get: (em, name) =>
        name === 'find'
          ? (...asked: Parameters<typeof em.find>) => {
              tables.add(orm.getMetadata(asked[0]).tableName);
              return em.find(...asked);
            }
          : (Reflect.get(em, name) as unknown),
    })) as typeof fork;
  try {
    await read();
  } finally {
    orm.em.fork = fork;
  }
  return tables;
};

describe('the catalogue', () => {
  test('is of the data’s present version, and its contents are read again only where they changed', async () => {
    const catalogueOf = catalogueReader(orm, pool);
    const first = await catalogueOf();
    expect(await catalogueOf()).toBe(first);
    await bumpDataVersion(pool);
    const second = await catalogueOf();
    expect([second.dataVersion.version, second.contents === first.contents]).toEqual([first.dataVersion.version + 1, true]);
    await pool.query('UPDATE theme SET label_fr = label_fr');
    await bumpDataVersion(pool);
    expect((await catalogueOf()).contents === first.contents).toBe(true);
    await pool.query(`UPDATE theme SET label_fr = label_fr || ' !' WHERE code = 'GUIDANCE_AND_DISCOVERY'`);
    await bumpDataVersion(pool);
    const third = await catalogueOf();
    expect([third.contents === first.contents, third.themes.get('GUIDANCE_AND_DISCOVERY')!.labelFr]).toEqual([false, `${first.themes.get('GUIDANCE_AND_DISCOVERY')!.labelFr} !`]);
  });

  test('every table that it reads says when it changes', async () => {
    const read = await tablesReadBy(catalogueReader(orm, pool));
    const { rows } = await pool.query<{ name: string }>(`SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname LIKE 'catalogue_%' GROUP BY 1 HAVING count(*) = 4`);
    expect(read.size).toBeGreaterThan(10);
    expect(rows.map(({ name }) => name).sort()).toEqual([...read].sort());
  });
});
