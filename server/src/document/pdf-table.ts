import type { takeTurns } from '../platform/take-turns.js';
import type { TableBlock } from './document-model.js';
import { BOLD, drawable, REGULAR } from './pdf-fonts.js';
import { CAPTION, INK, keepRoom, MARGIN, write, type Pdf, type Structure } from './pdf-page.js';
import { rowInPieces, type Fits } from './text-pieces.js';

const HEAD = '#eef1f5';
const SIZE = 9;
const PADDING = 4;
const STYLE = { border: 0.5, borderColor: '#767676', padding: PADDING };
const ROOM_AFTER_CAPTION = 120;

/** A row goes to the next page whole: one that took more of it would leave a page half empty. */
const HIGHEST_ROW = 260;

export interface DrawnTable {
  readonly caption: string;
  /** Null: a form, whose first column holds the headers. */
  readonly columns: TableBlock['columns'] | null;
  readonly rows: readonly (readonly string[])[];
  /** The part of the width that each column takes. */
  readonly shares: readonly number[];
}

/** A table in the structure, its head drawn again at the top of each page that it goes on to, where it is not read aloud again. */
export const drawTable = async (pdf: Pdf, root: Structure, { caption, columns, rows, shares }: DrawnTable, turn: ReturnType<typeof takeTurns>): Promise<void> => {
  keepRoom(pdf, ROOM_AFTER_CAPTION);
  write(pdf, root, 'P', caption, CAPTION);
  const width = pdf.page.width - 2 * MARGIN;
  const widths = shares.map((share) => share * width);
  pdf.font(REGULAR).fontSize(SIZE).fillColor(INK);
  pdf.x = MARGIN;
  // Its types do not know of tags: the options are handed over as they are.
  const options = { structParent: root, columnStyles: widths.map((one) => ({ width: one })), defaultStyle: STYLE };
  const grid = pdf.table(options);
  const head = columns?.map(({ header, isNumber }) => ({ ...cellOf(header, 'TH', BOLD, isNumber), scope: 'Column', backgroundColor: HEAD })) ?? null;
  const repeating = head === null ? null : repeatHead(pdf, widths, head, () => grid.row(head));
  const fits = (column: number): Fits => fitsIn(pdf, (widths[column] ?? 0) - 2 * PADDING, column === 0 && columns === null ? BOLD : REGULAR);
  for (const row of rows.flatMap((one) => rowInPieces(one, fits))) {
    grid.row(
      row.map((text, index) =>
        index === 0
          ? { ...cellOf(text, 'TH', columns === null ? BOLD : REGULAR, columns?.[0]?.isNumber ?? false), scope: 'Row', ...(columns === null ? { backgroundColor: HEAD } : {}) }
          : cellOf(text, 'TD', REGULAR, columns?.[index]?.isNumber ?? false),
      ),
    );
    await turn();
  }
  grid.end();
  repeating?.end();
  pdf.x = MARGIN;
  pdf.moveDown(0.6);
};

type Cell = ReturnType<typeof cellOf>;

const cellOf = (text: string, type: 'TH' | 'TD', font: string, isNumber: boolean) =>
  ({ text: drawable(text), type, font: { src: font }, align: { x: isNumber ? 'right' : 'left', y: 'top' } }) as const;

/**
 * Draws the head, and again on each page to come until the end. The rows of a page begin at its upper margin: it is as much lower as the
 * head is high, for as long as the table lasts.
 */
const repeatHead = (pdf: Pdf, widths: readonly number[], head: readonly Cell[], drawFirst: () => void): { end: () => void } => {
  const before = { page: pdf.page, y: pdf.y };
  drawFirst();
  const height = pdf.y - (pdf.page === before.page ? before.y : MARGIN);
  const lower = (): void => void (pdf.page.margins.top = MARGIN + height);
  const again = (): void => {
    const { x } = pdf;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font(REGULAR).fontSize(SIZE);
    pdf.table({ position: { x: MARGIN, y: MARGIN }, columnStyles: widths.map((width) => ({ width })), defaultStyle: STYLE }).row([...head]);
    pdf.endMarkedContent();
    pdf.x = x;
    lower();
  };
  lower();
  pdf.on('pageAdded', again);
  return {
    end: () => {
      pdf.off('pageAdded', again);
      pdf.page.margins.top = MARGIN;
    },
  };
};

/** As many letters fit without being measured, which takes as long as drawing them, unless the column is narrow (points). */
const SURELY_FITS = 150;
const NARROW = 60;

const fitsIn = (pdf: Pdf, width: number, font: string): Fits => {
  return (text) => {
    if (text.length <= SURELY_FITS && width >= NARROW && !text.includes('\n')) return true;
    pdf.font(font).fontSize(SIZE);
    const height = pdf.heightOfString(drawable(text), { width });
    pdf.font(REGULAR);
    return height <= HIGHEST_ROW;
  };
};
