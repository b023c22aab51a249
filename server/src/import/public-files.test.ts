import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { importFiles } from './import-files.js';
import { scdlMapping } from './mapping/scdl.js';
import { columnIndexOf, type Decision } from './repair/decision.js';
import type { ImportReport } from './report.js';
import { loadImportContext } from './store/import-context.js';
import { useFixture } from './testing/use-fixture.js';

const fixture = useFixture('subventions');
const KEY = 'subventions-essai';

beforeEach(() => fixture.pool.query('TRUNCATE import_run, action CASCADE'));
const load = async (name: string, decisions: readonly Decision[] = [], change = (bytes: Buffer): Buffer => bytes): Promise<ImportReport> => {
  const { convention } = await loadImportContext(fixture.pool, KEY);
  const mapping = scdlMapping({ axis: null, resource: null }, convention);
  return importFiles(fixture.pool, KEY, [{ name, bytes: change(await readFile(`${fixture.folder}${name}`)) }], { mapping, decisions, acceptValid: true, today: '2026-11-21' as never });
};
/** Each doubt that has a proposal, accepted. */
const acceptAll = ({ refusals }: ImportReport): Decision[] =>
  refusals.flatMap((refusal) => {
    const { file, sheet, row, code, proposal } = refusal;
    return proposal === undefined || row === null ? [] : [{ file, sheet, row, column: columnIndexOf(refusal), code, outcome: proposal }];
  });
const stored = async (): Promise<unknown> => (await fixture.pool.query('SELECT coalesce(sum(amount_cents), 0)::bigint AS cents, count(*) AS lines FROM commitment')).rows[0];
const codes = ({ refusals }: ImportReport): Record<string, number> => {
  const counted: Record<string, number> = {};
  for (const { code } of refusals) counted[code] = (counted[code] ?? 0) + 1;
  return counted;
};

/** What the file says, read by nothing of the importer's: « 24 975,00 » before « aide en ». */
const amountsBetweenCommas = async (name: string): Promise<number> => {
  const text = (await readFile(`${fixture.folder}${name}`)).toString('latin1');
  return [...text.matchAll(/,([0-9][0-9\s\u00C2\u00A0]*),([0-9]{2}),aide en/gu)].reduce((sum, [, whole, cents]) => sum + Number(`${(whole ?? '').replace(/[^0-9]/gu, '')}${cents}`), 0);
};

