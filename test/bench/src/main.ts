// `npm run bench`: the product beside its peers and its limit, in one run, round by round. See docs/capacite.md.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { chmodSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { decideSecrecy } from '@conventions-ouvertes/server/dist/disclosure/decide-secrecy.js';
import { bumpDataVersion } from '@conventions-ouvertes/server/dist/platform/data-version.js';
import { openPool } from '@conventions-ouvertes/server/dist/platform/database.js';
import { startEmbeddedPostgres } from '@conventions-ouvertes/server/dist/platform/postgres/embedded-postgres.js';
import { seed } from '@conventions-ouvertes/server/dist/seed.js';
import { migrate } from '@conventions-ouvertes/server/dist/store/migrate.js';
import { startBare } from './contestants/bare.ts';
import type { Contestant, Line } from './contestants/contestant.ts';
import { BENCH_SCHEMA, startPostGraphile } from './contestants/postgraphile.ts';
import { startProduct } from './contestants/product.ts';
import { rawDetail, rawSql } from './contestants/raw.ts';
import { insertConventions, loadInitially, namesIn } from './load.ts';
import { measureLoading, type LoadCost } from './loading.ts';
import { compareAnswers, memoryOf, round, type Asking, type Sample } from './measure.ts';
import { askedOf, QUESTIONS, type Question } from './questions.ts';
import { barsOf, barsTable, linesOf, tableOf } from './report.ts';
import { LINES_PER_ACTION, SIZES, type Size } from './sizes.ts';
import { measureWriting, type WriteCost } from './writing.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'M' },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    ms: { type: 'string' },
    questions: { type: 'string', default: QUESTIONS.join(',') },
    json: { type: 'string', default: 'bench.json' },
    folder: { type: 'string' },
    'leave-out': { type: 'string', default: '' },
    'no-writing': { type: 'boolean', default: false },
    'no-loading': { type: 'boolean', default: false },
  },
});
const size: Size = SIZES[(values.quick ? 'S' : values.size) as Size['name']];
const rounds = Number(values.rounds ?? (values.quick ? 2 : 5));
const ms = Number(values.ms ?? (values.quick ? 150 : 1_000));
const questions = QUESTIONS.filter((question) => values.questions.split(',').includes(question));
const main = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));

const say = (text: string): void => console.log(text);
const stoppers: (() => Promise<unknown>)[] = [];

const databases = async () => {
  const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'conventions-bench-')));
  await mkdir(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), settings: ['shared_buffers=1GB', 'max_wal_size=4GB', 'work_mem=32MB', 'max_connections=100'] });
  stoppers.push(async () => {
    await server.stop();
    if (values.folder === undefined) await rm(folder, { recursive: true, force: true });
  });
  const urlOf = (name: string): string => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  const admin = async (sql: string): Promise<pg.QueryResult<{ there: boolean }>> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      return await client.query<{ there: boolean }>(sql);
    } finally {
      await client.end();
    }
  };
  const has = async (name: string): Promise<boolean> => (await admin(`SELECT count(*) > 0 AS there FROM pg_database WHERE datname = '${name}'`)).rows[0]!.there;
  const isKept = await has('empty');
  if (!isKept) await admin('CREATE DATABASE empty');
  // One kept from a former run may be of a former schema.
  await migrate(urlOf('empty'));
  if (!isKept) {
    const pool = openPool(urlOf('empty'), { max: 1 });
    await seed(pool, { demo: false });
    await pool.end();
  }
  const copyOf = async (name: string): Promise<string> => {
    await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin(`CREATE DATABASE ${name} TEMPLATE empty`);
    return urlOf(name);
  };
  return { folder, urlOf, has, copyOf };
};

const loaded = async ({ urlOf, has, copyOf }: Awaited<ReturnType<typeof databases>>): Promise<{ url: string; load: Record<string, number> | null }> => {
  const name = `bench_${size.name.toLowerCase()}`;
  if (await has(name)) return { url: urlOf(name), load: null };
  const url = await copyOf(name);
  const client = new pg.Client({ connectionString: url, options: '-c app.role=SYSTEM' });
  await client.connect();
  await insertConventions(client, size);
  const load = await loadInitially(client, size, await namesIn(client));
  await client.query(BENCH_SCHEMA);
  await client.end();
  const pool = openPool(url, { max: 1 });
  const started = performance.now();
  await decideSecrecy(pool);
  load['secrecy'] = performance.now() - started;
  await pool.end();
  say(`  loaded: ${Object.entries(load).map(([step, took]) => `${step} ${(took / 1000).toFixed(1)} s`).join(', ')}`);
  return { url, load };
};

