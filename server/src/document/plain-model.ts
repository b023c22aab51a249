import { documentText } from '../export/xml-text.js';
import type { Block, DocumentModel } from './document-model.js';

/** The document with texts that every format can hold, whatever was typed into a fiche. */
export const plainModel = (model: DocumentModel): DocumentModel => ({
  ...model,
  title: oneLine(model.title),
  subtitle: documentText(model.subtitle),
  colophon: model.colophon.map(documentText),
  blocks: model.blocks.map(plainBlock),
});

/** A title stands in the properties of files too, and in the name of a window. */
const oneLine = (text: string): string => documentText(text).replace(/\s*[\r\n]+\s*/gu, ' ');

const plainBlock = (block: Block): Block => {
  switch (block.kind) {
    case 'HEADING':
      return { ...block, text: oneLine(block.text) };
    case 'PARAGRAPH':
      return { ...block, text: documentText(block.text) };
    case 'LIST':
      return { ...block, items: block.items.map(documentText) };
    case 'FIELDS':
      return { ...block, caption: documentText(block.caption), rows: block.rows.map(([label, text]) => [documentText(label), documentText(text)] as const) };
    case 'TABLE':
      return {
        ...block,
        caption: documentText(block.caption),
        columns: block.columns.map((column) => ({ ...column, header: documentText(column.header) })),
        rows: block.rows.map((row) => row.map(documentText)),
      };
  }
};