describe('subsidies as local authorities publish them: taken + waiting + refused is the number of rows, and nothing is guessed', () => {
  it('Vendée 2017, whose decimal commas shift the columns: every row waits, with the one way of cutting it', async () => {
    const report = await load('subv_vendee_cd85_2017.csv');
    expect(report.rows).toEqual({ read: 23, taken: 0, waiting: 23, refused: 0 });
    expect(codes(report)).toEqual({ ROW_SHIFTED: 23 });
    expect(report.refusals.filter(({ proposal }) => proposal === undefined).map(({ row }) => row)).toHaveLength(1);
    const mended = await load('subv_vendee_cd85_2017.csv', acceptAll(report));
    expect(mended.rows).toEqual({ read: 23, taken: 22, waiting: 1, refused: 0 });
    expect(await stored()).toEqual({ cents: 168_545_054, lines: 22 });
  });

  it('Vendée 2019, shifted and with quotes inside its texts: to the cent once accepted', async () => {
    const name = 'subv_vendee_cd85_201903.csv';
    const report = await load(name);
    expect(report.rows).toEqual({ read: 47, taken: 0, waiting: 47, refused: 0 });
    const mended = await load(name, acceptAll(report));
    expect(mended.rows).toEqual({ read: 47, taken: 47, waiting: 0, refused: 0 });
    expect(await stored()).toEqual({ cents: await amountsBetweenCommas(name), lines: 47 });
  });

  it('Maine-et-Loire: rows without a date, with lost SIRETs or broken accents wait, the others are taken', async () => {
    const report = await load('subv_conventions_maine_et_loire_cd49.csv');
    expect(report.rows).toEqual({ read: 75, taken: 60, waiting: 15, refused: 0 });
    expect(codes(report)).toEqual({ CELL_REQUIRED: 5, ONE_OF_REQUIRED: 2, SIRET_CHECK_DIGIT: 4, SIRET_MANGLED: 2, TEXT_BROKEN: 3 });
    expect(report.notices.map(({ code }) => code)).toEqual(['COLUMN_LEFT_OUT', 'COLUMN_LEFT_OUT', 'COLUMN_NOTED']);
    const broken = report.refusals.filter(({ code }) => code === 'TEXT_BROKEN').map(({ proposal }) => proposal);
    expect(broken).toContainEqual({ kind: 'CELL', text: 'LES RESTAURANTS DU CŒUR - LES RELAIS DU CŒUR DE MAINE-ET-LOIRE' });
    expect(broken).toContainEqual({ kind: 'CELL', text: 'soutien à l\'enseignement agricole et rural' });
  });

  it('the valid sample: all but the two rows that mix money and kind', async () => {
    const report = await load('scdl_exemple_valide.csv');
    expect(report.rows).toEqual({ read: 29, taken: 27, waiting: 2, refused: 0 });
    expect(codes(report)).toEqual({ CHOICE_DOUBTFUL: 2 });
  });

  it('the invalid sample: each wrong cell is told, and only the rows without one are taken', async () => {
    const report = await load('scdl_exemple_invalide_erreurs_cellules.csv');
    expect(report.rows).toEqual({ read: 29, taken: 4, waiting: 25, refused: 0 });
    expect(codes(report)).toEqual({
      CELL_REQUIRED: 1, CHOICE_DOUBTFUL: 2, CHOICE_UNKNOWN: 1, DATE_AMBIGUOUS: 1, ONE_OF_REQUIRED: 1, RATIO_OVER_ONE: 3, RNA_MALFORMED: 3,
      SIRET_CHECK_DIGIT: 19, SIRET_MALFORMED: 1, YES_NO_UNREADABLE: 2,
    });
  });

  it('a person may leave a row out, and keep one as it is', async () => {
    const name = 'subv_conventions_maine_et_loire_cd49.csv';
    const { refusals } = await load(name);
    const decisions = refusals.map((refusal): Decision => {
      const outcome = refusal.code === 'ONE_OF_REQUIRED' ? ({ kind: 'KEEP' } as const) : ({ kind: 'LEAVE_OUT' } as const);
      return { file: name, sheet: null, row: refusal.row ?? 0, column: columnIndexOf(refusal), code: refusal.code, outcome };
    });
    const report = await load(name, decisions);
    expect(report.rows).toMatchObject({ read: 75, waiting: 0, taken: 62, refused: 13 });
    expect(report.refusals).toEqual([]);
  });
});

