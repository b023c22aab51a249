import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../refusal.js';
import { guardArchive } from './guard-archive.js';
import { LIMITS } from './limits.js';
import type { InputFile } from './input-file.js';

const READABLE = /\.(?:csv|tsv|txt|jsonl|ndjson|parquet|xlsx|ods)$/iu;
/** What an export says of itself beside its data. */
const ASIDE = /(?:^|\/)(?:lisez-moi|a-propos|licence|license|manifest)[^/]*$|\.(?:md|json)$/iu;

/** Whether a file is an archive of files, and not a workbook, which is an archive too. */
export async function isPlainArchive({ bytes }: InputFile): Promise<boolean> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return false;
  const parts = await guardArchive(bytes);
  return !parts.has('[Content_Types].xml') && !parts.has('content.xml') && !parts.has('mimetype');
}

/**
 * The files of an archive, such as an export hands out. An archive in an archive is refused.
 * @throws UnreadableFile
 */
export async function expandArchive({ bytes }: InputFile): Promise<readonly InputFile[]> {
  const zip = await opened(bytes);
  const files: InputFile[] = [];
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith('/') || ASIDE.test(entry.fileName)) return zip.readEntry();
      const refusal = entryRefusal(entry);
      if (refusal !== null) return reject(refusal);
      readEntry(zip, entry, LIMITS.decompressedBytes - total).then((content) => {
        total += content.length;
        files.push({ name: entry.fileName.slice(entry.fileName.lastIndexOf('/') + 1), bytes: content });
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
  if (files.length === 0) throw new UnreadableFile('ARCHIVE_EMPTY', 'Cette archive ne contient aucun fichier à lire : envoyez un classeur ou des fichiers CSV.');
  return files;
}

/** The parts of a workbook, each held to the size that the table of the archive declares. @throws UnreadableFile */
export async function readParts(bytes: Buffer): Promise<Record<string, Uint8Array>> {
  const zip = await opened(bytes);
  const parts: Record<string, Uint8Array> = {};
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith('/')) return zip.readEntry();
      readEntry(zip, entry, LIMITS.decompressedBytes - total).then((content) => {
        total += content.length;
        parts[entry.fileName] = content;
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
  return parts;
}

/** The files given, archives replaced by what they contain; one that cannot be opened stays, and is refused when it is read. */
export async function openArchives(files: readonly InputFile[]): Promise<readonly InputFile[]> {
  const opened: InputFile[] = [];
  for (const file of files) {
    try {
      opened.push(...((await isPlainArchive(file)) ? await expandArchive(file) : [file]));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      opened.push(file);
    }
  }
  return opened;
}

const SYMBOLIC_LINK = 0o120000;
const FILE_TYPE = 0o170000;

function entryRefusal({ fileName, externalFileAttributes, generalPurposeBitFlag }: Entry): UnreadableFile | null {
  if (((externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) return new UnreadableFile('ARCHIVE_LINK', 'Cette archive contient un lien et non un fichier : mettez-y les fichiers eux-mêmes.');
  if ((generalPurposeBitFlag & 1) === 1) return new UnreadableFile('FILE_PROTECTED', 'Cette archive est protégée par un mot de passe : envoyez-la sans protection.');
  if (/\.zip$/iu.test(fileName)) return new UnreadableFile('ARCHIVE_NESTED', 'Cette archive en contient une autre : envoyez les fichiers eux-mêmes.');
  if (!READABLE.test(fileName)) return new UnreadableFile('ARCHIVE_UNKNOWN_FILE', `Cette archive contient « ${fileName.slice(0, 80)} », qui ne se lit pas : n’y laissez que des classeurs ou des fichiers CSV.`);
  return null;
}

function readEntry(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged());
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > most) stream.destroy(new UnreadableFile('ARCHIVE_TOO_LARGE', 'Une fois décompressée, cette archive serait démesurée : coupez-la en plusieurs.'));
        else chunks.push(chunk);
      });
      stream.on('error', (failure: Error) => reject(failure instanceof UnreadableFile ? failure : damaged()));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (error, zip) => (error ? reject(damaged()) : resolve(zip)));
  });
}

function damaged(): UnreadableFile {
  return new UnreadableFile('ARCHIVE_DAMAGED', 'L’archive est abîmée ou incomplète : produisez-la de nouveau.');
}
