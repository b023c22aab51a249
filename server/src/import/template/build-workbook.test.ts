import { writeXlsx, readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { shownText } from '../reading/raw-table.js';
import { readTables } from '../reading/read-file.js';
import { buildCsvBundle } from './build-csv.js';
import { buildTemplateWorkbook } from './build-workbook.js';
import { sectionOfCsv } from './csv-name.js';
import { SECTIONS, columnsOf } from './sections.js';
import type { TemplateConvention } from './template-convention.js';

const choice = (code: string, label: string) => ({ code, label, aliases: [] });
const CONVENTION: TemplateConvention = {
  key: 'essai',
  title: 'Convention d’essai',
  shortTitle: 'Essai',
  axes: [choice('2', 'Les métiers'), choice('4.1', 'Informer')],
  fundingSources: [choice('TA', 'Taxe d’apprentissage, hors quota')],
  audiences: [choice('LYCEE_PUPILS', 'Lycéens')],
  academies: [choice('01', 'Paris')],
};

const open = async () => readXlsx(await buildTemplateWorkbook(CONVENTION), { readStyles: true });

describe('the workbook that partners fill', () => {
  it('has a sheet a section, its help and its lists', async () => {
    const { sheets } = await open();
    expect(sheets.map(({ name }) => name)).toEqual(['Lisez-moi', 'Actions', 'Dépenses', 'Publics', 'Indicateurs', 'Engagements', 'Soutiens en nature', 'Acteurs', 'Listes']);
    const listed = sheets[0]?.rows.map((row) => row.slice(0, 2).join(' / ')) ?? [];
    for (const { key, sheetName } of SECTIONS) {
      for (const { header } of columnsOf(key, CONVENTION.fundingSources)) expect(listed).toContain(`${sheetName} / ${header}`);
    }
  });

  it('offers the words of the convention in its drop-downs', async () => {
    const { sheets } = await open();
    const lists = sheets.find(({ name }) => name === 'Listes');
    expect(lists?.rows[0]).toEqual(['Axes', 'Ressources', 'Publics', 'Académies', 'Statuts', 'Fiches', 'Sens', 'Rôles']);
    expect(lists?.rows[2]?.slice(0, 1)).toEqual(['4.1 - Informer']);
    const actions = sheets.find(({ name }) => name === 'Actions');
    expect(actions?.dataValidations).toContainEqual(expect.objectContaining({ type: 'list', range: 'C2:C2001', formula1: 'Listes!$A$2:$A$3' }));
    expect(actions?.cells?.get('0,0')?.comment?.text).toMatch(/^Obligatoire\. /u);
  });

  it('keeps codes and references as text and dates as dates in the cells still to be filled', async () => {
    const { sheets } = await open();
    const formats = (name: string, row: number) => {
      const cells = sheets.find((sheet) => sheet.name === name)?.cells;
      return Array.from({ length: 6 }, (_none, column) => cells?.get(`${row},${column}`)?.style?.numFmt);
    };
    expect(formats('Acteurs', 1)).toEqual(['@', '@', '@', '@', '@', undefined]);
    expect(formats('Engagements', 500)).toEqual(['@', '@', '#,##0.00', 'dd/mm/yyyy', '@', '@']);
  });

  it('is the same in CSV: the same headers, in files whose names say what they hold', () => {
    for (const { name, text } of buildCsvBundle('demo', CONVENTION)) {
      const key = sectionOfCsv(name);
      expect(key).not.toBeNull();
      const headers = key === null ? [] : columnsOf(key, CONVENTION.fundingSources).map(({ header }) => header);
      expect(text).toBe(`\uFEFF${headers.join(';')}`);
    }
  });

  it.each(['1900', '1904'] as const)('gives its real dates back, whichever way the spreadsheet counts days (%s)', async (dateSystem) => {
    const dates = ['1990-01-01', '2000-02-29', '2021-04-03', '2021-03-28', '2021-10-31'];
    const rows = [dates.map((iso) => new Date(`${iso}T00:00:00Z`))];
    const bytes = Buffer.from(await writeXlsx({ dateSystem, sheets: [{ name: 'A', rows }] }));
    const [table] = await readTables({ name: 'a.xlsx', bytes });
    expect(table?.rows[0]?.cells.map(shownText)).toEqual(dates);
    expect(table?.rows[0]?.cells.every((cell) => cell.kind === 'DATE' && !cell.hasTime)).toBe(true);
  });

  it('has each header once in its sheet, aliases included', () => {
    for (const { key } of SECTIONS) {
      const columns = columnsOf(key, CONVENTION.fundingSources);
      expect(new Set(columns.map(({ field }) => field)).size).toBe(columns.length);
      expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
    }
  });
});
