import { spawn } from 'node:child_process';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from '../import/typeset.js';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { addressOf, type ReleaseId } from './release-id.js';

export interface FrozenSite {
  readonly id: ReleaseId;
  readonly asOf: LocalDate;
  /** Address of the API that the pages are made from, on this machine. */
  readonly api: string;
  /** Where the release is to stand: scheme and host, no path. */
  readonly siteOrigin: string;
  /** The folder of the site's sources. */
  readonly web: string;
  /** Where to write. */
  readonly folder: string;
}

/**
 * Builds the site for its address of a release: it asks no API, and its files are those of its own folder.
 * @throws FrenchError RELEASE_SITE with what the build said
 */
export const buildFrozenSite = async ({ id, asOf, api, siteOrigin, web, folder }: FrozenSite): Promise<void> => {
  const address = addressOf(id);
  const env = {
    ...process.env,
    API_URL: `${api}/graphql`,
    PUBLIC_API_URL: new URL(`${address}graphql`, siteOrigin).href,
    PUBLIC_RELEASE: id,
    PUBLIC_RELEASE_AS_OF: asOf,
    SITE_BASE: address.replace(/\/$/u, ''),
    SITE_OUT: folder,
    // A release is whole: nothing is left to be asked of an API.
    ACTION_PAGES: '9999999',
  };
  const child = spawn('npm', ['run', 'build', '--silent'], { cwd: web, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) throw new FrenchError('RELEASE_SITE', typeset(`Le site n’a pas pu être construit (code ${code}) :\n${output.slice(-4000)}`));
};
