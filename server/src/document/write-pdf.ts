import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { FICTITIOUS_NOTICE } from '../export/about-export.js';
import { takeTurns } from '../platform/take-turns.js';
import { columnShares, type Block, type DocumentModel, type TableBlock } from './document-model.js';
import { BOLD, drawable, REGULAR, registerFonts } from './pdf-fonts.js';

type Pdf = InstanceType<typeof PDFDocument>;

const MARGIN = 56;
const INK = '#1a1a1a';
const MUTED = '#4a4a4a';
const HEAD = '#eef1f5';
const ALARM = '#8a1c1c';
const LARGEST_CELL = 1_200;

/** The document as tagged PDF: title, language, headings, paragraphs, lists and tables with header cells, read in order. */
export const writePdf = async (model: DocumentModel): Promise<Buffer> => {
  const at = new Date(`${model.day}T00:00:00Z`);
  // The title goes into XML unescaped.
  const title = drawable(model.title).replace(/&/gu, 'et').replace(/[<>]/gu, '');
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + 14, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    // None of the fonts that a reader is believed to have: the two of ours, which are in the file.
    font: '',
    info: { Title: title, Author: 'Conventions ouvertes', Creator: 'Conventions ouvertes', Producer: 'Conventions ouvertes', CreationDate: at, ModDate: at },
  });
  registerFonts(pdf);
  const bytes = buffer(pdf);
  const root = pdf.struct('Document', { title });
  pdf.addStructure(root);
  if (model.isFictitious) write(pdf, root, 'P', FICTITIOUS_NOTICE, { font: BOLD, size: 10, color: ALARM });
  write(pdf, root, 'H1', model.title, { font: BOLD, size: 20, color: INK });
  write(pdf, root, 'P', model.subtitle, { font: REGULAR, size: 11, color: MUTED });
  const turn = takeTurns();
  for (const block of model.blocks) await drawBlock(pdf, root, block, turn);
  pdf.moveDown(1);
  for (const line of model.colophon) write(pdf, root, 'P', line, { font: REGULAR, size: 8.5, color: MUTED });
  root.end();
  numberPages(pdf, model);
  pdf.end();
  return bytes;
};

type Structure = ReturnType<Pdf['struct']>;
interface Look {
  readonly font: string;
  readonly size: number;
  readonly color: string;
  readonly indent?: number;
}

const PLAIN: Look = { font: REGULAR, size: 10, color: INK };

const write = (pdf: Pdf, parent: Structure, tag: string, text: string, { font, size, color, indent = 0 }: Look): void => {
  // A heading is not left alone at the foot of a page.
  if (tag.startsWith('H')) keepRoom(pdf, ROOM_AFTER_HEADING);
  parent.add(
    pdf.struct(tag, {}, () => {
      pdf.font(font).fontSize(size).fillColor(color).text(drawable(text), MARGIN + indent, undefined, { width: pdf.page.width - 2 * MARGIN - indent });
      pdf.moveDown(0.4);
    }),
  );
};

const ROOM_AFTER_HEADING = 190;
const ROOM_AFTER_CAPTION = 120;

const keepRoom = (pdf: Pdf, room: number): void => {
  if (pdf.y > pdf.page.height - MARGIN - room) pdf.addPage();
};

/** A long document takes seconds: whoever waits for another answer has a turn between its rows. */
type Turn = ReturnType<typeof takeTurns>;

const drawBlock = async (pdf: Pdf, root: Structure, block: Block, turn: Turn): Promise<void> => {
  switch (block.kind) {
    case 'HEADING':
      pdf.moveDown(0.6);
      return write(pdf, root, `H${block.level}`, block.text, { font: BOLD, size: block.level === 2 ? 14 : 11.5, color: INK });
    case 'PARAGRAPH':
      return write(pdf, root, 'P', block.text, PLAIN);
    case 'LIST': {
      const list = pdf.struct('L');
      root.add(list);
      for (const item of block.items) {
        const entry = pdf.struct('LI');
        list.add(entry);
        write(pdf, entry, 'LBody', `\u2022 ${item}`, { ...PLAIN, indent: 10 });
        entry.end();
        await turn();
      }
      list.end();
      return;
    }
    case 'FIELDS':
      return drawTable(pdf, root, block.caption, null, block.rows.flatMap(([label, text]) => inPieces(text).map((piece, index) => [index === 0 ? label : `${label} (suite)`, piece])), [0.3, 0.7], turn);
    case 'TABLE':
      return drawTable(pdf, root, block.caption, block.columns, block.rows.flatMap(rowInPieces), columnShares(block), turn);
  }
};

