import { OdtDocument } from 'odf-kit';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { FICTITIOUS_NOTICE } from '../export/about-export.js';
import { columnShares, type Block, type DocumentModel, type TableBlock } from './document-model.js';
import { finishOdt, type OdtTable } from './finish-odt.js';

const ALARM = '#8a1c1c';
const HEAD = '#eef1f5';
const BORDER = '0.5pt solid #767676';
/** Width between the margins of an A4 page, in centimetres. */
const TEXT_WIDTH = 17;
const CELL = { padding: '0.1cm', verticalAlign: 'top' } as const;

/** The document as ODT: real headings, table heads that repeat on each page, language and title set. */
export const writeOdt = async (model: DocumentModel): Promise<Uint8Array> => {
  const { title, subtitle, isFictitious, day, colophon, blocks } = model;
  const odt = new OdtDocument();
  odt.setMetadata({ title, creator: 'Conventions ouvertes', description: colophon.join(' '), creationDate: new Date(`${day}T00:00:00Z`) });
  odt.setFooter((footer) => {
    if (isFictitious) footer.addText('DONNÉES FICTIVES · ', { color: ALARM, fontSize: 8 });
    footer.addText(`${title} · ${formatDate(day)} · page\u00A0`, { fontSize: 8 }).addPageNumber({ fontSize: 8 });
  });
  if (isFictitious) odt.addParagraph((paragraph) => paragraph.addText(FICTITIOUS_NOTICE, { bold: true, color: ALARM }));
  odt.addHeading(title, 1);
  odt.addParagraph(subtitle);
  for (const block of blocks) addBlock(odt, block);
  for (const line of colophon) odt.addParagraph((paragraph) => paragraph.addText(line, { fontSize: 9 }));
  return finishOdt(await odt.save(), blocks.flatMap(tableOf), model);
};

const lines = (into: { addText(text: string, formatting?: { bold?: boolean }): unknown; addLineBreak(): unknown }, text: string, isBold = false): void =>
  text.split('\n').forEach((line, index) => {
    if (index > 0) into.addLineBreak();
    into.addText(line, isBold ? { bold: true } : {});
  });

const addBlock = (odt: OdtDocument, block: Block): unknown => {
  switch (block.kind) {
    case 'HEADING':
      return odt.addHeading(block.text, block.level);
    case 'PARAGRAPH':
      return odt.addParagraph((paragraph) => lines(paragraph, block.text));
    case 'LIST':
      return odt.addList([...block.items]);
    case 'FIELDS':
      return addTable(odt, block.caption, [], block.rows, [0.3, 0.7]);
    case 'TABLE':
      return addTable(odt, block.caption, block.columns, block.rows, columnShares(block));
  }
};

const addTable = (odt: OdtDocument, caption: string, columns: TableBlock['columns'], rows: readonly (readonly string[])[], shares: readonly number[]): void => {
  odt.addParagraph((paragraph) => paragraph.addText(caption, { bold: true }));
  odt.addTable(
    (table) => {
      if (columns.length > 0) table.addRow((row) => columns.forEach(({ header }) => row.addCell((cell) => lines(cell, header, true), { ...CELL, backgroundColor: HEAD })));
      for (const texts of rows) {
        table.addRow((row) => texts.forEach((text, index) => row.addCell((cell) => lines(cell, text, columns.length === 0 && index === 0), index === 0 && columns.length === 0 ? { ...CELL, backgroundColor: HEAD } : CELL)));
      }
    },
    { columnWidths: shares.map((share) => `${(share * TEXT_WIDTH).toFixed(2)}cm`), border: BORDER },
  );
  odt.addParagraph('');
};

/** What the library's tables lack: which row is the head, which columns hold numbers. */
const tableOf = (block: Block): OdtTable[] => {
  if (block.kind === 'FIELDS') return [{ hasHead: false, isNumber: [false, false] }];
  return block.kind === 'TABLE' ? [{ hasHead: true, isNumber: block.columns.map(({ isNumber }) => isNumber) }] : [];
};
