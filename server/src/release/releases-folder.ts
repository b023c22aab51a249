import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from '../import/typeset.js';
import { MANIFEST, parseManifest, type Manifest } from './manifest.js';
import { isReleaseId, type ReleaseId } from './release-id.js';
import { INDEX_STYLE, indexHtml, indexJson } from './releases-index.js';

/** Releases under embargo wait beside the public folder, not in it: no host serves them by mistake. */
export const sealedFolder = (out: string): string => `${bare(out)}-sous-embargo`;

/** Where a release is written until it is whole: beside the public folder, on the same disk, so that one move publishes it. */
export const draftFolder = (out: string, id: ReleaseId): string => `${bare(out)}-${id}.en-cours`;

const bare = (folder: string): string => folder.replace(/[\\/]+$/u, '');

export const INDEX_JSON = 'index.json';
export const INDEX_HTML = 'index.html';

/** The releases of a folder by their manifests, the latest first. */
export const releasesIn = async (folder: string): Promise<readonly Manifest[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const read = entries
    .filter((entry) => entry.isDirectory() && isReleaseId(entry.name))
    .map(async ({ name }) => {
      const bytes = await readFile(join(folder, name, MANIFEST)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      const manifest = bytes === null ? null : parseManifest(bytes);
      return manifest?.id === name ? manifest : null;
    });
  const manifests = (await Promise.all(read)).filter((manifest) => manifest !== null);
  return manifests.sort((left, right) => -compareIds(left.id, right.id));
};

/** By day, then by number: « 2026-11-21-10 » comes after « 2026-11-21-9 ». */
const compareIds = (left: ReleaseId, right: ReleaseId): number => {
  const numberOf = (id: string): number => Number(id.slice(11) || 1);
  return left.slice(0, 10) === right.slice(0, 10) ? numberOf(left) - numberOf(right) : left < right ? -1 : 1;
};

/** Names in use, public or sealed. */
export const takenIds = async (out: string): Promise<ReadonlySet<string>> => {
  const both = await Promise.all([releasesIn(out), releasesIn(sealedFolder(out))]);
  return new Set(both.flat().map(({ id }) => id));
};

/** Writes the list of releases anew from what the folder holds. */
export const writeIndex = async (out: string): Promise<void> => {
  const releases = await releasesIn(out);
  await writeFile(join(out, INDEX_JSON), indexJson(releases));
  await writeFile(join(out, INDEX_HTML), indexHtml(releases));
  await writeFile(join(out, 'index.css'), INDEX_STYLE);
};

/** Puts a finished release in its place, all at once: public, or sealed until its day. */
export const placeRelease = async (draft: string, { id, embargo }: Manifest, out: string, today: LocalDate): Promise<string> => {
  const isSealed = embargo !== null && embargo > today;
  const parent = isSealed ? sealedFolder(out) : out;
  await mkdir(parent, isSealed ? { recursive: true, mode: 0o700 } : { recursive: true });
  await rename(draft, join(parent, id));
  if (!isSealed) await writeIndex(out);
  return join(parent, id);
};

/**
 * Makes a sealed release public once its day has come.
 * @throws FrenchError RELEASE_NOT_SEALED, RELEASE_EMBARGO
 */
export const publishRelease = async (id: ReleaseId, out: string, today: LocalDate): Promise<string> => {
  const sealed = sealedFolder(out);
  const manifest = (await releasesIn(sealed)).find((one) => one.id === id);
  if (manifest === undefined) throw new FrenchError('RELEASE_NOT_SEALED', typeset(`Aucune publication ${id} n’attend dans « ${sealed} ».`));
  if (manifest.embargo !== null && manifest.embargo > today) {
    throw new FrenchError('RELEASE_EMBARGO', typeset(`La publication ${id} est sous embargo jusqu’au ${formatDate(manifest.embargo)} : elle ne peut pas être rendue publique avant ce jour.`));
  }
  await mkdir(out, { recursive: true });
  await rename(join(sealed, id), join(out, id));
  await writeIndex(out);
  return join(out, id);
};

/** Takes away what a release that was cut short left behind. */
export const removeDraft = (draft: string): Promise<void> => rm(draft, { recursive: true, force: true });

/** The folder of a release, told by its name in the folder of releases, or by its own path. */
export const releaseFolder = async (named: string, out: string): Promise<string> => ((await releasesIn(out)).some(({ id }) => id === named) ? join(out, named) : named);