describe('the same file in the other ways in which it could have come', () => {
  const name = 'scdl_exemple_valide.csv';
  const variants: readonly (readonly [string, (text: string) => Buffer, object])[] = [
    ['with semicolons', (text) => Buffer.from(recut(text, ';')), { taken: 27, waiting: 2 }],
    ['with tabs, in UTF-16', (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(recut(text, '\t'), 'utf16le')]), { taken: 27, waiting: 2 }],
    ['with bars and a mark', (text) => Buffer.from(`\uFEFF${recut(text, '|')}`), { taken: 27, waiting: 2 }],
    ['below a title, a blank line and a note', (text) => Buffer.from(`Subventions 2017;\n;\nSource : services;\n${recut(text, ';')}`), { taken: 27, waiting: 2 }],
    ['below a title without a separator', (text) => Buffer.from(`Subventions 2017\n\n${recut(text, ';')}`), { taken: 27, waiting: 2 }],
    ['in capitals', (text) => Buffer.from(text.replace(/^[^\n]*/u, (header) => header.toUpperCase())), { taken: 27, waiting: 2 }],
    ['with blank lines among the rows', (text) => Buffer.from(text.replace(/\n(?=ANTIBES,21060004500392,2013)/gu, '\n,,,,,,,,,,,,,,,\n')), { taken: 27, waiting: 2 }],
    ['with a total at its foot', (text) => Buffer.from(`${text.trimEnd()}\nTOTAL,,,,,,,,2785691.78,,,,,,,\n`), { taken: 27, waiting: 3, TOTAL_LINE: 1 }],
    ['with a note at its foot', (text) => Buffer.from(`${text.trimEnd()}\nDonnées provisoires,,,,,,,,,,,,,,,\n`), { taken: 27, waiting: 3, NOTE_LINE: 1 }],
    ['with its headers written again', (text) => Buffer.from(`${text.trimEnd()}\n${text.split('\n')[0]}\n`), { taken: 27, waiting: 3, HEADER_REPEATED: 1 }],
    ['with a line twice', (text) => Buffer.from(`${text.trimEnd()}\n${text.split('\n')[1]}\n`), { taken: 26, waiting: 4, ACTION_TWICE: 2 }],
    ['with amounts in k€', (text) => Buffer.from(text.replaceAll(',33000,', ',33 k€,')), { waiting: 3, AMOUNT_UNREADABLE: 1 }],
    ['with « NC » for an amount', (text) => Buffer.from(text.replaceAll(',33000,', ',NC,')), { waiting: 3, AMOUNT_UNREADABLE: 1 }],
    ['with 1.234 for an amount', (text) => Buffer.from(text.replaceAll(',33000,', ',33.000,')), { waiting: 3, AMOUNT_AMBIGUOUS: 1 }],
    ['with a negative amount', (text) => Buffer.from(text.replaceAll(',33000,', ',-33000,')), { waiting: 3, AMOUNT_NEGATIVE: 1 }],
    ['with a negative amount in brackets', (text) => Buffer.from(text.replaceAll(',33000,', ',(33000),')), { waiting: 3, AMOUNT_UNREADABLE: 1 }],
    ['with a date that has not come', (text) => Buffer.from(text.replace('2015-07-07', '2051-07-07')), { waiting: 3, DATE_IN_FUTURE: 1 }],
    ['with dates of no proven order', (text) => Buffer.from(text.replace('2015-07-07', '07/08/2015')), { waiting: 3, DATE_AMBIGUOUS: 1 }],
    ['with dates of a proven order', (text) => Buffer.from(text.replace('2015-07-07', '07/08/2015').replace('2016-06-17', '17/06/2016')), { taken: 27, waiting: 2 }],
    ['with a SIRET in scientific notation', (text) => Buffer.from(text.replace('52499120500013', '"5,25E+13"')), { waiting: 3, SIRET_MANGLED: 1 }],
    ['without one required column', (text) => Buffer.from(text.replace('montant', 'somme')), { taken: 0, waiting: 29, HEADER_MISSING: 1 }],
    ['with a column twice', (text) => Buffer.from(text.replace('idRAE', 'montant')), { taken: 0, HEADER_TWICE: 1 }],
  ];
  it.each(variants)('%s', async (_what, change, expected) => {
    const report = await load(name, [], (bytes) => change(bytes.toString('utf8')));
    const { read, taken, waiting, refused } = report.rows;
    expect(taken + waiting + refused).toBe(read);
    expect({ ...report.rows, ...codes(report) }).toMatchObject(expected);
  });
});

/** The sample has no quoted cell with a comma in it but these few, which another separator needs no quotes for. */
const recut = (text: string, separator: string): string =>
  text.replace(/"([^"\n]*)"|,/gu, (_match, quoted: string | undefined) => (quoted === undefined ? separator : `"${quoted}"`));
