import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../refusal.js';
import { shownText } from './raw-table.js';
import { readCsv } from './read-csv.js';

const text = (content: string, encoding: BufferEncoding = 'utf8') => Buffer.from(content, encoding);
const read = (bytes: Buffer) => readCsv('f.csv', bytes, null).rows.map((row) => row.cells.map(shownText));
const failure = (bytes: Buffer): string => {
  try {
    read(bytes);
    return 'read';
  } catch (error) {
    return error instanceof UnreadableFile ? error.code : String(error);
  }
};

const EXPECTED = [
  ['Année', 'Intitulé'],
  ['2021', 'Œuvrer à l’été'],
];

describe('a CSV', () => {
  it.each([
    ['UTF-8', text('Année;Intitulé\n2021;Œuvrer à l’été\n')],
    ['UTF-8 with a byte-order mark', text('\uFEFFAnnée;Intitulé\r\n2021;Œuvrer à l’été\r\n')],
    ['UTF-16 little endian', text('\uFEFFAnnée;Intitulé\n2021;Œuvrer à l’été', 'utf16le')],
    ['UTF-16 without its mark', text('Année;Intitulé\n2021;Œuvrer à l’été', 'utf16le')],
    ['UTF-16 big endian', text('\uFEFFAnnée;Intitulé\n2021;Œuvrer à l’été', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('416e6ee9653b496e746974756ce90a323032313b8c757672657220e0206c92e974e90a', 'hex')],
    ['commas', text('Année,Intitulé\n2021,Œuvrer à l’été')],
    ['tabs', text('Année\tIntitulé\n2021\tŒuvrer à l’été')],
    ['bars', text('Année|Intitulé\n2021|Œuvrer à l’été')],
  ])('in %s gives the same cells', (_name, bytes) => {
    expect(read(bytes)).toEqual(EXPECTED);
  });

  it.each([
    ['Mac Roman accents', Buffer.from('416e6e8e653b4d0a323032313b8e748e0a', 'hex')],
    ['DOS accents', Buffer.from('416e6e82653b4d0a323032313b8274820a', 'hex')],
    ['ISO 8859-15, whose œ and € are other signs', Buffer.from('4d3b4e0a63bd75723bea0a', 'hex')],
  ])('with %s is refused, not misread', (_name, bytes) => {
    expect(failure(bytes)).toBe('ENCODING_DOUBTFUL');
  });

  it('of bytes that are no text is refused', () => {
    expect(failure(Buffer.from([1, 0, 0, 3, 0, 9, 255]))).toBe('FILE_NOT_TEXT');
  });

  it('keeps a comma of a header apart from the separator', () => {
    expect(read(text('Montant, en euros;Part, en %\n1,5;2,5\n3;4'))).toEqual([
      ['Montant, en euros', 'Part, en %'],
      ['1,5', '2,5'],
      ['3', '4'],
    ]);
  });

  it('whose rows two separators cut as well is refused', () => {
    expect(failure(text('a;b,c\n1;2,3\n'))).toBe('SEPARATOR_DOUBTFUL');
    expect(failure(text('a\n1\n'))).toBe('SEPARATOR_DOUBTFUL');
  });

  it('with an open quote has that line waiting, and reads the others', () => {
    const { rows } = readCsv('f.csv', text('a;b\n1;"2\n3;4\n5;"6\n7"\n8;le festival "Nuits"\n'), null);
    expect(rows.map(({ row, cells, pieces }) => [row, pieces ?? cells.map(shownText)])).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '"2']],
      [3, ['3', '4']],
      [4, ['5', '6\n7']],
      [5, ['8', 'le festival "Nuits"']],
    ]);
    expect(rows[1]?.cells).toMatchObject([{ kind: 'UNUSABLE', code: 'QUOTES_DOUBTFUL' }]);
  });

  it('numbers its rows as a spreadsheet does, empty rows and line breaks in cells included', () => {
    const { rows } = readCsv('f.csv', text('a;b\n"1\r\n2";3\n\n4;5\n'), null);
    expect(rows.map(({ row, cells }) => [row, ...cells.map(shownText)])).toEqual([
      [1, 'a', 'b'],
      [2, '1\n2', '3'],
      [3, ''],
      [4, '4', '5'],
    ]);
  });

  it('marks a row that an unquoted decimal comma has shifted', () => {
    const { rows } = readCsv('f.csv', text('a,b\n12,50,x\n1,2\n'), null);
    expect(rows[1]?.cells).toMatchObject([{ kind: 'UNUSABLE', code: 'ROW_SHIFTED', shown: '12 | 50 | x' }]);
  });

  it('marks cells that no database can hold', () => {
    const { rows } = readCsv('f.csv', text('a;b\n\u0007x;\uFFFD\n'), null);
    expect(rows[1]?.cells).toMatchObject([{ code: 'CELL_CONTROL_CHARACTER' }, { code: 'CELL_LOST_CHARACTER' }]);
  });
});
