import { gzipSync } from 'node:zlib';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { forgeWorkbook, understate } from './forge-workbook.js';
import { forgeZip, type ForgedEntry } from './forge-zip.js';

/** A file made to hurt, and what may come of it: one of these codes, or `READ` where it is harmless once read. */
export interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: () => Buffer | Promise<Buffer>;
  readonly outcome: readonly string[];
}

const MB = 1024 * 1024;
const text = (value: string): Buffer => Buffer.from(value);
const latin = (value: string): Buffer => Buffer.from(value, 'latin1');
const inline = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (cells: string): string => `<row r="1">${cells}</row>`;
const csv = (body: string): Buffer => text(`Référence;Année\n${body}\n`);
const DOCTYPE = (entities: string): string => `<!DOCTYPE x [${entities}]>`;
const LAUGHS = ['<!ENTITY a0 "ha">', ...Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`)].join('');
const SHEET = 'xl/worksheets/sheet1.xml';

/** An honest workbook with some of its parts replaced. */
const workbook = async (change: (parts: Record<string, Uint8Array>) => Record<string, Uint8Array>): Promise<Buffer> =>
  Buffer.from(zipSync(change(unzipSync(await writeXlsx({ sheets: [{ name: 'Actions', rows: [['Référence', 'a']] }] })))));
const replaced = (part: string, change: (xml: string) => string): Promise<Buffer> => workbook((parts) => ({ ...parts, [part]: text(change(strFromU8(parts[part] ?? new Uint8Array()))) }));
const honest = async (): Promise<Buffer> => Buffer.from(await writeXlsx({ sheets: [{ name: 'Actions', rows: [['Référence', 'a']] }] }));
const entriesOf = async (): Promise<ForgedEntry[]> => Object.entries(unzipSync(await honest())).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
const forged = async (change: (entries: ForgedEntry[]) => ForgedEntry[]): Promise<Buffer> => forgeZip(change(await entriesOf()));
const ods = async (change: (xml: string) => string): Promise<Buffer> => {
  const parts = unzipSync(await writeOds({ sheets: [{ name: 'Actions', rows: [['Référence', 'a']] }] }));
  return Buffer.from(zipSync({ ...parts, 'content.xml': text(change(strFromU8(parts['content.xml'] ?? new Uint8Array()))) }));
};

const file = (what: string, name: string, bytes: HostileFile['bytes'], ...outcome: readonly string[]): HostileFile => ({ what, name, bytes, outcome });

const ARCHIVES: readonly HostileFile[] = [
  file('a flat bomb: one part of 400 MB of spaces', 'f.xlsx', () => forgeZip([{ name: '[Content_Types].xml', bytes: text('x') }, { name: SHEET, bytes: Buffer.alloc(400 * MB, 0x20) }]), 'ARCHIVE_TOO_LARGE'),
  file('a bomb whose table understates its parts', 'f.xlsx', async () => understate(await forgeWorkbook(row(inline('A1', ' '.repeat(4 * MB))))), 'FILE_DAMAGED'),
  file('a bomb of 10 000 parts', 'f.xlsx', () => forgeZip(Array.from({ length: 10_000 }, (_, n) => ({ name: `xl/${n}.xml`, bytes: text('x') }))), 'ARCHIVE_TOO_LARGE'),
  file('a bomb of parts that each are allowed and together are not', 'f.xlsx', () => forgeZip(Array.from({ length: 30 }, (_, n) => ({ name: `xl/${n}.xml`, bytes: Buffer.alloc(10 * MB) }))), 'ARCHIVE_TOO_LARGE'),
  file('an archive in an archive in an archive', 'f.zip', () => forgeZip([{ name: 'a.zip', bytes: forgeZip([{ name: 'b.zip', bytes: forgeZip([{ name: 'c.csv', bytes: Buffer.alloc(MB) }]) }]) }]), 'ARCHIVE_NESTED'),
  file('a workbook in an archive in a workbook’s clothes', 'f.xlsx', async () => forgeZip([{ name: 'f.xlsx', bytes: forgeZip([{ name: 'g.xlsx', bytes: await honest() }]) }]), 'ARCHIVE_NESTED', 'ARCHIVE_UNKNOWN_FILE', 'FILE_NOT_WORKBOOK', 'SHEET_UNKNOWN', 'READ'),
  file('an archive of a program', 'f.zip', () => forgeZip([{ name: 'a.exe', bytes: text('MZ') }]), 'ARCHIVE_UNKNOWN_FILE'),
  file('an archive of nothing', 'f.zip', () => forgeZip([]), 'ARCHIVE_EMPTY', 'ARCHIVE_DAMAGED'),
  file('an archive whose file is a symbolic link', 'f.zip', () => forgeZip([{ name: 'a.csv', bytes: text('/etc/passwd'), mode: 0o120777 }]), 'ARCHIVE_LINK'),
  file('an archive that climbs out of its folder', 'f.zip', () => forgeZip([{ name: '../../../etc/cron.d/a.csv', bytes: text('a') }]), 'ARCHIVE_DAMAGED'),
  file('an archive with an absolute path', 'f.zip', () => forgeZip([{ name: '/etc/a.csv', bytes: text('a') }]), 'ARCHIVE_DAMAGED'),
  file('an archive with a path of another system', 'f.zip', () => forgeZip([{ name: '..\\..\\a.csv', bytes: text('a') }]), 'ARCHIVE_DAMAGED'),
  file('an archive with a drive letter', 'f.zip', () => forgeZip([{ name: 'C:/a.csv', bytes: text('a') }]), 'ARCHIVE_DAMAGED'),
  file('an encrypted archive', 'f.zip', () => forgeZip([{ name: 'a.csv', bytes: text('a'), flags: 1 }]), 'FILE_PROTECTED'),
  file('an archive whose file is larger than it says', 'f.zip', () => forgeZip([{ name: 'a.csv', bytes: Buffer.alloc(MB), size: 10 }]), 'ARCHIVE_DAMAGED'),
  file('an archive of an unknown compression', 'f.zip', () => forgeZip([{ name: 'a.csv', bytes: text('a'), method: 99 }]), 'ARCHIVE_DAMAGED'),
  file('a workbook whose parts climb out', 'f.xlsx', () => forgeWorkbook('', { parts: { '../../evil': new Uint8Array(1) } }), 'ARCHIVE_DAMAGED'),
  file('a truncated workbook', 'f.xlsx', async () => (await honest()).subarray(0, -300), 'ARCHIVE_DAMAGED'),
  file('the first half of a workbook', 'f.xlsx', async () => (await honest()).subarray(0, 900), 'ARCHIVE_DAMAGED'),
  file('a workbook of noise after its signature', 'f.xlsx', () => Buffer.concat([latin('PK\u0003\u0004'), Buffer.alloc(5000, 0x5a)]), 'ARCHIVE_DAMAGED'),
  file('a workbook with a wrong check sum', 'f.xlsx', () => forged((entries) => entries.map((entry) => (entry.name === SHEET ? { ...entry, crc: 1 } : entry))), 'FILE_DAMAGED', 'READ'),
  file('a workbook with two parts of one name', 'f.xlsx', () => forged((entries) => [...entries, { name: SHEET, bytes: text('<worksheet><sheetData/></worksheet>') }]), 'ARCHIVE_DAMAGED', 'FILE_DAMAGED', 'READ'),
  file('a workbook without its sheet', 'f.xlsx', () => forged((entries) => entries.filter(({ name }) => name !== SHEET)), 'FILE_DAMAGED', 'READ'),
  file('a workbook without its table of contents', 'f.xlsx', () => forged((entries) => entries.filter(({ name }) => name !== '[Content_Types].xml')), 'FILE_NOT_WORKBOOK', 'ARCHIVE_UNKNOWN_FILE', 'ARCHIVE_EMPTY'),
  file('a document of Word called .xlsx', 'f.xlsx', () => forgeZip([{ name: '[Content_Types].xml', bytes: text('<Types/>') }, { name: 'word/document.xml', bytes: text('<d/>') }]), 'FILE_NOT_WORKBOOK'),
];

const SHEETS: readonly HostileFile[] = [
  file('the billion laughs', 'f.xlsx', () => forgeWorkbook(row(inline('A1', '&a12;')), { prologue: DOCTYPE(LAUGHS) }), 'READ', 'FILE_DAMAGED'),
  file('an external entity', 'f.xlsx', () => forgeWorkbook(row(inline('A1', '&f;')), { prologue: DOCTYPE('<!ENTITY f SYSTEM "file:///etc/passwd">') }), 'READ', 'FILE_DAMAGED'),
  file('an external entity of the network', 'f.xlsx', () => forgeWorkbook(row(inline('A1', '&f;')), { prologue: DOCTYPE('<!ENTITY f SYSTEM "http://127.0.0.1:1/x">') }), 'READ', 'FILE_DAMAGED'),
  file('a parameter entity', 'f.xlsx', () => forgeWorkbook('', { prologue: DOCTYPE('<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;') }), 'READ', 'FILE_DAMAGED'),
  file('XML nested 200 000 deep', 'f.xlsx', () => forgeWorkbook(`${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`), 'READ', 'FILE_DAMAGED'),
  file('XML that never closes', 'f.xlsx', () => replaced(SHEET, (xml) => xml.slice(0, -40)), 'READ', 'FILE_DAMAGED'),
  file('two far corners of a sheet', 'f.xlsx', () => forgeWorkbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'FILE_DAMAGED', 'TOO_MANY_ROWS'),
  file('a dimension of the whole sheet', 'f.xlsx', () => replaced(SHEET, (xml) => xml.replace(/<dimension[^>]*>|(?=<sheetData)/u, '<dimension ref="A1:XFD1048576"/>')), 'READ'),
  file('2 million empty rows', 'f.xlsx', () => forgeWorkbook('<row></row>'.repeat(2_000_000)), 'READ', 'FILE_DAMAGED', 'TOO_MANY_ROWS'),
  file('a row beyond the last', 'f.xlsx', () => forgeWorkbook('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), 'READ', 'FILE_DAMAGED', 'TOO_MANY_ROWS'),
  file('a row numbered below zero', 'f.xlsx', () => forgeWorkbook('<row r="-5"><c r="A-5"><v>1</v></c></row>'), 'READ', 'FILE_DAMAGED'),
  file('16 384 columns', 'f.xlsx', () => forgeWorkbook(row(Array.from({ length: 16_384 }, () => '<c><v>1</v></c>').join(''))), 'TOO_MANY_COLUMNS', 'FILE_DAMAGED'),
  file('a cell of 10 MB', 'f.xlsx', () => forgeWorkbook(row(inline('A1', 'x'.repeat(10 * MB)))), 'READ'),
  file('a shared string that is not there', 'f.xlsx', () => forgeWorkbook(row('<c r="A1" t="s"><v>999999999</v></c>')), 'READ', 'FILE_DAMAGED'),
  file('a shared string below zero', 'f.xlsx', () => forgeWorkbook(row('<c r="A1" t="s"><v>-1</v></c>')), 'READ', 'FILE_DAMAGED'),
  file('a style that is not there', 'f.xlsx', () => forgeWorkbook(row('<c r="A1" s="999999999"><v>1</v></c>')), 'READ', 'FILE_DAMAGED'),
  file('a formula that runs a program', 'f.xlsx', () => forgeWorkbook(row(`<c r="A1" t="str"><f>cmd|'/C calc'!A0</f><v>1</v></c>`)), 'READ'),
  file('a formula on another file', 'f.xlsx', () => forgeWorkbook(row('<c r="A1"><f>[1]Feuil1!A1</f><v>1</v></c>')), 'READ'),
  file('a formula that was never computed', 'f.xlsx', () => forgeWorkbook(row('<c r="A1"><f>SUM(B1:C1)</f></c>')), 'READ'),
  file('numbers that are none', 'f.xlsx', () => forgeWorkbook(row('<c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>0x10</v></c>')), 'READ', 'FILE_DAMAGED'),
  file('NUL bytes in its XML', 'f.xlsx', () => replaced(SHEET, (xml) => xml.replace('<sheetData>', '<sheetData>\0\0')), 'READ', 'FILE_DAMAGED'),
  file('a list over every cell', 'f.xlsx', () => forgeWorkbook(row(inline('A1', 'a')), { epilogue: '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>' }), 'READ'),
  file('a merge of every cell', 'f.xlsx', () => forgeWorkbook(row(inline('A1', 'a')), { epilogue: '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>' }), 'READ', 'FILE_DAMAGED'),
  file('200 000 merges', 'f.xlsx', () => forgeWorkbook(row(inline('A1', 'a')), { epilogue: `<mergeCells>${'<mergeCell ref="A1:A9"/>'.repeat(200_000)}</mergeCells>` }), 'READ', 'FILE_DAMAGED'),
  file('ODS: rows repeated a billion times', 'f.ods', () => ods((xml) => xml.replace('<table:table-row', '<table:table-row table:number-rows-repeated="1000000000"')), 'FILE_DAMAGED', 'TOO_MANY_ROWS', 'READ'),
  file('ODS: cells repeated a billion times', 'f.ods', () => ods((xml) => xml.replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="1000000000"')), 'FILE_DAMAGED', 'TOO_MANY_COLUMNS', 'READ'),
  file('ODS: a run of 900 million spaces', 'f.ods', () => ods((xml) => xml.replace('</text:p>', '<text:s text:c="900000000"/></text:p>')), 'FILE_DAMAGED', 'READ'),
  file('ODS: the billion laughs', 'f.ods', () => ods((xml) => xml.replace(/^(<\?xml[^>]*\?>)?/u, `$1${DOCTYPE(LAUGHS)}`).replace('</text:p>', '&a12;</text:p>')), 'FILE_DAMAGED', 'READ'),
];

const NOT_WORKBOOKS: readonly HostileFile[] = [
  file('nothing', 'f.xlsx', () => Buffer.alloc(0), 'FILE_EMPTY'),
  file('a PDF called .xlsx', 'f.xlsx', () => latin('%PDF-1.7\n%âãÏÓ\n'), 'FILE_PDF'),
  file('an .xls of long ago', 'f.xls', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]), 'FILE_OLD_OR_PROTECTED'),
  file('a protected workbook', 'f.xlsx', async () => Buffer.from(await writeXlsx({ sheets: [{ name: 'Actions', rows: [['a']] }], encryption: { password: 'secret', spinCount: 10 } })), 'FILE_OLD_OR_PROTECTED'),
  file('a web page called .xls', 'f.xls', () => text('<html><table><tr><td>1</td></tr></table></html>'), 'FILE_NOT_WORKBOOK'),
  file('a picture', 'f.csv', () => Buffer.concat([latin('\u0089PNG\r\n\u001a\n'), Buffer.alloc(100)]), 'FILE_NOT_DATA'),
  file('a compressed bomb', 'f.csv', () => gzipSync(Buffer.alloc(100 * MB)), 'FILE_NOT_DATA'),
  file('a program', 'f.csv', () => latin('\u007FELF\u0002\u0001'), 'FILE_NOT_DATA'),
  file('noise', 'f.csv', () => Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 7919 + 13) % 256)), 'FILE_NOT_TEXT', 'ENCODING_DOUBTFUL'),
  file('more than is read at once', 'f.csv', () => Buffer.alloc(33 * MB, 0x41), 'FILE_TOO_LARGE'),
  file('a Parquet file that is none', 'f.parquet', () => latin(`PAR1${'x'.repeat(200)}PAR1`), 'FILE_DAMAGED'),
  file('a Parquet file whose foot is longer than it', 'f.parquet', () => Buffer.concat([latin('PAR1'), Buffer.alloc(100), Buffer.from([0xff, 0xff, 0xff, 0x7f]), latin('PAR1')]), 'FILE_DAMAGED'),
  file('JSON nested 100 000 deep', 'f.jsonl', () => text(`{"section":"actions","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), 'JSON_INVALID', 'READ'),
  file('JSON with a prototype', 'f.jsonl', () => text('{"section":"actions","__proto__":{"x":1},"constructor":1}'), 'READ'),
  file('JSON that is cut', 'f.jsonl', () => text('{"section":"actions"'), 'JSON_INVALID'),
  file('JSON of another kind', 'f.jsonl', () => text('[1,2,3]'), 'JSON_INVALID'),
  file('JSON of 401 fields', 'f.jsonl', () => text(JSON.stringify({ section: 'actions', ...Object.fromEntries(Array.from({ length: 401 }, (_, n) => [`f${n}`, n])) })), 'TOO_MANY_COLUMNS'),
];

const TEXTS: readonly HostileFile[] = [
  file('an endless line', 'f.csv', () => Buffer.alloc(20 * MB, 0x61), 'LINE_TOO_LONG', 'SEPARATOR_DOUBTFUL'),
  file('an endless line with separators', 'f.csv', () => text('a;'.repeat(8 * MB)), 'LINE_TOO_LONG'),
  file('a quote that never closes', 'f.csv', () => csv(`"${'x;y\n'.repeat(50_000)}`), 'READ', 'TOO_MANY_ROWS'),
  file('a cell of 10 MB', 'f.csv', () => csv(`A-1;${'x'.repeat(10 * MB)}`), 'READ', 'LINE_TOO_LONG'),
  file('16 000 columns', 'f.csv', () => text(`${'a;'.repeat(16_000)}\n`), 'TOO_MANY_COLUMNS'),
  file('2 million empty lines', 'f.csv', () => csv('\n'.repeat(2_000_000)), 'READ', 'TOO_MANY_ROWS'),
  file('NUL bytes', 'f.csv', () => csv('A\0-1;2021'), 'FILE_NOT_TEXT'),
  file('UTF-8 cut in the middle of a sign', 'f.csv', () => Buffer.concat([csv('A-1;2021'), Buffer.from([0xe2, 0x82])]), 'ENCODING_DOUBTFUL'),
  file('overlong UTF-8', 'f.csv', () => Buffer.concat([csv('A-1;'), Buffer.from([0xc0, 0xaf])]), 'ENCODING_DOUBTFUL', 'READ'),
  file('UTF-16 with half a sign', 'f.csv', () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a;b\n1;', 'utf16le'), Buffer.from([0x00, 0xd8, 0x41, 0x00])]), 'ENCODING_DOUBTFUL'),
  file('UTF-16 of an odd length', 'f.csv', () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a;b\n1;2', 'utf16le'), Buffer.from([0x41])]), 'ENCODING_DOUBTFUL'),
  file('UTF-7', 'f.csv', () => csv('+ADw-script+AD4-;2021'), 'READ'),
  file('formulas', 'f.csv', () => csv(`=cmd|'/C calc'!A0;@SUM(1+1)\n+1;-2+3`), 'READ'),
  file('signs that turn the text around', 'f.csv', () => csv('A\u202E1-;2021'), 'READ'),
  file('lone control characters', 'f.csv', () => csv('A\u0001\u0007;2021'), 'READ'),
  file('two encodings in one file', 'f.csv', () => Buffer.concat([csv('été;2021'), latin('été;2021\n')]), 'READ'),
];

/** Files that no sender of good faith makes. */
export const HOSTILE_FILES: readonly HostileFile[] = [...ARCHIVES, ...SHEETS, ...NOT_WORKBOOKS, ...TEXTS];
