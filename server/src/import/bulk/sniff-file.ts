import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeText, decodeWindows1252 } from '../reading/decode-text.js';
import type { RawRow } from '../reading/raw-table.js';
import type { FileIdentity } from '../reading/read-file.js';
import { readCsv, SEPARATORS, type Separator } from '../reading/read-csv.js';
import { UnreadableFile } from '../refusal.js';

/** A text file too large to be held, as far as its beginning tells. */
export interface SniffedFile {
  readonly path: string;
  readonly identity: FileIdentity;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly separator: Separator;
  /** The first rows, the headers among them. */
  readonly top: readonly RawRow[];
}

const SAMPLE_BYTES = 256 * 1024;
const TOP_ROWS = 30;

/**
 * Reads a file once, without holding it: its fingerprint, and whether all of it is in the encoding that its beginning is in.
 * @param separator null to find it
 * @param onBytes told how many bytes were just read
 * @throws UnreadableFile
 */
export async function sniffFile(path: string, separator: Separator | null, onBytes?: (count: number) => void): Promise<SniffedFile> {
  const name = basename(path);
  const { size } = await stat(path);
  const encoding = await encodingOf(path);
  const hash = createHash('sha256');
  const strict = encoding === 'windows-1252' ? null : new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      strict?.decode(chunk, { stream: true });
      onBytes?.(chunk.length);
    }
    strict?.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UnreadableFile('ENCODING_DOUBTFUL', 'L’encodage du fichier change en route : enregistrez-le en « CSV UTF-8 » depuis votre tableur.');
  }
  const table = readCsv(name, await head(path, encoding), separator);
  return {
    path,
    identity: { name, sha256: hash.digest('hex'), bytes: size },
    encoding,
    separator: SEPARATORS.find((one) => one === table.separator) ?? ';',
    top: table.rows.slice(0, TOP_ROWS),
  };
}

async function encodingOf(path: string): Promise<SniffedFile['encoding']> {
  const sample = await bytesOf(path);
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const lastLine = sample.lastIndexOf(0x0a);
  const { encoding } = decodeText(lastLine > 0 ? sample.subarray(0, lastLine + 1) : sample);
  if (encoding === 'UTF-16') throw new UnreadableFile('ENCODING_DOUBTFUL', 'Ce grand fichier est en UTF-16 sans marque : enregistrez-le en « CSV UTF-8 ».');
  return encoding === 'UTF-8' ? 'utf-8' : 'windows-1252';
}

/** The first whole lines of the file, in UTF-8. */
async function head(path: string, encoding: SniffedFile['encoding']): Promise<Buffer> {
  const text = decoderOf(encoding)(await bytesOf(path));
  const lastLine = text.lastIndexOf('\n');
  if (lastLine === -1) throw new UnreadableFile('LINE_TOO_LONG', 'La première ligne du fichier ne finit pas : ce n’est sans doute pas un fichier CSV.');
  return Buffer.from(text.slice(0, lastLine + 1));
}

/** Decodes chunk after chunk, a sign that two of them share included. @throws UnreadableFile on what is not French in Windows-1252 */
export function decoderOf(encoding: SniffedFile['encoding']): (chunk: Buffer) => string {
  if (encoding === 'windows-1252') return decodeWindows1252;
  const decoder = new TextDecoder(encoding);
  return (chunk) => decoder.decode(chunk, { stream: true });
}

async function bytesOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(SAMPLE_BYTES);
    const { bytesRead } = await file.read(buffer, 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
