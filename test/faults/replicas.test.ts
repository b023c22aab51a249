import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApiSchema } from '../../server/src/api/schema.js';
import { chanceOf } from '../../server/src/api/testing/chance.js';
import { ASKERS, plant } from '../../server/src/api/testing/planted.js';
import { randomDocument } from '../../server/src/api/testing/random-document.js';
import { anAction, insertActions } from '../../server/src/figures/testing/insert-actions.js';
import { bumpDataVersion } from '../../server/src/platform/data-version.js';
import { inTransaction, openPool } from '../../server/src/platform/database.js';
import { lookAtPrimary } from '../../server/src/platform/replicas/looks.js';
import { LATE_MS, Standby } from '../../server/src/platform/replicas/standby.js';
import { SILENT } from '../../server/src/platform/telemetry/log.js';
import { seed } from '../../server/src/seed.js';
import { migrate } from '../../server/src/store/migrate.js';
import { startServer } from '../support/server-process.js';
import { startCluster, type Cluster, type Node } from './cluster.js';
import { startReadingApi, type ReadingApi } from './reading-api.js';
import { aMoment } from './writer.js';

const FULL = process.env['TEST_FULL'] !== undefined;
const DOCUMENTS = FULL ? 300 : 40;
const KILLS = FULL ? 8 : 1;
const WRITES = FULL ? 800 : 60;
const LONGEST = FULL ? 1_800_000 : 180_000;
const SOON = { timeout: 15_000, interval: 25 };
const CONVENTION = 'opca-defi-2016';
const PARTNER = ASKERS[1]!.asker!;
const CENTS = 1_000;

let cluster: Cluster;
let [api, other, plain]: ReadingApi[] = [];
let pool: ReturnType<typeof openPool>;
let written = 0;

const sha = (name: string): string => {
  const documents = JSON.parse(readFileSync(new URL('../../server/persisted-documents.json', import.meta.url), 'utf8')) as readonly { name: string; sha256: string }[];
  return `sha256:${documents.find((document) => document.name === name)!.sha256}`;
};

beforeAll(async () => {
  cluster = await startCluster();
  const { url } = cluster.primary;
  await migrate(url);
  pool = openPool(url);
  await seed(pool, { demo: false });
  await plant(pool);
  await inTransaction(pool, bumpDataVersion);
  [api, other, plain] = await Promise.all([startReadingApi(cluster, true), startReadingApi(cluster, true), startReadingApi(cluster, false)]);
}, 120_000);
afterAll(async () => {
  await Promise.all([api, other, plain].map((each) => each?.stop()));
  await pool.end();
  await cluster.stop();
});

/** Waits until a standby takes a share of the reading. */
const untilRead = async (at: ReadingApi, node: Node): Promise<void> => {
  const before = await at.reads(node.key);
  await expect.poll(async () => (await at.ask(null, '{ site { dataVersion } }')) && (await at.reads(node.key)) > before, SOON).toBe(true);
};

/** Publishes one more action of a known amount, as the program writes. */
const publish = async (): Promise<void> => {
  const number = written + 1;
  await inTransaction(pool, async (client) => {
    await insertActions(client, [anAction({ year: 2019, spent: [{ source: 'HORS_QUOTA', cents: CENTS, academy: null }] })], `P-${number}-`);
    await bumpDataVersion(client);
  });
  written = number;
};

interface Counted {
  readonly actions: { readonly totalCount: number };
  readonly spending: readonly { readonly spent: { readonly cents: number } | null }[];
}
// By month: of lines, which are read each time. What rollups tell the public is kept under the data's version, and read at no standby.
const COUNT = `{ actions(filter: { conventions: ["${CONVENTION}"], years: [2019] }) { totalCount } spending(by: [MONTH], filter: { conventions: ["${CONVENTION}"], years: [2019] }) { spent { cents } } }`;

/** What the public is told: how many actions, and what they add up to in as many amounts. */
const count = async (at: ReadingApi): Promise<{ actions: number; amounts: number }> => {
  const { data, errors } = await at.ask<Counted>(null, COUNT);
  if (errors) throw new Error(JSON.stringify({ errors, failures: at.failures() }));
  return { actions: data!.actions.totalCount, amounts: data!.spending.reduce((sum, { spent }) => sum + (spent?.cents ?? 0), 0) / CENTS };
};

