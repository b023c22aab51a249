import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { startTestApi, type TestApi } from '../../api/testing/test-api.js';
import { importFiles } from '../../import/import-files.js';
import type { DataState } from '../data-state.js';
import { freezeRelease, type FrozenRelease, type ReleaseRequest, type ReleaseTools } from '../freeze-release.js';
import { publicApi, stateOf } from '../public-api.js';
import { writeContents, writeLedger, type ContentSources } from '../write-contents.js';
import { writeInto } from '../write-frozen.js';

export const DAY = localDate('2026-11-21');

/** A folder of releases, without an API: what is in them is written by hand. */
export interface ReleaseShelf {
  /** A folder of its own for each name. */
  folder(name: string): string;
  freeze(request?: Partial<ReleaseRequest>, tools?: Partial<ReleaseTools>): Promise<FrozenRelease>;
  stop(): Promise<void>;
}

export const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

export const newShelf = async (): Promise<ReleaseShelf> => {
  const root = await mkdtemp(join(tmpdir(), 'conventions-release-'));
  const folder = (name: string): string => join(root, name);
  const key = newKey();
  const write: ReleaseTools['write'] = async (_id, draft) => {
    await writeInto(draft, 'export/toutes.jsonl', '{}\n');
    await writeInto(draft, 'open-data/subventions.csv', 'a,b\n');
  };
  const state: ReleaseTools['state'] = async () => ({ version: '1', changedAt: '2026-11-20T10:00:00.000Z', isFictitious: false });
  return {
    folder,
    freeze: (request = {}, tools = {}) =>
      freezeRelease({ asOf: DAY, out: folder('publications'), embargo: null, corrects: null, ...request }, { state, write, hasSite: false, key, today: DAY, commit: 'c0ffee', ...tools }),
    stop: () => rm(root, { recursive: true, force: true }),
  };
};

/** An API with a few fiches, and a shelf to publish on. */
export interface ReleaseStack extends ReleaseShelf {
  readonly api: TestApi;
  /** What a release of this API is made from. */
  readonly sources: ContentSources;
  /** Freezes all that the API tells the public. */
  freezeAll(out: string, tools?: Partial<ReleaseTools>): Promise<FrozenRelease>;
  /** Freezes the figures and what they rest upon. */
  freezeLedger(out: string): Promise<FrozenRelease>;
  /** Sends fiches as a partner’s file would come, and publishes them. */
  send(name: string, rows: readonly (readonly [reference: string, planned: string, spent: string])[]): Promise<void>;
}

const csv = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`);

export const startReleaseStack = async (): Promise<ReleaseStack> => {
  const api = await startTestApi(DAY);
  const shelf = await newShelf();
  const asPublic = publicApi(api.origin);
  const sources: ContentSources = {
    api: asPublic,
    database: api.pool,
    conventionsFolder: fileURLToPath(new URL('../../../conventions', import.meta.url)),
    schema: Buffer.from('type Query { site: String }'),
    buildSite: null,
    onStep: () => undefined,
    onFile: () => undefined,
  };
  const state = (): Promise<DataState> => stateOf(asPublic);
  return {
    ...shelf,
    api,
    sources,
    freezeAll: (out, tools = {}) => shelf.freeze({ out: shelf.folder(out) }, { state, write: (id, draft) => writeContents(id, draft, sources), ...tools }),
    freezeLedger: (out) => shelf.freeze({ out: shelf.folder(out) }, { state, write: async (_id, draft) => void (await writeLedger(draft, sources)) }),
    send: async (name, rows) => {
      const actions = ['Référence;Année;Axe;Intitulé;Statut', ...rows.map(([reference]) => `${reference};2017;4;Action ${reference};Réalisée`)];
      const items = ['Référence;Fiche;Poste de dépenses;Montant total;Ressource HORS_QUOTA'];
      for (const [reference, planned, spent] of rows) items.push(`${reference};P;Salle;${planned};${planned}`, `${reference};R;Salle;${spent};${spent}`);
      const report = await importFiles(api.pool, 'opca-defi-2016', [{ name: `${name}.actions.csv`, bytes: csv(actions) }, { name: `${name}.depenses.csv`, bytes: csv(items) }]);
      if (report.refusals.length > 0) throw new Error(JSON.stringify(report.refusals));
      await api.pool.query('UPDATE action SET published_at = now() WHERE published_at IS NULL');
    },
    stop: async () => {
      await api.stop();
      await shelf.stop();
    },
  };
};
