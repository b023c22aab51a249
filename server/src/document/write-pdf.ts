import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { FICTITIOUS_NOTICE } from '../export/about-export.js';
import { takeTurns } from '../platform/take-turns.js';
import { columnShares, type Block, type DocumentModel } from './document-model.js';
import { BOLD, drawable, REGULAR, registerFonts } from './pdf-fonts.js';
import { ALARM, INK, MARGIN, MUTED, PLAIN, write, type Pdf, type Structure } from './pdf-page.js';
import { drawTable } from './pdf-table.js';

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
      return drawTable(pdf, root, { caption: block.caption, columns: null, rows: block.rows, shares: [0.3, 0.7] }, turn);
    case 'TABLE':
      return drawTable(pdf, root, { caption: block.caption, columns: block.columns, rows: block.rows, shares: columnShares(block) }, turn);
  }
};

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
