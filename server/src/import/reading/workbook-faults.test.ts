import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { forgeZip } from '../testing/forge-zip.js';
import { readTables } from './read-file.js';
import { shownText, type RawCell } from './raw-table.js';

const day = new Date('2021-04-03T00:00:00Z');
const brief = (cell: RawCell | undefined): string => (cell === undefined ? '' : cell.kind === 'UNUSABLE' ? `${cell.code}${cell.likely === undefined ? '' : ` → ${cell.likely}`}` : `${cell.kind} ${shownText(cell)}`.trim());
const read = async (bytes: Uint8Array, name = 'f.xlsx') => {
  const [table] = await readTables({ name, bytes: Buffer.from(bytes) });
  return { rows: table?.rows.map((row) => row.cells.map(brief)), hidden: table?.rows.filter(({ isHidden }) => isHidden).map(({ row }) => row), remarks: table?.remarks?.map(({ code }) => code) };
};

describe('a workbook as people make them', () => {
  it.each(['1900', '1904'] as const)('gives its dates as they are shown, in the system of %s', async (dateSystem) => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Actions', rows: [['Date'], [day]] }], dateSystem });
    expect((await read(bytes)).rows).toEqual([['TEXT Date'], ['DATE 2021-04-03']]);
  });

  it('that merges cells downwards proposes their value for each row, and takes it for none', async () => {
    const sheet = { name: 'Dépenses', rows: [['Référence', 'Montant'], ['A-1', 10], [null, 20], [null, 30]], merges: [{ startRow: 1, endRow: 3, startCol: 0, endCol: 0 }] };
    expect((await read(await writeXlsx({ sheets: [sheet] }))).rows).toEqual([
      ['TEXT Référence', 'TEXT Montant'], ['TEXT A-1', 'NUMBER 10'], ['CELL_MERGED → A-1', 'NUMBER 20'], ['CELL_MERGED → A-1', 'NUMBER 30'],
    ]);
  });

  it('that hides rows and columns says so', async () => {
    const sheet = { name: 'Actions', columns: [{}, { hidden: true }], rows: [['a', 'b'], [1, 2], [3, 4]], rowDefs: new Map([[2, { hidden: true }]]) };
    const { hidden, remarks } = await read(await writeXlsx({ sheets: [sheet] }));
    expect({ hidden, remarks }).toEqual({ hidden: [3], remarks: ['COLUMNS_HIDDEN'] });
  });

  it('in ODS gives texts, numbers and days', async () => {
    const bytes = await writeOds({ sheets: [{ name: 'Actions', rows: [['Référence', 'Montant', 'Date'], ['A-1', 12.5, day]] }] });
    expect((await read(bytes, 'f.ods')).rows).toEqual([['TEXT Référence', 'TEXT Montant', 'TEXT Date'], ['TEXT A-1', 'NUMBER 12.5', 'DATE 2021-04-03']]);
  });

  it('in an archive of files is read file by file', async () => {
    const archive = forgeZip([
      { name: 'opca/fiches.actions.csv', bytes: Buffer.from('Référence;Année\nA-1;2021\n') },
      { name: 'opca/fiches.depenses.csv', bytes: Buffer.from('Référence;Fiche\nA-1;P\n') },
      { name: 'LISEZ-MOI.md', bytes: Buffer.from('à lire') },
    ]);
    expect((await readTables({ name: 'export.zip', bytes: archive })).map(({ file, rows }) => [file, rows.length])).toEqual([['fiches.actions.csv', 2], ['fiches.depenses.csv', 2]]);
  });

  it('in JSON Lines gives a table a section, and numbers as they are', async () => {
    const lines = [{ section: 'a-propos', texte: ['x'] }, { section: 'actions', convention: 'essai', reference: 'A-1', year: 2021 }, { section: 'depenses', convention: 'essai', reference: 'A-1', total: '58400.00' }];
    const tables = await readTables({ name: 'f.jsonl', bytes: Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')) });
    expect(tables.map(({ sheet, convention, rows }) => [sheet, convention, rows.map(({ row, cells }) => [row, ...cells.map(brief)])])).toEqual([
      ['Actions', 'essai', [[0, 'TEXT reference', 'TEXT year'], [2, 'TEXT A-1', 'NUMBER 2021']]],
      ['Dépenses', 'essai', [[0, 'TEXT reference', 'TEXT total'], [3, 'TEXT A-1', 'TEXT 58400.00']]],
    ]);
  });
});
