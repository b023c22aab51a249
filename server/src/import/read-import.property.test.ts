import { writeCsv } from 'hucre/csv';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexChoices } from './cell/choice-index.js';
import type { ActionContent } from './content/action-content.js';
import { fingerprint } from './content/fingerprint.js';
import { keepWithheld } from './content/keep-withheld.js';
import { mergeAction } from './content/merge-action.js';
import { readImport } from './read-import.js';
import type { InputFile } from './reading/input-file.js';
import type { ImportContext } from './store/import-context.js';
import { buildCsvBundle } from './template/build-csv.js';
import { buildTemplateWorkbook, type TemplateRows } from './template/build-workbook.js';

const choice = (code: string, label: string) => ({ code, label, aliases: [] });
const LISTS = {
  axes: [choice('2', 'Les métiers'), choice('4.1', 'Informer')],
  fundingSources: [choice('TA', 'Taxe d’apprentissage'), choice('AUTRES', 'Autres ressources')],
  audiences: [choice('LYCEE_PUPILS', 'Lycéens')],
  academies: [choice('01', 'Paris'), choice('10', 'Lyon')],
};
const CONTEXT: ImportContext = {
  convention: { key: 'essai', title: 'Essai', shortTitle: 'Essai', ...LISTS },
  nomenclature: {
    axes: indexChoices(LISTS.axes),
    fundingSources: indexChoices(LISTS.fundingSources),
    audiences: indexChoices(LISTS.audiences),
    academies: indexChoices(LISTS.academies),
    schools: new Map(),
  },
  departments: new Map(),
};

/** Text as people paste it: separators, quotes, line breaks, signs of any alphabet; never what reads as nothing. */
const anyText = fc
  .string({ unit: fc.oneof(fc.constantFrom(...'abé;,\t"\'\n€=+-@|'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), minLength: 1, maxLength: 20 })
  .map((text) => `x${text.replace(/(?![\t\n\r])\p{Cc}|\uFFFD|\p{Surrogate}/gu, '')}`);
const cents = fc.integer({ min: 0, max: 9_000_000_000 });
const day = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => new Date(date.setUTCHours(0, 0, 0, 0)));

const actions = fc.uniqueArray(
  fc.record({
    reference: fc.stringMatching(/^[A-Z][0-9]{1,4}$/u),
    year: fc.integer({ min: 1990, max: 2100 }),
    axis: fc.constantFrom('2', '4.1', '4.1 - Informer'),
    title: anyText,
    status: fc.constantFrom('Engagée', 'Réalisée'),
    'planned.objectives': fc.option(anyText),
    'planned.startsOn': fc.option(day),
    expenses: fc.array(fc.record({ label: anyText, shares: fc.tuple(cents, cents), academy: fc.option(fc.constantFrom('01', 'Lyon')) }), { maxLength: 4 }),
  }),
  { selector: ({ reference }) => reference, minLength: 1, maxLength: 5 },
);

const rows = actions.map((list): { rows: TemplateRows; cents: number } => ({
  rows: {
    actions: list.map(({ expenses: _expenses, ...action }) => action),
    depenses: list.flatMap(({ reference, expenses }) =>
      expenses.map(({ label, academy, shares: [ta, others] }) => {
        return { reference, sheetKind: 'P', label, academy, total: (ta + others) / 100, 'resource:TA': ta / 100, 'resource:AUTRES': others / 100 };
      }),
    ),
  },
  cents: list.flatMap(({ expenses }) => expenses).reduce((sum, { shares: [ta, others] }) => sum + ta + others, 0),
}));

const contents = async (files: readonly InputFile[]): Promise<ActionContent[]> => {
  const { assembly, problems } = await readImport(files, CONTEXT);
  expect([...problems, ...assembly.orphans, ...assembly.refusals]).toEqual([]);
  return assembly.actions.flatMap(({ told }) => (told === null ? [] : mergeAction(keepWithheld(told, null).told, null)));
};

const csv = (given: TemplateRows): InputFile[] => buildCsvBundle('f', CONTEXT.convention, given).map(({ name, text }) => ({ name, bytes: Buffer.from(text) }));
const totalOf = (list: readonly ActionContent[]): number => list.flatMap(({ planned }) => planned?.expenses ?? []).reduce((sum, { total }) => sum + total, 0);

describe('whatever partners write', () => {
  it('adds up to the cent once read', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        expect(totalOf(await contents(csv(given.rows)))).toBe(given.cents);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same from a workbook and from CSV, in any encoding and with any separator', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('utf8', 'utf16le'), fc.constantFrom(';', ',', '\t'), async (given, encoding, delimiter) => {
        const expected = (await contents(csv(given.rows))).map(fingerprint);
        const workbook = { name: 'f.xlsx', bytes: await buildTemplateWorkbook(CONTEXT.convention, given.rows) };
        expect((await contents([workbook])).map(fingerprint)).toEqual(expected);
        const again = csv(given.rows).map(({ name, bytes }) => ({ name, bytes: Buffer.from(reseparate(bytes.toString(), delimiter), encoding as BufferEncoding) }));
        expect((await contents(again)).map(fingerprint)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });
});

function reseparate(text: string, delimiter: string): string {
  return writeCsv(parse(text, { delimiter: ';', bom: true }), { delimiter, bom: true, quoteStyle: 'all' });
}
