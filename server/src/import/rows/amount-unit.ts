import { shownText, type RawRow } from '../reading/raw-table.js';

const THOUSANDS = String.raw`k\s?€|k\s?euros?|keur|m\s?€|meur|(?:millier|million)s?\s+d['’]\s*euros?`;
/** « Montants en k€ », « (milliers d’euros) », « Unité : M€ »; « plus de 23 k€ » says no unit. */
const STATED = new RegExp(String.raw`(?:^|\ben\s+|unités?\s*:\s*|\(\s*)(?:${THOUSANDS})(?![\p{L}\p{N}])`, 'iu');
const IN_HEADER = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${THOUSANDS})(?![\p{L}\p{N}])`, 'iu');

export interface StatedUnit {
  /** Where the words stand. */
  readonly text: string;
  readonly code: 'AMOUNTS_IN_THOUSANDS';
  readonly reason: string;
}

/** Whether a title above the headers says that the amounts are in thousands or millions: taken as they are, all would be wrong. */
export function unitAbove(rows: readonly RawRow[]): StatedUnit | null {
  const text = rows.flatMap(({ cells }) => cells.map(shownText)).find((one) => STATED.test(one));
  return text === undefined ? null : stated(text);
}

/** Whether a header says so of its column. */
export function unitInHeader(header: string): StatedUnit | null {
  return IN_HEADER.test(header) ? stated(header) : null;
}

function stated(text: string): StatedUnit {
  const shown = text.slice(0, 80);
  return { text: shown, code: 'AMOUNTS_IN_THOUSANDS', reason: `« ${shown} » dit que les montants ne sont pas en euros : convertissez-les en euros, puis corrigez ce texte.` };
}
