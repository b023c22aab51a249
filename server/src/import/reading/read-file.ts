import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { UnreadableFile } from '../refusal.js';
import { LIMITS } from './limits.js';
import type { RawTable } from './raw-table.js';
import { readCsv, type Separator } from './read-csv.js';
import { readWorkbook } from './read-workbook.js';

/** A file as it came in; `name` is what reports call it. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is kept of a file beside the lines it gave. */
export interface FileIdentity {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** @throws UnreadableFile when it is too large, or is not there */
export async function openInputFile(path: string): Promise<InputFile> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new UnreadableFile('FILE_NOT_FOUND', `Le fichier « ${path} » n’existe pas : vérifiez son chemin.`);
  if (found.size > LIMITS.fileBytes) throw tooLarge();
  return { name, bytes: await readFile(path) };
}

export function identityOf(file: InputFile): FileIdentity {
  return { name: file.name, sha256: createHash('sha256').update(file.bytes).digest('hex'), bytes: file.bytes.length };
}

/**
 * The tables of a file. What it is, is told by its first bytes and not by its name.
 * @param separator of a CSV; null to find it
 * @throws UnreadableFile
 */
export async function readTables(file: InputFile, separator: Separator | null = null): Promise<readonly RawTable[]> {
  if (file.bytes.length > LIMITS.fileBytes) throw tooLarge();
  if (file.bytes.length === 0) throw new UnreadableFile('FILE_EMPTY', 'Le fichier est vide.');
  if (startsWith(file.bytes, 'PK')) return readWorkbook(file.name, file.bytes);
  if (startsWith(file.bytes, '\u00D0\u00CF\u0011\u00E0')) {
    throw new UnreadableFile('FILE_OLD_OR_PROTECTED', 'Ce classeur est au format .xls ou protégé par un mot de passe : enregistrez-le en .xlsx, sans protection.');
  }
  if (startsWith(file.bytes, '%PDF')) throw new UnreadableFile('FILE_PDF', 'Ce fichier est un PDF : envoyez le classeur .xlsx ou les fichiers CSV.');
  if (/\.xls[xmb]?$/iu.test(file.name)) {
    throw new UnreadableFile('FILE_NOT_WORKBOOK', 'Ce fichier n’est pas un classeur, malgré son nom : enregistrez-le au format Excel (.xlsx).');
  }
  return [readCsv(file.name, file.bytes, separator)];
}

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.subarray(0, signature.length).toString('latin1') === signature;
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('FILE_TOO_LARGE', `Le fichier dépasse ${LIMITS.fileBytes / 1024 / 1024} Mo : coupez-le en plusieurs.`);
}
