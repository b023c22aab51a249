import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './unpack-woff.js';

const require = createRequire(import.meta.url);
const read = (weight: number): Font => {
  const font = create(unpackWoff(readFileSync(require.resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff`))));
  if (!('layout' in font)) throw new TypeError('one file, one font');
  return font;
};

/** The names that a document calls its fonts by, once `registerFonts` has told it of them. */
export const REGULAR = 'regular';
export const BOLD = 'bold';

let fonts: { readonly regular: Font; readonly bold: Font } | null = null;

/**
 * Read at the first document, and kept: parsed, and under their own names. A table goes back to the font before it by source and name,
 * and would read a font of bytes again at each cell.
 */
export const registerFonts = (pdf: { registerFont(name: string, source: never, family: string): unknown }): void => {
  fonts ??= { regular: read(400), bold: read(600) };
  // Its types do not know of fonts that are parsed already.
  pdf.registerFont(REGULAR, fonts.regular as never, REGULAR);
  pdf.registerFont(BOLD, fonts.bold as never, BOLD);
};

/** What the embedded subset can draw. */
const DRAWN = /[\n\u0020-\u007E\u00A0-\u00FF\u0131\u0152\u0153\u02C6\u02DA\u02DC\u2010-\u2015\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122\u2212]/u;

/** Text that the font can draw: narrow spaces as spaces, letters that it lacks without their accents, « ? » for the rest. */
export const drawable = (text: string): string =>
  [...text.replace(/[\u202F\u2007\u2009]/gu, '\u00A0').replace(/\r\n?/gu, '\n').replace(/\t/gu, ' ').replace(/\u2011/gu, '-')]
    .map((character) => (DRAWN.test(character) ? character : [...character.normalize('NFKD')].filter((part) => DRAWN.test(part)).join('') || '?'))
    .join('');
