import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { UnreadableFile } from '../refusal.js';
import { expandArchive, isPlainArchive } from './expand-archive.js';
import type { InputFile } from './input-file.js';
import { LIMITS } from './limits.js';
import type { RawTable } from './raw-table.js';
import { readCsv, type Separator } from './read-csv.js';
import { readJsonLines } from './read-json-lines.js';
import { readParquet } from './read-parquet.js';
import { readWorkbook } from './read-workbook.js';

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
  if (startsWith(file.bytes, 'PK')) return (await isPlainArchive(file)) ? readArchive(file, separator) : readWorkbook(file.name, file.bytes);
  if (startsWith(file.bytes, '\u00D0\u00CF\u0011\u00E0')) {
    throw new UnreadableFile('FILE_OLD_OR_PROTECTED', 'Ce classeur est au format .xls ou protégé par un mot de passe : enregistrez-le en .xlsx, sans protection.');
  }
  if (startsWith(file.bytes, 'PAR1')) return [await readParquet(file.name, file.bytes)];
  if (startsWith(file.bytes, '%PDF')) throw new UnreadableFile('FILE_PDF', 'Ce fichier est un PDF : envoyez le classeur .xlsx ou les fichiers CSV.');
  if (/\.(?:xls[xmb]?|ods|parquet)$/iu.test(file.name)) {
    throw new UnreadableFile('FILE_NOT_WORKBOOK', 'Ce fichier n’est pas ce que dit son nom : enregistrez-le de nouveau depuis votre tableur, en .xlsx ou .ods.');
  }
  const other = KNOWN.find(({ signature }) => startsWith(file.bytes, signature));
  if (other !== undefined) throw new UnreadableFile('FILE_NOT_DATA', `Ce fichier est ${other.what} : envoyez un classeur .xlsx ou .ods, ou des fichiers CSV.`);
  if (/\.(?:jsonl|ndjson)$/iu.test(file.name)) return readJsonLines(file.name, file.bytes);
  return [readCsv(file.name, file.bytes, separator)];
}

async function readArchive(file: InputFile, separator: Separator | null): Promise<readonly RawTable[]> {
  const tables: RawTable[] = [];
  for (const one of await expandArchive(file)) tables.push(...(await readTables(one, separator)));
  return tables;
}

const KNOWN: readonly { readonly signature: string; readonly what: string }[] = [
  { signature: '{\\rtf', what: 'un document RTF' },
  { signature: '\u0089PNG', what: 'une image' },
  { signature: '\u00FF\u00D8\u00FF', what: 'une image' },
  { signature: 'GIF8', what: 'une image' },
  { signature: '\u001F\u008B', what: 'une archive .gz' },
  { signature: '7z\u00BC\u00AF', what: 'une archive .7z' },
  { signature: 'Rar!', what: 'une archive .rar' },
  { signature: 'MZ', what: 'un programme' },
  { signature: '\u007FELF', what: 'un programme' },
  { signature: 'SQLite format 3', what: 'une base de données' },
  { signature: '<?xml', what: 'un fichier XML' },
  { signature: '<!DOCTYPE', what: 'une page web' },
  { signature: '<html', what: 'une page web' },
];

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.subarray(0, signature.length).toString('latin1') === signature;
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('FILE_TOO_LARGE', `Le fichier dépasse ${LIMITS.fileBytes / 1024 / 1024} Mo : coupez-le en plusieurs.`);
}
