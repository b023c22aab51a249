import { UnreadableFile } from '../refusal.js';
import { isBroken } from '../repair/mojibake.js';

/** The encodings that a CSV may be in. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252' | 'mixed';

// What Windows-1252 puts where Latin-1 has control characters; 5 places hold nothing.
const WINDOWS_1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

// The signs that French text in Windows-1252 uses besides letters. Others (Ž, ˆ, ‚, ¼, ¤ …) are what an accent of another
// encoding (Mac, DOS, ISO 8859-15) looks like: such a file is doubtful.
const PLAUSIBLE_SIGNS = '€«»‘’“”„…–—•™œŒŸ\u00A0£§©ª°±²³µ·º®×÷';

/**
 * Decodes a CSV strictly: a byte-order mark is believed, valid UTF-8 is UTF-8, and what is left is Windows-1252 only if it
 * reads as French in it.
 * @throws UnreadableFile when the encoding is doubtful
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode('utf-16le', bytes), encoding: 'UTF-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode('utf-16be', bytes), encoding: 'UTF-16' };
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return { text: decode(unmarked, bytes), encoding: 'UTF-16' };
  if (bytes.includes(0)) throw new UnreadableFile('FILE_NOT_TEXT', 'Ce fichier n’est pas un fichier texte : enregistrez-le en CSV UTF-8.');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    const text = decodeWindows1252(bytes);
    return isBroken(text) ? { text: decodeLines(bytes), encoding: 'mixed' } : { text, encoding: 'Windows-1252' };
  }
}

function decode(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw doubtful();
  }
}

/** Lines of two files put together, each in its own encoding: those that are UTF-8 are read so, the others as Windows-1252. */
function decodeLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  const strict = new TextDecoder('utf-8', { fatal: true });
  for (let from = 0; from <= bytes.length; ) {
    const found = bytes.indexOf(0x0a, from);
    const to = found === -1 ? bytes.length : found;
    const line = bytes.subarray(from, to);
    try {
      lines.push(strict.decode(line));
    } catch {
      lines.push(decodeWindows1252(line));
    }
    from = to + 1;
  }
  return lines.join('\n');
}

/** UTF-16 without its mark: in text of our alphabet, one byte of each pair is almost always zero, and never the other. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null;
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const mostly = bytes.length * 0.35;
  if (zeros[1] > mostly && zeros[0] === 0) return 'utf-16le';
  if (zeros[0] > mostly && zeros[1] === 0) return 'utf-16be';
  return null;
}

// TextDecoder('windows-1252') has read as Latin-1 in some versions of Node: the table is small enough to be certain of.
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1').replace(/[\u0080-\u009F]/gu, (sign) => WINDOWS_1252.charAt(sign.charCodeAt(0) - 0x80));
  for (const sign of text) {
    if (sign.charCodeAt(0) < 0x80 && sign !== '\0') continue;
    const isPlausible = /[À-ÖØ-öø-ÿ]/u.test(sign) || PLAUSIBLE_SIGNS.includes(sign);
    if (!isPlausible) throw doubtful();
  }
  return text;
}

function doubtful(): UnreadableFile {
  return new UnreadableFile(
    'ENCODING_DOUBTFUL',
    'L’encodage du fichier est douteux : des accents seraient faux. Enregistrez-le en « CSV UTF-8 » depuis votre tableur.',
  );
}
