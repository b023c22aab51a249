import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { problemText } from './convention/format/convention-problem.js';
import { readConventionDirectory } from './convention/format/read-convention-directory.js';
import { loadConventions, type ConventionFile } from './convention/load-conventions.js';
import { generateDemonstration } from './demonstration/generate-demonstration.js';
import { loadCommitteeLife } from './demonstration/load-committee-life.js';
import { importFiles } from './import/import-files.js';
import { contentDigest } from './platform/content-digest.js';
import { bumpDataVersion, holdCatalogueVersion } from './platform/data-version.js';
import { loadOutsideFacts, readOutsideFacts } from './life/load-outside-facts.js';
import { publishNamed } from './action/publish.js';
import { eraseExpiredContacts } from './privacy/contacts.js';
import { todayInParis } from './platform/clock.js';
import { inTransaction, type Queryable } from './platform/database.js';
import { FrenchError } from './platform/french-error.js';
import { loadReferenceData, loadSchools } from './reference/load-reference-data.js';
import { readReferenceData } from './reference/read-reference-data.js';
import type { ReferenceData } from './reference/reference-data.js';

const ownFolder = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/**
 * Reads the convention files of a folder.
 * @throws FrenchError CONVENTION_FILES with every problem of every file, one a line
 */
const readConventions = async (folder: string, reference: ReferenceData, withDemonstration: boolean): Promise<ConventionFile[]> => {
  const known = {
    themeCodes: new Set(reference.themes.map(({ code }) => code)),
    regionOfAcademy: new Map(reference.academies.map(({ code, academicRegionCode }) => [code, academicRegionCode])),
  };
  const read = await readConventionDirectory(folder, known, { withDemonstration });
  if (!read.ok) {
    throw new FrenchError('CONVENTION_FILES', `Aucune convention n'est chargée :\n${read.problems.map(problemText).join('\n')}`);
  }
  return Promise.all(
    read.conventions.map(async ({ file, terms }) => ({
      fileName: file,
      sha256: createHash('sha256').update(await readFile(join(folder, file))).digest('hex'),
      terms,
    })),
  );
};

/** All but what a partner has only just begun or sent: so there is something that the public does not see. */
const publishDemonstration = async (client: Queryable): Promise<void> => {
  const { rows } = await client.query<{ slug: string }>(`SELECT slug FROM action WHERE is_demo AND status NOT IN ('DRAFT', 'SUBMITTED')`);
  await publishNamed(client, null, rows.map(({ slug }) => slug), new Date());
};

/** Sends the invented fiches through the importer, as a partner's files would go; each is marked as fictitious. */
const loadDemonstration = async (pool: pg.Pool, conventions: readonly ConventionFile[], reference: ReferenceData): Promise<void> => {
  const demonstration = generateDemonstration(conventions.map(({ terms }) => terms), reference);
  await inTransaction(pool, (client) => loadSchools(client, demonstration.schools));
  for (const { conventionKey, files } of demonstration.bundles) {
    const inputs = files.map(({ name, content }) => ({ name, bytes: Buffer.from(content) }));
    const report = await importFiles(pool, conventionKey, inputs, { isDemo: true });
    if (!report.applies) throw new Error(`the demonstration of ${conventionKey} was refused: ${JSON.stringify(report.refusals.slice(0, 3))}`);
  }
  await inTransaction(pool, publishDemonstration);
  await inTransaction(pool, (client) => loadCommitteeLife(client, conventions.map(({ terms }) => terms)));
};

const OUTSIDE_FACTS = 'outside-facts.yaml';

/** The tables that hold what the project's own files say. */
const FROM_FILES = [
  'reference_source', 'academic_region', 'academy', 'department', 'school', 'academy_pupils', 'theme', 'audience',
  'party', 'convention', 'convention_event', 'convention_party', 'signatory', 'axis', 'convention_audience', 'funding_source', 'cap', 'cap_scope', 'cap_amount',
];

export interface SeedOptions {
  /** Whether demonstration data may be loaded. */
  readonly demo: boolean;
  /** Folder of the convention files; the project's own where there is none. */
  readonly conventionsFolder?: string | null;
}

/**
 * Brings reference data and conventions to what the files say and, into a database without any action, the demonstration.
 * Running it again changes nothing.
 * @throws FrenchError CONVENTION_FILES, CONVENTION_IN_USE
 */
export const seed = async (pool: pg.Pool, { demo, conventionsFolder }: SeedOptions): Promise<void> => {
  const { rows } = await pool.query<{ any: boolean; demo: boolean }>(
    'SELECT EXISTS (SELECT FROM action) AS any, EXISTS (SELECT FROM action WHERE is_demo) AS demo',
  );
  const isEmpty = !rows[0]?.any;
  const withDemonstration = (demo && isEmpty) || Boolean(rows[0]?.demo);
  const reference = await readReferenceData(ownFolder('reference'));
  const conventions = await readConventions(conventionsFolder ?? ownFolder('conventions'), reference, withDemonstration);
  const outsideFacts = readOutsideFacts(OUTSIDE_FACTS, await readFile(join(ownFolder('facts'), OUTSIDE_FACTS), 'utf8'));
  await inTransaction(pool, async (client) => {
    // Conventions first, as whoever changes one holds it before the catalogue's version.
    await client.query('SELECT FROM convention ORDER BY key FOR NO KEY UPDATE');
    const takeBack = await holdCatalogueVersion(client);
    const before = await contentDigest(client, FROM_FILES);
    await loadReferenceData(client, reference);
    await loadConventions(client, conventions);
    await loadOutsideFacts(client, outsideFacts);
    // A start that finds all as the files have it leaves the date of the last change where it was, and the catalogue the one that it was.
    if ((await contentDigest(client, FROM_FILES)) === before) await takeBack();
    else await bumpDataVersion(client);
  });
  if (demo && isEmpty) await loadDemonstration(pool, conventions, reference);
  // Lists that ran out are read by nobody; at each start they are erased besides.
  await inTransaction(pool, (client) => eraseExpiredContacts(client, todayInParis()));
};