/** Actions that the public does not see: nobody is asked for them. */
const draftsIn = async (url: string): Promise<Set<number>> => {
  const client = new pg.Client({ connectionString: url, options: '-c app.role=SYSTEM' });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM action WHERE published_at IS NULL OR status = 'DRAFT'`);
  await client.end();
  return new Set(rows.map(({ id }) => Number(id)));
};

const interleaved = async (contestants: readonly Contestant[], url: string): Promise<Sample[]> => {
  const asked = askedOf(size, await draftsIn(url));
  const lines = new Map<Contestant, Line[]>();
  for (const contestant of contestants) lines.set(contestant, await Promise.all(Array.from({ length: 16 }, () => contestant.open())));
  for (const question of questions) for (let n = 1; n <= 3; n += 1) await compareAnswers(contestants, lines, question, asked(n));
  say('  every contestant says the same numbers');
  const samples: Sample[] = [];
  const askingOf = (contestant: Contestant): Asking => ({ lines: lines.get(contestant)!, before: contestant.before });
  const sampleOf = (contestant: Contestant, question: Question, connections: number): Sample => ({ contestant: contestant.name, question, connections, milliseconds: [], requests: 0, elapsed: 0 });
  // A server runs for months: what its first seconds cost, when its code is not yet compiled, is nobody's ordinary answer.
  const warm = values.quick ? 100 : 1_500;
  for (const contestant of contestants.filter(({ isAskedAlone }) => !isAskedAlone)) {
    for (const question of questions.filter((each) => contestant.answers.includes(each))) await round(sampleOf(contestant, question, 16), askingOf(contestant), warm, asked, 0);
  }
  for (const question of questions) {
    const own = contestants.filter(({ answers }) => answers.includes(question));
    const sampled = own.flatMap((contestant) => (contestant.isAskedAlone ? [1] : [1, 16]).map((connections) => ({ contestant, sample: sampleOf(contestant, question, connections) })));
    for (let turn = 0; turn < rounds; turn += 1) {
      for (const { contestant, sample } of sampled) await round(sample, askingOf(contestant), ms, asked, turn * 100_000);
    }
    samples.push(...sampled.map(({ sample }) => sample));
    say(`  ${question} done`);
  }
  for (const own of lines.values()) for (const line of own) await line.close();
  return samples;
};

const twoToOne = async (url: string, folder: string): Promise<number> => {
  const [one, two] = [await startProduct(main, url, folder, '1'), await startProduct(main, url, folder, '2')];
  const asked = askedOf(size, await draftsIn(url));
  const rates = await Promise.all(
    [one, two].map(async (product) => {
      const contestant = product.contestant('', 'POST');
      const lines = await Promise.all(Array.from({ length: 16 }, () => contestant.open()));
      // Of the first question each asks another: where all ask the same, one answer is made for them all.
      return { lines, sample: { contestant: '', question: 'q1' as Question, connections: 16, milliseconds: [], requests: 0, elapsed: 0 } as Sample };
    }),
  );
  for (const { lines, sample } of rates) await round({ ...sample, milliseconds: [] }, { lines }, 2_000, asked, 0);
  for (let turn = 0; turn < rounds + 1; turn += 1) for (const { lines, sample } of rates) await round(sample, { lines }, ms, asked, turn * 1_000);
  for (const { lines } of rates) for (const line of lines) await line.close();
  await Promise.all([one.stop(), two.stop()]);
  const [ofOne, ofTwo] = rates.map(({ sample }) => sample.requests / sample.elapsed);
  return ofTwo! / ofOne!;
};

const run = async (): Promise<void> => {
  say(`Size ${size.name}: ${size.actions.toLocaleString('en')} actions, about ${(size.actions * LINES_PER_ACTION).toLocaleString('en')} lines, ${size.conventions} conventions; ${cpus().length} cores; ${rounds} rounds of ${ms} ms`);
  const server = await databases();
  const { url, load } = await loaded(server);
  const product = await startProduct(main, url, server.folder);
  stoppers.push(product.stop);
  const bare = await startBare(url);
  stoppers.push(bare.stop);
  const { overLines, overRollups } = await startPostGraphile(url);
  stoppers.push(overLines.stop);
  const writer = openPool(url, { max: 1 });
  stoppers.push(() => writer.end());
  const afterWrite = product.contestant('product, GET after a write', 'GET', () => bumpDataVersion(writer));
  const all = [rawSql(url), bare, product.contestant('product', 'POST'), product.contestant('product, cached GET', 'GET'), afterWrite, overRollups, overLines, rawDetail(url)];
  const leftOut = values['leave-out'].split(';');
  const contestants = all.filter(({ name }) => !leftOut.includes(name));
  const samples = await interleaved(contestants, url);
  const memory = { product: memoryOf(product.pid), PostGraphile: memoryOf(overRollups.pid!), bare: memoryOf(bare.pid!) };
  const twoProcesses = values.quick ? null : await twoToOne(url, server.folder);
  const writing: WriteCost[] = [];
  if (!values['no-writing']) for (const clients of [1, 8]) writing.push(await measureWriting(url, size, clients, values.quick ? 40 : 200, rounds));
  const loading: LoadCost | null = values['no-loading'] ? null : await measureLoading(server.copyOf, { ...size, actions: Math.min(size.actions, 20_000) });
  const lines = linesOf(samples);
  const bars = barsOf(lines, { writing, loading, memory, twoProcesses });
  say(tableOf(lines));
  say(`\nmemory, MB: ${Object.entries(memory).map(([name, mb]) => `${name} ${mb.toFixed(0)}`).join(', ')}`);
  if (loading) say(`loading ${loading.actions} actions, s: COPY with keys ${(loading.copyWithKeys / 1000).toFixed(1)}, with rules and rollups ${(loading.withRollups / 1000).toFixed(1)}, initial load ${(loading.initially / 1000).toFixed(1)}`);
  say(`\n${barsTable(bars)}`);
  await writeFile(values.json, `${JSON.stringify({ size, rounds, ms, cores: cpus().length, load, lines, memory, writing, loading, twoProcesses, bars }, null, 2)}\n`);
  say(`\n${values.json}`);
};

try {
  await run();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (const stop of stoppers.reverse()) await stop().catch(() => undefined);
}
