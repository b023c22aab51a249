import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { unzipSync, zipSync } from 'fflate';
import { toParts } from '@conventions-ouvertes/shared/local-date';
import { FICTITIOUS_NOTICE } from '../export/about-export.js';
import { columnShares, type Block, type DocumentModel } from './document-model.js';

const ALARM = '8A1C1C';
const HEAD = 'EEF1F5';
const INK = '1A1A1A';
/** Width between the margins of an A4 page, in twentieths of a point. */
const TEXT_WIDTH = 9_906;
const CELL_MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };

/** The document as DOCX: real headings, table headers repeated on each page, language and title set. */
export const writeDocx = async (model: DocumentModel): Promise<Uint8Array> => {
  const { title, subtitle, isFictitious, day, colophon, blocks } = model;
  const notice = isFictitious ? [new Paragraph({ children: [new TextRun({ text: FICTITIOUS_NOTICE, bold: true, color: ALARM })] })] : [];
  const footer = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ text: `${isFictitious ? 'DONNÉES FICTIVES · ' : ''}${title} · ${formatDate(day)} · page\u00A0`, size: 16, ...(isFictitious ? { color: ALARM } : {}) }),
      new TextRun({ children: [PageNumber.CURRENT, ' sur ', PageNumber.TOTAL_PAGES], size: 16, ...(isFictitious ? { color: ALARM } : {}) }),
    ],
  });
  const document = new Document({
    title,
    creator: 'Conventions ouvertes',
    lastModifiedBy: 'Conventions ouvertes',
    description: colophon.join(' '),
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20, language: { value: 'fr-FR' } }, paragraph: { spacing: { after: 100 } } },
        heading1: { run: { size: 36, bold: true, color: INK }, paragraph: { spacing: { after: 120 } } },
        heading2: { run: { size: 28, bold: true, color: INK }, paragraph: { spacing: { before: 280, after: 100 } } },
        heading3: { run: { size: 23, bold: true, color: INK }, paragraph: { spacing: { before: 200, after: 80 } } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_100, bottom: 1_100, left: 1_000, right: 1_000 } } },
        footers: { default: new Footer({ children: [footer] }) },
        children: [
          ...notice,
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ text: subtitle }),
          ...blocks.flatMap(blockDocx),
          ...colophon.map((line) => new Paragraph({ children: [new TextRun({ text: line, size: 18 })] })),
        ],
      },
    ],
  });
  return datedAs(await Packer.toBuffer(document), model);
};

const lines = (text: string): TextRun[] => text.split('\n').map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }));

const blockDocx = (block: Block): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'HEADING':
      return [new Paragraph({ text: block.text, heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3, keepNext: true })];
    case 'PARAGRAPH':
      return [new Paragraph({ children: lines(block.text) })];
    case 'LIST':
      return block.items.map((item) => new Paragraph({ text: item, bullet: { level: 0 } }));
    case 'FIELDS':
      return [
        caption(block.caption),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          margins: CELL_MARGINS,
          columnWidths: [0.3, 0.7].map((part) => Math.floor(TEXT_WIDTH * part)),
          rows: block.rows.map(([label, text]) => new TableRow({ children: [cell(label, { isHead: true, share: 30 }), cell(text, { share: 70 })] })),
        }),
        new Paragraph({}),
      ];
    case 'TABLE': {
      const shares = columnShares(block).map((part) => part * 100);
      const isRight = (index: number): boolean => block.columns[index]?.isNumber ?? false;
      return [
        caption(block.caption),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          margins: CELL_MARGINS,
          columnWidths: shares.map((share) => Math.floor((TEXT_WIDTH * share) / 100)),
          rows: [
            new TableRow({ tableHeader: true, children: block.columns.map(({ header, isNumber }, index) => cell(header, { isHead: true, isRight: isNumber, share: shares[index] ?? 0 })) }),
            ...block.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, { isRight: isRight(index), share: shares[index] ?? 0 })) })),
          ],
        }),
        new Paragraph({}),
      ];
    }
  }
};

const caption = (text: string): Paragraph => new Paragraph({ keepNext: true, children: [new TextRun({ text, bold: true })] });

const cell = (text: string, { isHead = false, isRight = false, share }: { isHead?: boolean; isRight?: boolean; share: number }): TableCell =>
  new TableCell({
    width: { size: share, type: WidthType.PERCENTAGE },
    ...(isHead ? { shading: { fill: HEAD } } : {}),
    children: [
      new Paragraph({
        alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { after: 0 },
        children: text.split('\n').map((line, index) => new TextRun({ text: line, bold: isHead, size: 18, ...(index > 0 ? { break: 1 } : {}) })),
      }),
    ],
  });

/** The library writes the hour of writing in two places; the document is dated of its day instead, so that the same gives the same bytes. */
const datedAs = (bytes: Uint8Array, { day }: DocumentModel): Uint8Array => {
  const { year, month, day: dayOfMonth } = toParts(day);
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]): [string, Uint8Array] => {
    if (name !== 'docProps/core.xml') return [name, content];
    const text = Buffer.from(content).toString().replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${day}T00:00:00Z`);
    return [name, Buffer.from(text)];
  });
  return zipSync(Object.fromEntries(parts), { mtime: new Date(year, month - 1, dayOfMonth) });
};
