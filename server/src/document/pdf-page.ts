import type PDFDocument from 'pdfkit';
import { BOLD, drawable, REGULAR } from './pdf-fonts.js';

export type Pdf = InstanceType<typeof PDFDocument>;
export type Structure = ReturnType<Pdf['struct']>;

export const MARGIN = 56;
export const INK = '#1a1a1a';
export const MUTED = '#4a4a4a';
export const ALARM = '#8a1c1c';

export interface Look {
  readonly font: string;
  readonly size: number;
  readonly color: string;
  readonly indent?: number;
}

export const PLAIN: Look = { font: REGULAR, size: 10, color: INK };
export const CAPTION: Look = { font: BOLD, size: 10, color: INK };

const ROOM_AFTER_HEADING = 190;

/** A text of its own in the structure, in the width of the page. */
export const write = (pdf: Pdf, parent: Structure, tag: string, text: string, { font, size, color, indent = 0 }: Look): void => {
  // A heading is not left alone at the foot of a page.
  if (tag.startsWith('H')) keepRoom(pdf, ROOM_AFTER_HEADING);
  parent.add(
    pdf.struct(tag, {}, () => {
      pdf.font(font).fontSize(size).fillColor(color).text(drawable(text), MARGIN + indent, undefined, { width: pdf.page.width - 2 * MARGIN - indent });
      pdf.moveDown(0.4);
    }),
  );
};

/** Goes to a new page where less than this height is left. */
export const keepRoom = (pdf: Pdf, room: number): void => {
  if (pdf.y > pdf.page.height - MARGIN - room) pdf.addPage();
};
