import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../refusal.js';
import { LIMITS, type Limits } from './limits.js';

/**
 * Reads the table of an archive, not its contents, and refuses what would weigh too much once decompressed. The reader of
 * the workbook then holds each part to the size that the table declares, so a table that lies is caught as well.
 * @returns the names of its parts
 * @throws UnreadableFile
 */
export async function guardArchive(bytes: Buffer, limits: Limits = LIMITS): Promise<ReadonlySet<string>> {
  const zip = await open(bytes);
  const names = new Set<string>();
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      names.add(entry.fileName);
      total += entry.uncompressedSize;
      if (names.size > limits.archiveEntries || total > limits.decompressedBytes) {
        reject(
          new UnreadableFile(
            'ARCHIVE_TOO_LARGE',
            `Une fois décompressé, ce classeur dépasserait ${limits.decompressedBytes / 1024 / 1024} Mo : gardez-en les seules feuilles utiles, ou enregistrez-le en CSV, qui se lit quelle que soit sa longueur.`,
          ),
        );
        return;
      }
      zip.readEntry();
    });
    zip.readEntry();
  });
  return names;
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) reject(damaged());
      else resolve(zip);
    });
  });
}

function damaged(): UnreadableFile {
  return new UnreadableFile('ARCHIVE_DAMAGED', 'Le classeur est abîmé ou incomplet : ouvrez-le dans votre tableur et enregistrez-le de nouveau.');
}
