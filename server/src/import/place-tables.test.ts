import { describe, expect, it } from 'vitest';
import { placeTables } from './place-tables.js';
import type { RawTable } from './reading/raw-table.js';
import { matchHeaders } from './rows/match-headers.js';
import { recordsOfTable } from './rows/table-records.js';
import { columnsOf } from './template/sections.js';

const text = (value: string) => ({ kind: 'TEXT', text: value }) as const;
const table = (file: string, sheet: string | null, ...rows: string[][]): RawTable => ({
  file,
  sheet,
  rows: rows.map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => (cell === '' ? ({ kind: 'EMPTY' } as const) : text(cell))) })),
});

describe('tables', () => {
  it('are placed by the name of the sheet or of the file, and those that say neither are refused', () => {
    const { tables, problems } = placeTables([
      table('a.xlsx', 'ACTIONS', ['x']),
      table('a.xlsx', 'Depenses', ['x']),
      table('a.xlsx', 'Lisez-moi', ['x']),
      table('a.xlsx', 'Vide'),
      table('a.xlsx', 'Brouillon', ['x']),
      table('2021.engagements.CSV', null, ['x']),
      table('export.csv', null, ['x']),
    ]);
    expect(tables.map(({ section, bundle }) => [section, bundle])).toEqual([['actions', 'a.xlsx'], ['depenses', 'a.xlsx'], ['engagements', '2021']]);
    expect(problems.map(({ code, sheet, file }) => [code, sheet ?? file])).toEqual([['SHEET_UNKNOWN', 'Brouillon'], ['CSV_UNKNOWN', 'export.csv']]);
  });

  it('have their headers matched whatever their case, accents, dashes and spaces, resources by code', () => {
    const resources = [{ code: 'TA', label: 'Taxe d’apprentissage' }, { code: 'AUTRES', label: 'Autres ressources' }];
    const headers = ['reference', 'FICHE', 'Poste', 'Montant', 'ressource ta : un ancien libellé', 'Autres Ressources', 'Code  académie', 'uai'];
    const { matched, problems } = matchHeaders({ row: 1, cells: headers.map(text) }, columnsOf('depenses', resources));
    expect(problems).toEqual([]);
    expect(matched.map(({ column }) => column.field)).toEqual(['reference', 'sheetKind', 'label', 'total', 'resource:TA', 'resource:AUTRES', 'academy', 'school']);
  });

  it('with a header unknown, doubled or missing are refused whole, each header at its column', () => {
    const { records, problems } = recordsOfTable(
      table('a.xlsx', 'Acteurs', [], ['Référence', 'Couleur', 'Rôle', 'role'], ['A-1', 'bleu', 'Réseau', 'Réseau']),
      'acteurs',
      [],
      { file: 0, bundle: 'a' },
    );
    expect(records).toEqual([]);
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([[2, 'B', 'HEADER_UNKNOWN'], [2, 'D', 'HEADER_TWICE'], [2, null, 'HEADER_MISSING']]);
  });

  it('with a value beside the columns are refused at that cell, not cut', () => {
    const { problems } = recordsOfTable(
      table('a.xlsx', 'Acteurs', ['Référence', 'Rôle', 'Nom'], ['A-1', 'Réseau', 'R', 'à vérifier']),
      'acteurs',
      [],
      { file: 0, bundle: 'a' },
    );
    expect(problems).toMatchObject([{ row: 2, column: 'D', value: 'à vérifier', code: 'CELL_WITHOUT_HEADER' }]);
  });
});
