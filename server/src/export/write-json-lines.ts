import { cents } from '@conventions-ouvertes/shared/money';
import { centsToDecimal } from '@conventions-ouvertes/shared/money-text';
import { isWithheld } from '../import/cell/withheld.js';
import { aboutLines, type About } from './about-export.js';
import type { ExportedRow, ExportedSection, ExportedValue } from './section-rows.js';

/** The first line: what the file is, of when, under which licence. */
export const jsonLinesHead = (about: About): Uint8Array =>
  Buffer.from(`${JSON.stringify({ section: 'a-propos', fictif: about.isFictitious, date: about.day, texte: aboutLines(about) })}\n`);

/** Each row as one line, by the fields of the template; amounts and decimals as exact text (« 58400.00 »), null for what was not told. */
export async function* writeJsonLines(
  convention: string,
  { key, columns }: ExportedSection,
  batches: AsyncIterable<readonly ExportedRow[]>,
): AsyncGenerator<Uint8Array> {
  for await (const rows of batches) {
    const lines = rows.map((row) => {
      const fields = columns.map(({ field, type }): [string, ExportedValue] => {
        const value = row[field] ?? null;
        return [field, type === 'AMOUNT' && value !== null && !isWithheld(value) ? centsToDecimal(cents(Number(value))) : value];
      });
      return `${JSON.stringify({ section: key, convention, ...Object.fromEntries(fields) })}\n`;
    });
    yield Buffer.from(lines.join(''));
  }
}
