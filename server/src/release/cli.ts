import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startApi } from '../api/server.js';
import { commandError } from '../import/command-error.js';
import { terminalProgress } from '../import/progress.js';
import { typeset } from '../import/typeset.js';
import { todayInParis } from '../platform/clock.js';
import { readConfig } from '../platform/config.js';
import { openPool } from '../platform/database.js';
import { openDatabase } from '../platform/open-database.js';
import { seed } from '../seed.js';
import { migrate } from '../store/migrate.js';
import { openOrm } from '../store/open-orm.js';
import { buildFrozenSite } from './build-frozen-site.js';
import { parseReleaseCommand, type ReleaseCommand } from './command-line.js';
import { compareReleases } from './compare-releases.js';
import { comparisonText } from './comparison-text.js';
import { freezeRelease } from './freeze-release.js';
import { publicApi, stateOf } from './public-api.js';
import { readRelease } from './read-ledger.js';
import { createKeyFile, fingerprintOf, keyOf, readKeyFile } from './release-key.js';
import { publishRelease, releaseFolder } from './releases-folder.js';
import { verifyRelease } from './verify-release.js';
import { writeContents, type ContentSources } from './write-contents.js';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const OWN_KEY = 'publication-key.pem';

type Command<Name extends ReleaseCommand['name']> = Extract<ReleaseCommand, { name: Name }>;

const say = (sentence: string): void => console.log(typeset(sentence));

/** `npm run release`: see `USAGE`; ends with 1 where something is wrong. */
const main = async (): Promise<number> => {
  const command = parseReleaseCommand(process.argv.slice(2));
  switch (command.name) {
    case 'freeze':
      return freeze(command);
    case 'verify':
      return verify(command);
    case 'compare':
      return compare(command);
    case 'publish':
      say(`Publiée dans ${await publishRelease(command.id, resolve(command.out), todayInParis())}`);
      return 0;
    case 'key':
      say(`Clé écrite dans ${command.file}. Empreinte à publier : ${fingerprintOf(await createKeyFile(command.file))}`);
      return 0;
  }
};

/** Opens the database and an API of its own, on this machine and on the as-of date, and freezes what it tells the public. */
const freeze = async (command: Command<'freeze'>): Promise<number> => {
  const config = readConfig(process.env);
  const { key, isNew } = command.key === null ? await keyOf(join(config.dataDir, OWN_KEY)) : { key: await readKeyFile(command.key), isNew: false };
  if (isNew) say(`Clé créée dans ${join(config.dataDir, OWN_KEY)} : gardez-la, et publiez son empreinte ${fingerprintOf(key)}`);
  const database = await openDatabase(config);
  // Stopping the embedded database ends what was begun; the folder of a release cut short is taken away by the next.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void database.stop().finally(() => process.exit(1)));
  const progress = terminalProgress(process.stderr, () => performance.now());
  const undo: (() => Promise<unknown>)[] = [() => database.stop()];
  try {
    await migrate(database.url);
    const pool = openPool(database.url);
    undo.push(() => pool.end());
    await seed(pool, config);
    const orm = await openOrm(database.url);
    undo.push(() => orm.close(true));
    const { asOf } = command;
    const server = await startApi({ pool, orm, port: 0, today: () => asOf, now: () => new Date(`${asOf}T12:00:00Z`) });
    undo.push(() => server.stop());
    const origin = `http://127.0.0.1:${server.port}`;
    const api = publicApi(origin);
    const sources: ContentSources = {
      api,
      database: pool,
      conventionsFolder: config.conventionsFolder ?? join(PROJECT, 'server', 'conventions'),
      schema: await readFile(join(PROJECT, 'schema.graphql')),
      buildSite: command.withoutSite ? null : (id, folder) => buildFrozenSite({ id, asOf, api: origin, siteOrigin: config.siteOrigin, web: join(PROJECT, 'web'), folder }),
      onStep: progress.start,
      onFile: () => progress.advance(1),
    };
    const { folder, manifest, isSealed } = await freezeRelease(
      { asOf, out: resolve(command.out), embargo: command.embargo, corrects: command.corrects },
      { state: () => stateOf(api), write: (id, draft) => writeContents(id, draft, sources), hasSite: !command.withoutSite, key, today: todayInParis(), commit: commitOf() },
    );
    progress.stop();
    say(`Publication ${manifest.id} : ${manifest.files.length} fichiers dans ${folder}`);
    say(`Adresse : ${manifest.address} - empreinte de la clé : ${fingerprintOf(key)}`);
    if (isSealed) say(`Sous embargo jusqu’au ${command.embargo} : ensuite, « npm run release -- publish ${manifest.id} ».`);
    return 0;
  } finally {
    progress.stop();
    for (const stop of undo.reverse()) await stop();
  }
};

/** The commit of the program, and whether its files have changed since; null outside of a clone. */
const commitOf = (): string | null => {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: PROJECT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return `${git('rev-parse', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'}`;
  } catch {
    return null;
  }
};

const verify = async ({ folder, out, fingerprint }: Command<'verify'>): Promise<number> => {
  const verified = await verifyRelease(await releaseFolder(folder, resolve(out)), fingerprint);
  for (const { path, text } of verified.problems) say(`✗ ${path} ${text}`);
  const files = verified.manifest?.files.length ?? 0;
  if (verified.problems.length > 0) say(`${verified.problems.length} défaut${verified.problems.length > 1 ? 's' : ''} : ce dossier n’est pas ce qui a été signé.`);
  else say(`✓ Publication ${verified.manifest?.id} : ${files} fichiers conformes, signature valide.`);
  if (verified.fingerprint !== null) say(`Empreinte de la clé : ${verified.fingerprint}${fingerprint === null ? ' - à comparer à celle que l’éditeur publie (--fingerprint)' : ''}`);
  return verified.problems.length === 0 ? 0 : 1;
};

const compare = async ({ before, after, out, json }: Command<'compare'>): Promise<number> => {
  const [first, second] = [await readRelease(await releaseFolder(before, resolve(out))), await readRelease(await releaseFolder(after, resolve(out)))];
  const comparison = compareReleases(first, second);
  console.log(json ? JSON.stringify(comparison, null, 2) : comparisonText(comparison));
  return 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(commandError(error));
  process.exitCode = 1;
}