describe('a primary and two standbys', () => {
  test('questions are read at the standbys in turn, as readers that may read what they may', async () => {
    for (const node of cluster.standbys) await untilRead(api!, node);
    const before = await Promise.all(['primary', ...cluster.standbys.map(({ key }) => key)].map((key) => api!.reads(key)));
    for (let asked = 0; asked < 20; asked += 1) await count(api!);
    const after = await Promise.all(['primary', ...cluster.standbys.map(({ key }) => key)].map((key) => api!.reads(key)));
    expect(after.map((reads, index) => reads - before[index]!)).toEqual([0, 10, 10]);
    for (const node of cluster.standbys) {
      const [readers] = await node.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE '%money_line%' AND pid <> pg_backend_pid()`);
      expect(readers!.n).toBeGreaterThan(0);
    }
  });

  test(`${DOCUMENTS} random questions of every role are answered as the primary answers them`, async () => {
    const schema = await buildApiSchema();
    const chance = chanceOf(20_261_121);
    const known = new Map([['key', [CONVENTION, 'opco-ep-2020']], ['slug', ['opca-defi-2016--t-0']], ['code', ['16', '4']], ['id', ['opca-defi-2016/4']]]);
    const before = await api!.reads('primary');
    for (let index = 0; index < DOCUMENTS; index += 1) {
      const { query, variables } = randomDocument(schema, 'query', chance, known);
      const { asker } = ASKERS[index % ASKERS.length]!;
      expect({ query, answer: await api!.ask(asker, query, variables) }).toEqual({ query, answer: await plain!.ask(asker, query, variables) });
    }
    expect(await api!.reads('primary')).toBe(before);
  }, LONGEST);
});

describe('standbys that fail', () => {
  test(`one killed ${KILLS} times under load, one frozen: no question fails, and it is read again once it is back`, async () => {
    const [killed, frozen] = cluster.standbys;
    const faults: string[] = [];
    let isOver = false;
    const answered: number[] = Array.from({ length: 6 }, () => 0);
    const clients = answered.map(async (_, number) => {
      for (let asked = 0; !isOver; asked += 1) {
        const { status, text } =
          number % 2 === 0
            ? await api!.get(sha('MORE_ACTIONS'), { actions: { years: [2000 + (asked % 40)] }, first: 1 + (asked % 20), sort: 'SPENT_DESC' })
            : { status: 200, text: JSON.stringify(await api!.ask(ASKERS[asked % ASKERS.length]!.asker, COUNT)) };
        if (status !== 200 || text.includes('"errors"')) faults.push(text.slice(0, 300));
        answered[number]! += 1;
      }
    });
    for (let kill = 0; kill < KILLS; kill += 1) {
      await killed.kill();
      await expect.poll(() => api!.history(killed.key).at(-1), SOON).toBe('standby left out: UNREACHABLE');
      await killed.start();
      await untilRead(api!, killed);
    }
    const thaw = await frozen.freeze();
    try {
      await expect.poll(() => api!.history(frozen.key).at(-1), SOON).toBe('standby left out: UNREACHABLE');
      // Whoever had begun to read there is answered all the same, while nothing there moves.
      const sofar = [...answered];
      await expect.poll(() => answered.every((answers, number) => answers > sofar[number]!), SOON).toBe(true);
    } finally {
      thaw();
    }
    await untilRead(api!, frozen);
    isOver = true;
    await Promise.all(clients);
    expect(faults).toEqual([]);
    expect(api!.history(killed.key).slice(-2)).toEqual(['standby left out: UNREACHABLE', 'standby taken']);
    expect(await api!.told('reads_moved_total', killed.key)).toBeGreaterThan(0);
    expect(await api!.told('standby_taken', killed.key)).toBe(1);
  }, LONGEST);

  test('one that is no standby, is of another server or has another past is left out; so is one that stays late', async () => {
    let clock = 0;
    const open = (node: Node): Standby => new Standby(node, () => null, SILENT, () => clock);
    const [node] = cluster.standbys;
    const [standby, primary] = [open(node), open(cluster.primary)];
    try {
      const real = await lookAtPrimary(pool);
      await primary.look(real);
      expect(primary.ailment).toBe('NOT_A_STANDBY');
      await standby.look({ ...real, system: '1' });
      expect(standby.ailment).toBe('OTHER_SERVER');
      await standby.look({ ...real, changedAt: new Date(0) });
      expect(standby.ailment).toBe('OTHER_HISTORY');
      const before = { ...real, version: real.version - 1 };
      await standby.look(before, async () => before);
      expect(standby.ailment).toBe('OTHER_HISTORY');
      await standby.look(before, async () => real);
      expect(standby.ailment).toBeNull();
      await expect.poll(() => standby.look(real).then(() => standby.has(real.position)), SOON).toBe(true);
      expect([standby.ailment, standby.behindBytes]).toEqual([null, 0]);
      const ahead = { ...real, position: real.position + 1e9 };
      await standby.look(ahead);
      expect([standby.ailment, standby.has(real.position), standby.has(ahead.position), standby.behindBytes > 0]).toEqual([null, true, false, true]);
      clock = LATE_MS + 1;
      await standby.look(ahead);
      expect([standby.ailment, standby.has(real.position)]).toEqual(['LATE', false]);
      await standby.look(real);
      expect([standby.ailment, standby.behindSeconds]).toEqual([null, 0]);
    } finally {
      standby.stop();
      primary.stop();
    }
  });
});

describe('standbys that lag', () => {
  const pause = (node: Node): Promise<unknown> => node.query('SELECT pg_wal_replay_pause()');
  const resume = (node: Node): Promise<unknown> => node.query('SELECT pg_wal_replay_resume()');

  test('whoever wrote reads what they wrote at once, in this process and in another; so does the public', async () => {
    const [late, alsoLate] = cluster.standbys;
    await Promise.all([pause(late), pause(alsoLate)]);
    const draft = await api!.ask<{ draftAction: { action: { slug: string; title: string } } }>(
      PARTNER,
      'mutation Draft($key: String!, $input: DraftActionInput!) { draftAction(key: $key, input: $input) { action { slug title } } }',
      { key: 'of-replicas', input: { convention: CONVENTION, axis: '4', year: 2021, title: 'Lue aussitôt', reference: 'R-1' } },
    );
    expect(draft.errors).toBeUndefined();
    const { slug, title } = draft.data!.draftAction.action;
    expect(title).toBe('Lue aussitôt');
    for (const at of [api!, other!]) {
      expect(await at.ask(PARTNER, 'query Read($slug: String!) { action(slug: $slug) { title } }', { slug })).toEqual({ data: { action: { title } } });
    }
    for (let round = 0; round < 3; round += 1) {
      await publish();
      for (const at of [api!, other!]) expect(await count(at)).toEqual({ actions: written, amounts: written });
    }
    // One that has caught up is read; the other waits until it has.
    await resume(late);
    await untilRead(api!, late);
    const before = await api!.reads(alsoLate.key);
    for (let asked = 0; asked < 6; asked += 1) expect(await count(api!)).toEqual({ actions: written, amounts: written });
    expect(await api!.reads(alsoLate.key)).toBe(before);
    await resume(alsoLate);
    await untilRead(api!, alsoLate);
  });

  test('statistical secrecy that is due where replay halted is decided at the primary: nobody is told more, or less, than there', async () => {
    const lines = (total: number): { audience: string; academy: null; total: number; girls: null }[] => [{ audience: 'LYCEE_PUPILS', academy: null, total, girls: null }];
    for (const at of [api!, other!]) for (const node of cluster.standbys) await untilRead(at, node);
    const ids = await inTransaction(pool, async (client) => {
      const made = await insertActions(client, [4, 60, 70].map((total) => anAction({ year: 2020, spent: [], plannedHeadcounts: lines(total), reachedHeadcounts: lines(total) })), 'S-');
      await bumpDataVersion(client);
      return made;
    });
    const [{ slug }] = (await cluster.primary.query<{ slug: string }>('SELECT slug FROM action WHERE id = $1', [ids[1]])) as [{ slug: string }];
    for (const node of cluster.standbys) {
      await expect.poll(async () => (await node.query<{ due: boolean }>('SELECT EXISTS (SELECT FROM secrecy_due) AS due'))[0]?.due, SOON).toBe(true);
      await pause(node);
    }
    const filter = { conventions: [CONVENTION], years: [2020] };
    const figures = (at: ReadingApi): Promise<unknown> => at.get(sha('FIGURES'), { filter, actions: filter, outcomesBy: ['AXIS'], first: 20 });
    const sheet = (at: ReadingApi): Promise<unknown> => at.ask(null, 'query Sheet($slug: String!) { action(slug: $slug) { realisedSheet { headcounts { total isTotalHidden } } } }', { slug });
    // What was held before the write is asked first: it leads to a standby that shows the write, and not what was decided of it.
    const told = { figures: await figures(api!), sheet: await sheet(other!) };
    expect(told).toEqual({ figures: await figures(plain!), sheet: await sheet(plain!) });
    for (const at of [api!, other!]) expect(await sheet(at)).toEqual(told.sheet);
    expect(JSON.stringify(told.figures)).toContain('HIDDEN');
    for (const node of cluster.standbys) {
      await resume(node);
      await untilRead(api!, node);
    }
    expect({ figures: await figures(api!), sheet: await sheet(api!) }).toEqual(told);
  });

  test(`${WRITES} writes while replay halts and goes on: no answer is older than what was written before it was asked, nor than the one before it`, async () => {
    let isOver = false;
    const halting = cluster.standbys.map(async (node, index) => {
      for (let turn = index; !isOver; turn += 1) {
        await (turn % 2 === 0 ? pause(node) : resume(node));
        await aMoment();
      }
      await resume(node);
    });
    const stale: object[] = [];
    const readers = [api!, other!].map(async (at) => {
      for (let last = 0; !isOver; ) {
        const asked = written;
        const { actions, amounts } = await count(at);
        if (actions < asked || amounts < asked || actions < last) stale.push({ asked, last, actions, amounts });
        last = actions;
      }
    });
    const kept = (async () => {
      for (let last = 0; !isOver; ) {
        const asked = written;
        const { text } = await api!.get(sha('MORE_ACTIONS'), { actions: { conventions: [CONVENTION], years: [2019] }, first: 1, sort: 'SPENT_DESC' });
        const told = Number(/"totalCount":(\d+)/.exec(text)?.[1]);
        if (!(told >= asked && told >= last)) stale.push({ asked, last, told });
        last = told;
      }
    })();
    const writing = (async () => {
      for (let write = 0; write < WRITES && !isOver; write += 1) await publish();
    })();
    await Promise.all([writing.finally(() => (isOver = true)), ...[...halting, ...readers, kept].map((each) => each.finally(() => (isOver = true)))]);
    expect(stale).toEqual([]);
    for (const node of cluster.standbys) await untilRead(api!, node);
    expect(await count(api!)).toEqual({ actions: written, amounts: written });
  }, LONGEST);
});

test('the server reads at the standbys that DATABASE_READ_URLS names', async () => {
  const server = await startServer({ DATABASE_URL: cluster.primary.url, DATABASE_READ_URLS: cluster.standbys.map(({ url }) => url).join(', '), DEMO: '0' });
  try {
    const metrics = async (): Promise<string> => (await fetch(`${server.origin}/metrics`)).text();
    for (const { key } of cluster.standbys) expect(await metrics()).toContain(`conventions_standby_taken{standby="${key}"} 1`);
  } finally {
    await server.end('SIGTERM');
  }
});

test('the primary killed: what is asked and what is written is refused in words, and all is back by itself', async () => {
  const refusal = /^La base de données ne répond pas pour l’instant/;
  await cluster.primary.kill();
  const draft = 'mutation { draftAction(key: "while-down", input: { convention: "opca-defi-2016", axis: "4", year: 2021, title: "En panne", reference: "R-2" }) { action { title } } }';
  for (const answer of [await api!.ask(null, COUNT), await api!.ask(PARTNER, draft)]) {
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' }, message: expect.stringMatching(refusal) as string }]);
  }
  await cluster.primary.start();
  await expect.poll(async () => (await api!.ask(PARTNER, draft)).errors, SOON).toBeUndefined();
  for (const node of cluster.standbys) await untilRead(api!, node);
  expect(await count(api!)).toEqual({ actions: written, amounts: written });
});
