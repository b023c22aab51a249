import { isBlank, type RawTable } from './reading/raw-table.js';
import type { Refusal } from './refusal.js';
import type { SectionKey } from './template/column.js';
import { bundleOfCsv, sectionOfCsv } from './template/csv-name.js';
import { fold } from './template/fold.js';
import { SECTIONS } from './template/sections.js';
import { SIDE_SHEETS } from './template/side-sheets.js';

export interface PlacedTable {
  readonly table: RawTable;
  readonly section: SectionKey;
  readonly bundle: string;
}

/** Finds the section that each table holds: by the name of the sheet, or of the CSV file. A table that says neither is refused. */
export function placeTables(tables: readonly RawTable[]): { readonly tables: readonly PlacedTable[]; readonly problems: readonly Refusal[] } {
  const placed: PlacedTable[] = [];
  const problems: Refusal[] = [];
  for (const table of tables) {
    const section = table.sheet === null ? sectionOfCsv(table.file) : sectionOfSheet(table.sheet);
    if (section !== null) {
      placed.push({ table, section, bundle: table.sheet === null ? bundleOfCsv(table.file) : table.file });
    } else if (table.sheet === null || !(isSideSheet(table.sheet) || table.rows.every(isBlank))) {
      problems.push(unplaced(table));
    }
  }
  return { tables: placed, problems };
}

function sectionOfSheet(name: string): SectionKey | null {
  return SECTIONS.find((section) => fold(section.sheetName) === fold(name))?.key ?? null;
}

function isSideSheet(name: string): boolean {
  return SIDE_SHEETS.some((side) => fold(side) === fold(name));
}

function unplaced({ file, sheet }: RawTable): Refusal {
  const place = { file, sheet, row: null, column: null, value: sheet };
  if (sheet !== null) {
    const names = SECTIONS.map(({ sheetName }) => `« ${sheetName} »`).join(', ');
    return { ...place, code: 'SHEET_UNKNOWN', reason: `La feuille « ${sheet} » n’est pas du modèle (${names}) : renommez-la ou supprimez-la.` };
  }
  const endings = SECTIONS.map(({ key }) => `.${key}.csv`).join(', ');
  return { ...place, code: 'CSV_UNKNOWN', reason: `Le nom du fichier ne dit pas ce qu’il contient : terminez-le par ${endings}, ou donnez une correspondance (--mapping).` };
}
