import { shorten, UnreadableFile } from '../refusal.js';
import { sectionOf } from '../template/sections.js';
import { SECTION_KEYS, type SectionKey } from '../template/column.js';
import { exactCell } from './cell-value.js';
import { decodeText } from './decode-text.js';
import { LIMITS } from './limits.js';
import { EMPTY, type RawRow, type RawTable } from './raw-table.js';

/** What an export writes of itself on its first line. */
const ABOUT = 'a-propos';

interface Gathered {
  readonly section: SectionKey;
  readonly convention: string | null;
  readonly names: string[];
  readonly rows: { readonly row: number; readonly fields: Readonly<Record<string, unknown>> }[];
}

/**
 * Reads JSON Lines as they are exported: an object a line, its section beside its fields. Each section of each convention is a table.
 * @throws UnreadableFile with the line that is wrong
 */
export function readJsonLines(file: string, bytes: Buffer): readonly RawTable[] {
  const { text } = decodeText(bytes);
  const gathered = new Map<string, Gathered>();
  const lines = text.split('\n');
  if (lines.length > LIMITS.rowsPerTable + 2) throw new UnreadableFile('TOO_MANY_ROWS', `Le fichier a plus de ${LIMITS.rowsPerTable} lignes : coupez-le en plusieurs.`);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const { section, convention = null, ...fields } = parseLine(line, index + 1);
    if (section === ABOUT) continue;
    const key = SECTION_KEYS.find((one) => one === section);
    if (key === undefined) throw new UnreadableFile('JSON_SECTION_UNKNOWN', `La ligne ne dit pas de quelle section elle est : « section » doit être parmi ${SECTION_KEYS.join(', ')}.`, index + 1);
    if (convention !== null && typeof convention !== 'string') throw new UnreadableFile('JSON_INVALID', 'La convention de la ligne n’est pas un texte.', index + 1);
    const name = `${convention ?? ''}/${key}`;
    const table = gathered.get(name) ?? { section: key, convention, names: [], rows: [] };
    gathered.set(name, table);
    for (const field of Object.keys(fields)) if (!table.names.includes(field)) table.names.push(field);
    if (table.names.length > LIMITS.columnsPerTable) throw new UnreadableFile('TOO_MANY_COLUMNS', `Le fichier a plus de ${LIMITS.columnsPerTable} champs différents.`, index + 1);
    table.rows.push({ row: index + 1, fields });
  }
  return [...gathered.values()].map((table) => toTable(file, table));
}

function parseLine(line: string, row: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below, as what is JSON and no object.
  }
  throw new UnreadableFile('JSON_INVALID', `La ligne n’est pas un objet JSON : « ${shorten(line).slice(0, 40)} ».`, row);
}

function toTable(file: string, { section, convention, names, rows }: Gathered): RawTable {
  const header: RawRow = { row: 0, cells: names.map((text) => ({ kind: 'TEXT', text })) };
  const read = rows.map(({ row, fields }): RawRow => ({ row, cells: names.map((name) => (Object.hasOwn(fields, name) ? exactCell(fields[name]) : EMPTY)) }));
  return { file, sheet: sectionOf(section).sheetName, convention, rows: [header, ...read] };
}
