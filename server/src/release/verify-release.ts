import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from '../import/typeset.js';
import { measureFile, pathsIn } from './list-files.js';
import { MANIFEST, parseManifest, PUBLIC_KEY, SIGNATURE, type Manifest } from './manifest.js';
import { fingerprintOf, isSignedBy, publicKeyOf } from './release-key.js';

export type Fault = 'MANIFEST' | 'SIGNATURE' | 'KEY' | 'MISSING' | 'EXTRA' | 'CHANGED';

/** What is wrong with a release, and with which of its files. */
export interface ReleaseProblem {
  readonly fault: Fault;
  readonly path: string;
  readonly text: string;
}

export interface Verification {
  /** Null where none could be read. */
  readonly manifest: Manifest | null;
  /** SHA-256 of the manifest, by which a correction names what it corrects. */
  readonly manifestSha256: string | null;
  /** Of the key in the folder; null where there is none. */
  readonly fingerprint: string | null;
  readonly problems: readonly ReleaseProblem[];
}

const optional = async (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return null;
    throw error;
  });

/**
 * Whether a folder holds what was signed: nothing changed, nothing missing, nothing more, by the key that is expected. Without an
 * expected fingerprint it tells that the folder agrees with itself; that its key is the publisher's, only the fingerprint tells.
 * @throws FrenchError RELEASE_NOT_FOUND
 */
export const verifyRelease = async (folder: string, expectedFingerprint: string | null = null): Promise<Verification> => {
  const paths = await pathsIn(folder).catch((error: unknown) => {
    throw new FrenchError('RELEASE_NOT_FOUND', typeset(`Le dossier « ${folder} » ne se lit pas : donnez celui d’une publication, qui contient ${MANIFEST}.`), { cause: error });
  });
  const problems: ReleaseProblem[] = [];
  const add = (fault: Fault, path: string, text: string): void => void problems.push({ fault, path, text: typeset(text) });
  const [bytes, signature, pem] = await Promise.all([MANIFEST, SIGNATURE, PUBLIC_KEY].map((name) => optional(join(folder, name))));
  const manifest = bytes ? parseManifest(bytes) : null;
  if (!bytes) add('MISSING', MANIFEST, 'manque : c’est lui qui dit ce que la publication contient.');
  else if (!manifest) add('MANIFEST', MANIFEST, 'ne se lit pas : ce n’est pas le manifeste d’une publication.');
  if (!signature) add('MISSING', SIGNATURE, 'manque : rien ne dit que le manifeste est celui qui a été signé.');
  const key = pem ? publicKeyOf(pem.toString('utf8')) : null;
  if (!pem) add('MISSING', PUBLIC_KEY, 'manque : la signature ne peut pas être vérifiée.');
  else if (!key) add('KEY', PUBLIC_KEY, 'n’est pas une clé publique Ed25519.');
  const fingerprint = key === null ? null : fingerprintOf(key);
  if (key && expectedFingerprint !== null && fingerprint !== plainHex(expectedFingerprint)) add('KEY', PUBLIC_KEY, `n’est pas la clé attendue : son empreinte est ${fingerprint}.`);
  if (bytes && signature && key && !isSignedBy(bytes, signature, key)) add('SIGNATURE', SIGNATURE, `ne correspond pas à ${MANIFEST} : l’un des deux, ou la clé, a été changé.`);
  if (manifest) for (const problem of await compareFiles(folder, manifest, paths)) problems.push(problem);
  return { manifest, manifestSha256: bytes ? createHash('sha256').update(bytes).digest('hex') : null, fingerprint, problems };
};

const plainHex = (fingerprint: string): string => fingerprint.replace(/[^0-9a-f]/giu, '').toLowerCase();

const compareFiles = async (folder: string, { files }: Manifest, paths: readonly string[]): Promise<ReleaseProblem[]> => {
  const problems: ReleaseProblem[] = [];
  const found = new Set(paths);
  const expected = new Set([...files.map(({ path }) => path), MANIFEST, SIGNATURE, PUBLIC_KEY]);
  for (const { path, bytes, sha256 } of files) {
    if (!found.has(path)) {
      problems.push({ fault: 'MISSING', path, text: 'manque.' });
      continue;
    }
    const measured = await measureFile(folder, path);
    if (measured.sha256 !== sha256) problems.push({ fault: 'CHANGED', path, text: typeset(`a été changé : ${measured.bytes} octets au lieu de ${bytes}, SHA-256 ${measured.sha256} au lieu de ${sha256}.`) });
  }
  for (const path of paths) if (!expected.has(path)) problems.push({ fault: 'EXTRA', path, text: 'est en trop : le manifeste ne le connaît pas.' });
  return problems;
};
