import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from '../import/typeset.js';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Makes a key to sign with, in a file that its owner alone reads. One that exists is never written over: what it signed could not be
 * told from what another did.
 * @throws FrenchError KEY_EXISTS
 */
export const createKeyFile = async (path: string): Promise<KeyObject> => {
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new FrenchError('KEY_EXISTS', typeset(`« ${path} » existe déjà : une clé ne se remplace pas. Donnez un autre fichier.`), { cause: error });
    }
    throw error;
  }
  return privateKey;
};

/** @throws FrenchError KEY_NOT_FOUND, KEY_UNREADABLE */
export const readKeyFile = async (path: string): Promise<KeyObject> => {
  let pem: Buffer;
  try {
    pem = await readFile(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new FrenchError('KEY_NOT_FOUND', typeset(`La clé « ${path} » n’existe pas : créez-la par « npm run release -- key ${path} ».`), { cause: error });
  }
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Not a key at all: told below, with keys of another kind.
  }
  throw new FrenchError('KEY_UNREADABLE', typeset(`« ${path} » n’est pas une clé privée Ed25519 en PEM : créez-en une par « npm run release -- key ${path} ».`));
};

/** The key of a file, made if there is none yet. */
export const keyOf = async (path: string): Promise<{ readonly key: KeyObject; readonly isNew: boolean }> => {
  try {
    return { key: await readKeyFile(path), isNew: false };
  } catch (error) {
    if (!(error instanceof FrenchError) || error.code !== 'KEY_NOT_FOUND') throw error;
    return { key: await createKeyFile(path), isNew: true };
  }
};

export const publicPem = (key: KeyObject): string => String(publicHalf(key).export({ type: 'spki', format: 'pem' }));

/** The public key of PEM text; null if it is none of Ed25519. */
export const publicKeyOf = (pem: string): KeyObject | null => {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
};

const publicHalf = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key);

/** What tells a key: SHA-256 of its public half (SPKI, DER), in hexadecimal digits. */
export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256').update(publicHalf(key).export({ type: 'spki', format: 'der' })).digest('hex');

/** Ed25519 over the bytes: 64 bytes, the same each time for one key and one text. */
export const signatureOf = (bytes: Uint8Array, key: KeyObject): Uint8Array => sign(null, bytes, key);
export const isSignedBy = (bytes: Uint8Array, signature: Uint8Array, key: KeyObject): boolean => verify(null, bytes, publicHalf(key), signature);
