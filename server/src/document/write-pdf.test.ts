import { localDate } from '@conventions-ouvertes/shared/local-date';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { numberColumn, textColumn, type Block, type DocumentModel } from './document-model.js';
import { writePdf } from './write-pdf.js';

const aDocument = (blocks: readonly Block[]): DocumentModel => ({ title: 'Essai', subtitle: 'Un essai', day: localDate('2026-11-21'), isFictitious: false, colophon: [], blocks });

/** What each page draws, in their order. */
const pagesOf = (pdf: Buffer): readonly string[] =>
  [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/gu)].flatMap(([, stream = '']) => {
    try {
      const content = inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
      return content.startsWith('1 0 0 -1') ? [content] : [];
    } catch {
      return [];
    }
  });
const count = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;
const rectangles = (page: string): readonly { readonly top: number; readonly bottom: number }[] =>
  [...page.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\nS/gu)].map(([, , y, , height]) => ({ top: Number(y), bottom: Number(y) + Number(height) }));

const PAGE_FOOT = 842 - 56 - 14;

describe('a table longer than a page', () => {
  const rows = Array.from({ length: 120 }, (_none, index) => [`Action ${index}`, 'Quelques mots de ce qui fut fait', '1\u202F250,00\u00A0€']);
  const columns = [textColumn('Action'), textColumn('Ce qui fut fait'), numberColumn('Montant')];

  it('has its head on each page, which is read aloud once', async () => {
    const bytes = await writePdf(aDocument([{ kind: 'TABLE', caption: 'Montants', columns, rows }]));
    const pages = pagesOf(bytes);
    expect(pages.length).toBeGreaterThan(2);
    // The page's number, and the head where it is drawn again.
    expect(pages.map((page) => count(page, /\/Artifact/gu))).toEqual(pages.map((_page, index) => (index === 0 ? 1 : 2)));
    for (const page of pages) expect(rectangles(page)[0]).toMatchObject({ bottom: rectangles(page)[3]?.top });
    expect(count(bytes.toString('latin1'), /\/Scope \/Column/gu)).toBe(columns.length);
    expect(count(bytes.toString('latin1'), /\/Scope \/Row/gu)).toBe(rows.length);
  });

  it('leaves the pages that follow it as they were', async () => {
    const after: Block[] = Array.from({ length: 80 }, () => ({ kind: 'PARAGRAPH', text: 'Un paragraphe.' }));
    const pages = pagesOf(await writePdf(aDocument([{ kind: 'TABLE', caption: 'Montants', columns, rows }, ...after])));
    expect(count(pages.at(-1) ?? '', /\/Artifact/gu)).toBe(1);
  });
});

it('cuts no row: a long text in a narrow column goes on in rows of its own', async () => {
  const columns = [textColumn('Action'), textColumn('Mots', 0.2), numberColumn('A'), numberColumn('B'), numberColumn('C')];
  const long = 'anticonstitutionnellement et sans aucun point '.repeat(60);
  const bytes = await writePdf(aDocument([{ kind: 'TABLE', caption: 'Bilan', columns, rows: [['Une', long, '1', '2', '3']] }]));
  const pages = pagesOf(bytes);
  expect(count(bytes.toString('latin1'), /\/Scope \/Row/gu)).toBeGreaterThan(3);
  for (const page of pages) for (const { bottom } of rectangles(page)) expect(bottom).toBeLessThanOrEqual(PAGE_FOOT);
});
