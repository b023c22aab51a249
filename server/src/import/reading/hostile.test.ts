import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../refusal.js';
import { forgeWorkbook, understate } from '../testing/forge-workbook.js';
import { guardArchive } from './guard-archive.js';
import { LIMITS } from './limits.js';
import { shownText } from './raw-table.js';
import { readTables } from './read-file.js';

const outcome = async (bytes: Buffer, name = 'fiches.xlsx'): Promise<string> => {
  try {
    return (await readTables({ name, bytes })).map(({ rows }) => `${rows.length} rows`).join();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    expect(error.message).toMatch(/^(?:Le|La|Ce|Cette|Une) .+\.$/u);
    return error.code;
  }
};
const cells = async (bytes: Buffer) => (await readTables({ name: 'fiches.xlsx', bytes })).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
const inline = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a file that is not what it says, or too much of it', () => {
  it('is refused in French, with a code', async () => {
    expect(await outcome(Buffer.alloc(0))).toBe('FILE_EMPTY');
    expect(await outcome(Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'))).toBe('FILE_PDF');
    expect(await outcome(Buffer.from('<html></html>'))).toBe('FILE_NOT_WORKBOOK');
    expect(await outcome(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('FILE_OLD_OR_PROTECTED');
    expect(await outcome(Buffer.alloc(LIMITS.fileBytes + 1, 0x41))).toBe('FILE_TOO_LARGE');
    const honest = await forgeWorkbook(`<row r="1">${inline('A1', 'a')}</row>`);
    expect(await outcome(honest)).toBe('1 rows');
    expect(await outcome(honest.subarray(0, honest.length - 300))).toBe('ARCHIVE_DAMAGED');
    expect(await outcome(honest.subarray(0, honest.length / 2))).toBe('ARCHIVE_DAMAGED');
  });

  it('is refused when its parts have names that climb out of it', async () => {
    expect(await outcome(await forgeWorkbook('', { parts: { '../../evil': new Uint8Array(1) } }))).toBe('ARCHIVE_DAMAGED');
  });

  it('is refused before it is inflated, and while it is when its table lies', async () => {
    const bomb = await forgeWorkbook(`<row r="1">${inline('A1', ' '.repeat(2_000_000))}</row>`);
    await expect(guardArchive(bomb, { ...LIMITS, decompressedBytes: 1_000_000 })).rejects.toMatchObject({ code: 'ARCHIVE_TOO_LARGE' });
    await expect(guardArchive(bomb, { ...LIMITS, archiveEntries: 3 })).rejects.toMatchObject({ code: 'ARCHIVE_TOO_LARGE' });
    expect(await outcome(understate(bomb))).toBe('FILE_DAMAGED');
  });

  it('is refused when two far corners would make a sheet of billions of cells', async () => {
    expect(await outcome(await forgeWorkbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toBe('FILE_DAMAGED');
    expect(await outcome(await forgeWorkbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'))).toBe('TOO_MANY_ROWS');
  });

  it('with a million empty rows is read as if they were not there', async () => {
    expect(await outcome(await forgeWorkbook('<row></row>'.repeat(1_000_000)))).toBe('0 rows');
  });

  it('does not make anything of entities, inner or outer', async () => {
    const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>';
    const read = await cells(await forgeWorkbook(`<row r="1">${inline('A1', '&b;')}${inline('B1', '&f;')}</row>`, { prologue: laughs }));
    expect(read.map(shownText)).toEqual(['&b;', '&f;']);
  });

  it('with a validation over every cell of the sheet is read at once', async () => {
    const epilogue = '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>';
    expect(await outcome(await forgeWorkbook(`<row r="1">${inline('A1', 'a')}</row>`, { epilogue }))).toBe('1 rows');
  });

  it('has its cells that no value can be taken from marked one by one', async () => {
    const read = await cells(
      await forgeWorkbook(
        `<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>SUM(D1:E1)</f></c>${inline('D1', 'a_x0000_b')}${inline('E1', 'x'.repeat(40_000))}<c r="F1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="G1"><f>1+1</f><v>2</v></c></row>`,
      ),
    );
    expect(read.map((cell) => (cell.kind === 'UNUSABLE' ? cell.code : shownText(cell)))).toEqual([
      'CELL_ERROR',
      'CELL_ERROR',
      'CELL_NOT_COMPUTED',
      'CELL_CONTROL_CHARACTER',
      'CELL_TOO_LONG',
      'ab',
      '2',
    ]);
  });
});
