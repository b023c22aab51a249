import { toParts, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { Zip, ZipDeflate } from 'fflate';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * An archive, written as its entries are read: one chunk at a time is held. Its bytes depend on what it holds and on the day
 * alone: archives have no time zone, so the day is written as local time reads it.
 */
export async function* writeZip(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>, day: LocalDate): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error !== null) failure = error;
    else if (chunk.length > 0) chunks.push(chunk);
  });
  const drain = (): Uint8Array[] => {
    if (failure !== null) throw failure;
    return chunks.splice(0);
  };
  const { year, month, day: dayOfMonth } = toParts(day);
  for await (const { name, bytes } of entries) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = new Date(year, month - 1, dayOfMonth);
    zip.add(entry);
    for await (const chunk of bytes) {
      entry.push(chunk);
      yield* drain();
    }
    entry.push(new Uint8Array(0), true);
    yield* drain();
  }
  zip.end();
  yield* drain();
}