/** A row cannot be higher than a page: a long text is cut where a sentence or a line ends. */
const inPieces = (text: string): readonly string[] => {
  const pieces: string[] = [];
  for (const sentence of text.match(/[^.\n]{1,1200}[.\n]?|[.\n]/gu) ?? ['']) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length <= LARGEST_CELL) pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces.map((piece) => piece.trim());
};

const rowInPieces = (row: readonly string[]): readonly (readonly string[])[] => {
  const cells = row.map(inPieces);
  return Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_none, index) => cells.map((pieces) => pieces[index] ?? ''));
};

const drawTable = async (
  pdf: Pdf,
  root: Structure,
  caption: string,
  columns: TableBlock['columns'] | null,
  rows: readonly (readonly string[])[],
  shares: readonly number[],
  turn: Turn,
): Promise<void> => {
  keepRoom(pdf, ROOM_AFTER_CAPTION);
  write(pdf, root, 'P', caption, { font: BOLD, size: 10, color: INK });
  const width = pdf.page.width - 2 * MARGIN;
  pdf.font(REGULAR).fontSize(9).fillColor(INK);
  pdf.x = MARGIN;
  // Its types do not know of tags: the options are handed over as they are.
  const options = { structParent: root, columnStyles: shares.map((share) => ({ width: share * width })), defaultStyle: { border: 0.5, borderColor: '#767676', padding: 4 } };
  const grid = pdf.table(options);
  if (columns !== null) grid.row(columns.map(({ header, isNumber }) => ({ ...cellOf(header, 'TH', BOLD, isNumber), scope: 'Column', backgroundColor: HEAD })));
  for (const row of rows) {
    grid.row(
      row.map((text, index) =>
        index === 0
          ? { ...cellOf(text, 'TH', columns === null ? BOLD : REGULAR, false), scope: 'Row', ...(columns === null ? { backgroundColor: HEAD } : {}) }
          : cellOf(text, 'TD', REGULAR, columns?.[index]?.isNumber ?? false),
      ),
    );
    await turn();
  }
  grid.end();
  pdf.x = MARGIN;
  pdf.moveDown(0.6);
};

const cellOf = (text: string, type: 'TH' | 'TD', font: string, isNumber: boolean) =>
  ({ text: drawable(text), type, font: { src: font }, align: { x: isNumber ? 'right' : 'left', y: 'top' } }) as const;

/** Page numbers and the mark of the demonstration are no part of what is read aloud. */
const numberPages = (pdf: Pdf, { isFictitious, title, day }: DocumentModel): void => {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    const width = pdf.page.width - 2 * MARGIN;
    const around = (middle: string): string => drawable(`${isFictitious ? 'DONNÉES FICTIVES · ' : ''}${middle} · ${formatDate(day)} · page ${page - start + 1} sur ${count}`);
    pdf.font(REGULAR).fontSize(8).fillColor(isFictitious ? ALARM : MUTED);
    const line = around(cutToFit(title, (shown) => pdf.widthOfString(around(shown)) <= width));
    pdf.text(line, MARGIN, pdf.page.height - 40, { width, align: 'center', lineBreak: false });
    pdf.endMarkedContent();
  }
};

/** The longest beginning of a title that fits on its line. */
const cutToFit = (title: string, fits: (shown: string) => boolean): string => {
  if (fits(title)) return title;
  let words = title.split(' ').slice(0, -1);
  while (words.length > 1 && !fits(`${words.join(' ')}…`)) words = words.slice(0, -1);
  return `${words.join(' ')}…`;
};
