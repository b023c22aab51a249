import { unzipSync } from 'fflate';

/** What an archive may hold to be searched, decompressed: more than any file that the importer reads. */
const MOST_BYTES = 512 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, mark: string): boolean => Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') === mark;

const holds = (bytes: Uint8Array, words: readonly string[]): boolean => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (['utf8', 'latin1', 'utf16le'] as const).some((encoding) => {
    const text = buffer.toString(encoding).normalize('NFC').toLowerCase();
    // A workbook may cut a text in runs, each in a mark-up of its own.
    return [text, text.replaceAll(/<[^>]*>/gu, '')].some((one) => words.some((word) => one.includes(word)));
  });
};

/** Whether a file that was sent may hold one of the words, whatever the case: what cannot be searched may. */
export const mayMention = (content: Uint8Array, words: readonly string[], depth = 0): boolean => {
  const wanted = words.map((word) => word.normalize('NFC').toLowerCase());
  if (startsWith(content, 'PAR1')) return true;
  if (!startsWith(content, 'PK')) return holds(content, wanted);
  try {
    let total = 0;
    const parts = unzipSync(content, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > MOST_BYTES || depth > 1) throw new RangeError('too large to be searched');
        return true;
      },
    });
    return Object.entries(parts).some(([name, part]) => holds(Buffer.from(name), wanted) || mayMention(part, wanted, depth + 1));
  } catch {
    return true;
  }
};
