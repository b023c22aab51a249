import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { scdlMapping } from './mapping/scdl.js';
import { planImport } from './plan-import.js';
import { readImport } from './read-import.js';
import { loadImportContext } from './store/import-context.js';
import { useFixture } from './testing/use-fixture.js';

const fixture = useFixture('subventions');
const KEY = 'subventions-essai';

type Value = string | number | Date | null;
const HEADERS = ['nomAttribuant', 'dateConvention', 'referenceDecision', 'nomBeneficiaire', 'idBeneficiaire', 'objet', 'montant', 'nature'];
const COLUMN = { date: 1, name: 3, siret: 4, purpose: 5, amount: 6 } as const;
/** Six subsidies; what `change` gives for the n-th stands in that column. */
const rows = (column: keyof typeof COLUMN = 'amount', change: (n: number) => Value = (n) => 1000 + n * 7): Value[][] =>
  Array.from({ length: 6 }, (_none, n) => {
    const row: Value[] = ['Ville', `2021-0${n + 1}-15`, `D-${n}`, `Association ${n}`, '11004301500012', `Objet ${n}`, 1000 + n * 7, 'aide en numéraire'];
    row[COLUMN[column]] = change(n);
    return row;
  });
const SUM = 6105;
const csv = (table: readonly Value[][], separator = ';', end = '\n'): string => table.map((row) => row.map((value) => String(value ?? '')).join(separator) + end).join('');
const xlsx = (table: Value[][], more: object = {}): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: 'Subventions', rows: table, ...more }] });
const amountsShownAs = (numFmt: string, change: (n: number) => number): Promise<Uint8Array> => xlsx([HEADERS, ...rows('amount', change)], { columns: HEADERS.map((_header, at) => (at === COLUMN.amount ? { style: { numFmt } } : {})) });
const changed = async (bytes: Promise<Uint8Array>, part: string, change: (xml: string) => string): Promise<Uint8Array> => {
  const parts = unzipSync(await bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
};
/** As LibreOffice writes a column that is shown in a style: the style stands at the column, and the cells name none. */
const odsColumn = (type: string, value: string): Promise<Uint8Array> =>
  changed(writeOds({ sheets: [{ name: 'S', rows: [HEADERS, ...rows()] }] }), 'content.xml', (xml) => xml.replace(/office:value-type="float" office:value="1007"/gu, `office:value-type="${type}" office:value="${value}"`));
const formulas = changed(xlsx([HEADERS, ...rows()]), 'xl/worksheets/sheet1.xml', (xml) => xml.replace(/<c r="G3"[^>]*><v>[^<]*<\/v><\/c>/u, '<c r="G3" t="str"><f>RECHERCHEV(1)</f><v>#N/A</v></c>').replace(/<c r="G4"[^>]*><v>[^<]*<\/v><\/c>/u, '<c r="G4" t="e"><v>#REF!</v></c>').replace(/<c r="G5"([^>]*)><v>/u, '<c r="G5"$1><f>SUM(A1:A2)</f><v>'));

type Bytes = string | Uint8Array | Promise<Uint8Array>;
/** What, the file, how many of its rows are taken, and what the others wait for. */
const FILES: readonly (readonly [string, string, Bytes, { readonly taken: number; readonly [code: string]: number }])[] = [
  ['in CSV', 'f.csv', csv([HEADERS, ...rows()]), { taken: 6, waiting: 0 }],
  ['shifted one column to the right as a whole', 'f.xlsx', xlsx([HEADERS, ...rows()].map((row) => [null, ...row])), { taken: 6, waiting: 0 }],
  ['with one row shifted', 'f.xlsx', xlsx([HEADERS, ...rows().map((row, n) => (n === 2 ? [null, ...row] : row))]), { taken: 5, waiting: 1, CELL_REQUIRED: 1 }],
  ['below a line of merged group heads', 'f.xlsx', xlsx([['Attribuant', null, 'Décision', null, null, null, 'Aide', null], HEADERS, ...rows()], { merges: [{ startRow: 0, endRow: 0, startCol: 2, endCol: 5 }] }), { taken: 6, waiting: 0 }],
  ['under two lines of headers', 'f.csv', csv([HEADERS, HEADERS.map((header) => header.toUpperCase()), ...rows()]), { taken: 6, waiting: 1, HEADER_REPEATED: 1 }],
  ['with a labelled total at its top', 'f.csv', csv([HEADERS, ['Total général', '', '', '', '', '', SUM, ''], ...rows()]), { taken: 6, waiting: 1, TOTAL_LINE: 1 }],
  ['with a total at its top that only the figures tell', 'f.csv', csv([HEADERS, ['Ville', '2021-12-31', '', 'Toutes', '11004301500012', 'Toutes', SUM, 'aide en numéraire'], ...rows()]), { taken: 6, waiting: 1, TOTAL_BY_SUM: 1 }],
  ['with a complete line that says it is a subtotal', 'f.csv', csv([HEADERS, ...rows().slice(0, 2), ['Ville', '2021-12-31', '', 'Sous-total culture', '11004301500012', 'x', 2007, 'aide en numéraire'], ...rows().slice(2)]), { taken: 6, waiting: 1, TOTAL_LINE: 1 }],
  ['whose amounts are in k€ by its title', 'f.csv', csv([['Subventions versées (en k€)', '', '', '', '', '', '', ''], HEADERS, ...rows()]), { taken: 0, AMOUNTS_IN_THOUSANDS: 1 }],
  ['whose title names a threshold in k€', 'f.csv', csv([['Subventions de plus de 23 k€', '', '', '', '', '', '', ''], HEADERS, ...rows()]), { taken: 6, waiting: 0 }],
  ['whose amounts are in k€ by their format', 'f.xlsx', amountsShownAs('0.0" k€"', (n) => n + 0.5), { taken: 0, waiting: 6, CELL_IN_THOUSANDS: 6 }],
  ['whose amounts are shown in k€ and kept in euros', 'f.xlsx', amountsShownAs('#,##0," k€"', (n) => 58_400 + n), { taken: 6, waiting: 0 }],
  ['whose amounts are dollars', 'f.xlsx', amountsShownAs('[$$-409]#,##0.00', (n) => 10 + n), { taken: 0, waiting: 6, CELL_OTHER_CURRENCY: 6 }],
  ['whose amounts are percentages', 'f.xlsx', amountsShownAs('0%', (n) => 0.5 + n), { taken: 0, waiting: 6, AMOUNT_UNREADABLE: 6 }],
  ['in ODS, one amount being a percentage by what its cell says', 'f.ods', odsColumn('percentage', '0.5'), { taken: 5, waiting: 1, AMOUNT_UNREADABLE: 1 }],
  ['in ODS, one amount being in dollars by what its cell says', 'f.ods', odsColumn('currency" office:currency="USD', '50'), { taken: 5, waiting: 1, CELL_OTHER_CURRENCY: 1 }],
  ['in ODS, one amount being in euros by what its cell says', 'f.ods', odsColumn('currency" office:currency="EUR', '50'), { taken: 6, waiting: 0 }],
  ['with formulas and errors', 'f.xlsx', formulas, { taken: 4, waiting: 2, CELL_ERROR: 2 }],
  ['with errors become texts', 'f.csv', csv([HEADERS, ...rows('purpose', (n) => ['#REF!', '#N/A', '#VALEUR!', '########', 'Err:502', 'Projet #1'][n] ?? '')]), { taken: 1, waiting: 5, CELL_ERROR: 5 }],
  ['with dates of two orders', 'f.csv', csv([HEADERS, ...rows('date', (n) => ['15/03/2021', '03/25/2021', '04/05/2021', '06/07/2021', '2021-01-02', '31/12/2020'][n] ?? '')]), { taken: 3, waiting: 3, DATE_IMPOSSIBLE: 1, DATE_AMBIGUOUS: 2 }],
  ['with dates in words, short years and bare serials', 'f.xlsx', xlsx([HEADERS, ...rows('date', (n) => ['15 mars 2021', '15/03/21', '15.03.2021', '20210315', 44270, '2021-02-30'][n] ?? '')]), { taken: 0, waiting: 6 }],
  ['of a workbook that counts its days from 1904', 'f.xlsx', writeXlsx({ sheets: [{ name: 'S', rows: [HEADERS, ...rows('date', (n) => new Date(Date.UTC(2021, n, 15)))] }], dateSystem: '1904' }), { taken: 6, waiting: 0 }],
  ['with negative amounts in every way', 'f.csv', csv([HEADERS, ...rows('amount', (n) => ['(1 000,00)', '-1000', '1000-', '−1000', '(1000)', '1000 CR'][n] ?? '')]), { taken: 0, waiting: 6 }],
  ['with spaces of every sort in amounts', 'f.csv', csv([HEADERS, ...rows('amount', (n) => ['1\u00A0234,50', '1\u202F234,50', '1\u2009234,50', '1 234,50\u00A0€', '1\u3000234,50', '\u200B1234,50'][n] ?? '')]), { taken: 4, waiting: 2, AMOUNT_UNREADABLE: 2 }],
  ['with SIRETs that a spreadsheet rounded', 'f.csv', csv([HEADERS, ...rows('siret', (n) => ['7,99E+13', '7.99E+13', '7,99247E+13', '79924700000000', '11004301500012,0', '110 043 015 00012'][n] ?? '')]), { taken: 1, waiting: 5 }],
  ['whose lines end in two ways', 'f.csv', csv([HEADERS, ...rows().slice(0, 3)], ';', '\r\n') + csv(rows().slice(3)), { taken: 6, waiting: 0 }],
  ['whose lines end as on an old Mac', 'f.csv', csv([HEADERS, ...rows()], ';', '\r'), { taken: 6, waiting: 0 }],
  ['in UTF-16 without its mark', 'f.csv', Buffer.from(csv([HEADERS, ...rows()]), 'utf16le'), { taken: 6, waiting: 0 }],
  ['with « sep=; » on its first line', 'f.csv', `\uFEFFsep=;\r\n${csv([HEADERS, ...rows()], ';', '\r\n')}`, { taken: 6, waiting: 0 }],
  ['with « sep= » and tabs, in UTF-16', 'f.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`sep=\t\r\n${csv([HEADERS, ...rows()], '\t', '\r\n')}`, 'utf16le')]), { taken: 6, waiting: 0 }],
  ['with quotes doubled wrongly', 'f.csv', csv([HEADERS, ...rows('purpose', (n) => ['"Le "grand" projet"', '"Le ""grand" projet"', 'Le "grand" projet', '"Le grand projet', 'x', 'y'][n] ?? '')]), { taken: 5, waiting: 1, QUOTES_DOUBTFUL: 1 }],
  ['with a NUL', 'f.csv', csv([HEADERS, ...rows('purpose', (n) => (n === 2 ? 'a\0b' : 'x'))]), { taken: 0, FILE_NOT_TEXT: 1 }],
  ['with a column named twice', 'f.csv', csv([[...HEADERS, 'montant'], ...rows().map((row, n) => [...row, n])]), { taken: 0, waiting: 6, HEADER_TWICE: 1 }],
  ['separated by carets', 'f.csv', csv([HEADERS, ...rows()], '^'), { taken: 6, waiting: 0 }],
  ['separated by tildes, commas in its texts', 'f.csv', csv([HEADERS, ...rows('purpose', () => 'Danse, chant')], '~'), { taken: 6, waiting: 0 }],
  ['with amounts in k€ in their cells', 'f.csv', csv([HEADERS, ...rows('amount', (n) => ['12 k€', '1,5 M€', '12k', '3 000 k€', '1 million', '5000'][n] ?? '')]), { taken: 1, waiting: 5, AMOUNT_UNREADABLE: 5 }],
  ['with amounts and names merged over two rows', 'f.xlsx', xlsx([HEADERS, ...rows()].map((row, n) => (n === 3 ? row.map((value, at) => (at === COLUMN.amount || at === COLUMN.name ? null : value)) : row)), { merges: [COLUMN.amount, COLUMN.name].map((at) => ({ startRow: 2, endRow: 3, startCol: at, endCol: at })) }), { taken: 5, waiting: 1, CELL_MERGED: 2 }],
  ['in UTF-16, big end first, below a title and a blank line', 'f.csv', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(csv([['Subventions 2021', '', '', '', '', '', '', ''], ['', '', '', '', '', '', '', ''], HEADERS, ...rows()]), 'utf16le').swap16()]), { taken: 6, waiting: 0 }],
  ['with a second table below the first', 'f.csv', csv([HEADERS, ...rows(), ['', '', '', '', '', '', '', ''], ['Autre tableau', '', '', '', '', '', '', ''], ['Nom', 'Montant', '', '', '', '', '', ''], ['x', '12', '', '', '', '', '', '']]), { taken: 6, waiting: 3 }],
  ['with days written as instants', 'f.csv', csv([HEADERS, ...rows('date', (n) => (n === 0 ? '2021-01-15T00:00:00Z' : '2021-01-16'))]), { taken: 5, waiting: 1, DATE_UNREADABLE: 1 }],
  ['of 16 384 columns', 'f.csv', [HEADERS, ...rows()].map((row) => `${row.join(';')}${';'.repeat(16_376)}\n`).join(''), { taken: 0, TOO_MANY_COLUMNS: 1 }],
];

it.each(FILES)('a file %s: each row is taken or waits, and none is guessed', async (_what, name, content, { taken, ...expected }) => {
  const context = await loadImportContext(fixture.pool, KEY);
  const mapping = scdlMapping({ axis: null, resource: null }, context.convention);
  const read = await readImport([{ name, bytes: Buffer.from(await content) }], context, { mapping, today: '2026-11-21' as never });
  const { report } = await planImport(fixture.pool, KEY, read, { acceptValid: true });
  const codes: Record<string, number> = {};
  for (const { code } of report.refusals) codes[code] = (codes[code] ?? 0) + 1;
  expect(report.rows.taken + report.rows.waiting + report.rows.refused).toBe(report.rows.read);
  expect({ ...report.rows, ...codes }).toMatchObject({ taken, ...expected });
});
