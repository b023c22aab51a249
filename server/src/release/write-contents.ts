import type { Queryable } from '../platform/database.js';
import { frozenAddresses } from './frozen-addresses.js';
import { FICHES_FILE, FIGURES_FILE, ledgerBytes, RULES_FILE, type LedgerFiche, type LedgerRules } from './ledger.js';
import type { PublicApi } from './public-api.js';
import { readFiches } from './read-fiches.js';
import { readFigures } from './read-figures.js';
import { loadedFiles, readRules } from './read-rules.js';
import type { ReleaseId } from './release-id.js';
import { writeFrozen, writeInto } from './write-frozen.js';

/** What the contents of a release are made from. */
export interface ContentSources {
  /** The API as the public reaches it, on the as-of date. */
  readonly api: PublicApi;
  readonly database: Queryable;
  /** Folder of the convention files. */
  readonly conventionsFolder: string;
  /** The API's schema, which says what each field means. */
  readonly schema: Uint8Array;
  /** Builds the site of a release into a folder; null: the data alone. */
  readonly buildSite: ((id: ReleaseId, folder: string) => Promise<void>) | null;
  /** Told of each step: its name, and how many files it writes, if known. */
  readonly onStep: (name: string, files: number | null) => void;
  readonly onFile: () => void;
}

/** Writes what a release holds: site, figures and what they rest upon, rules, data in each format, documents. */
export const writeContents = async (id: ReleaseId, folder: string, sources: ContentSources): Promise<void> => {
  const { api, onStep } = sources;
  if (sources.buildSite !== null) {
    onStep('Site', null);
    await sources.buildSite(id, folder);
  }
  onStep('Chiffres, fiches et règles', null);
  const { fiches, rules } = await writeLedger(folder, sources);
  for (const [name, bytes] of await loadedFiles(sources.conventionsFolder, rules)) await writeInto(folder, `regles/conventions/${name}`, bytes);
  await writeInto(folder, 'regles/schema.graphql', sources.schema);
  const addresses = await frozenAddresses(api, fiches);
  onStep('Fichiers et documents', addresses.length);
  await writeFrozen(api, addresses, folder, sources.onFile);
};

/** Writes what the comparison of two releases reads. */
export const writeLedger = async (folder: string, { api, database }: Pick<ContentSources, 'api' | 'database'>): Promise<{ readonly fiches: readonly LedgerFiche[]; readonly rules: readonly LedgerRules[] }> => {
  const fiches = await readFiches(api);
  const rules = await readRules(api, database);
  await writeInto(folder, FIGURES_FILE, ledgerBytes(await readFigures(api)));
  await writeInto(folder, FICHES_FILE, ledgerBytes(fiches));
  await writeInto(folder, RULES_FILE, ledgerBytes(rules));
  return { fiches, rules };
};
