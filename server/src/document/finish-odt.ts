import { unzipSync, zipSync, type Zippable } from 'fflate';
import { toParts } from '@conventions-ouvertes/shared/local-date';
import type { DocumentModel } from './document-model.js';

/** A table of the document, in its order. */
export interface OdtTable {
  readonly hasHead: boolean;
  readonly isNumber: readonly boolean[];
}

/** Sizes that suit a report of many sections; the library's are those of a title page. */
const SIZES: Readonly<Record<string, string>> = { '28pt': '18pt', '24pt': '14pt', '20pt': '11.5pt', '12pt': '10pt' };

const LANGUAGE = '<style:default-style style:family="paragraph"><style:text-properties fo:language="fr" fo:country="FR"/></style:default-style>';
const CELLS =
  '<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-size="9pt"/></style:style>' +
  '<style:style style:name="Number" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:text-align="end"/></style:style>';

const styles = (xml: string): string =>
  xml
    .replaceAll('Liberation Serif', 'Liberation Sans')
    .replace(/(font-size(?:-asian|-complex)?=")([0-9.]+pt)(?=")/gu, (whole, name: string, size: string) => (SIZES[size] === undefined ? whole : `${name}${SIZES[size]}`))
    .replace('<office:styles>', `<office:styles>${LANGUAGE}${CELLS}`);

/** Heads that repeat and are read as heads, numbers to the right. */
const content = (xml: string, tables: readonly OdtTable[]): string => {
  let at = 0;
  // Spaces around a line break would be drawn at the head of the line.
  const plain = xml.replace(/\s*(<text:line-break\/>)\s*/gu, '$1').replaceAll('table:align="margins"', 'table:align="margins" table:border-model="collapsing"');
  return plain.replace(/<table:table [\s\S]*?<\/table:table>/gu, (table) => {
    const { hasHead, isNumber } = tables[at++] ?? { hasHead: false, isNumber: [] };
    let rowAt = 0;
    return table.replace(/<table:table-row>[\s\S]*?<\/table:table-row>/gu, (row) => {
      let cellAt = 0;
      const styled = row.replace(/<table:table-cell[\s\S]*?<\/table:table-cell>/gu, (cell) => cell.replace('text:style-name="Standard"', `text:style-name="${isNumber[cellAt++] === true ? 'Number' : 'Cell'}"`));
      return hasHead && rowAt++ === 0 ? `<table:table-header-rows>${styled}</table:table-header-rows>` : styled;
    });
  });
};

const meta = (xml: string): string =>
  xml.replace(/<meta:generator>[^<]*/u, '<meta:generator>Conventions ouvertes').replace('</office:meta>', '<dc:language>fr-FR</dc:language>\n</office:meta>');

/** The library sets no language and no head of a table: they are set afterwards, and every date is the document's day. */
export const finishOdt = (bytes: Uint8Array, tables: readonly OdtTable[], { day }: DocumentModel): Uint8Array => {
  const { year, month, day: dayOfMonth } = toParts(day);
  const finished = Object.entries(unzipSync(bytes)).map(([name, part]): [string, Zippable[string]] => {
    const text = (change: (xml: string) => string): Uint8Array => Buffer.from(change(Buffer.from(part).toString('utf8')));
    if (name === 'styles.xml') return [name, text(styles)];
    if (name === 'content.xml') return [name, text((xml) => content(xml, tables))];
    if (name === 'meta.xml') return [name, text(meta)];
    // Programs tell the kind of file by this entry, which stands first and is not compressed.
    return [name, name === 'mimetype' ? [part, { level: 0 }] : part];
  });
  return zipSync(Object.fromEntries(finished), { mtime: new Date(year, month - 1, dayOfMonth) });
};
