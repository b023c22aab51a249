import { strFromU8, strToU8, zipSync } from 'fflate';
import { readParts } from './expand-archive.js';

const PERCENT = 'co-percent';
const CURRENCY = 'co-currency';
const STYLES =
  `<number:percentage-style style:name="${PERCENT}-data"><number:number number:decimal-places="2"/><number:text>%</number:text></number:percentage-style>` +
  `<number:currency-style style:name="${CURRENCY}-data"><number:number number:decimal-places="2"/><number:currency-symbol>$</number:currency-symbol></number:currency-style>` +
  [PERCENT, CURRENCY].map((name) => `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${name}-data"/>`).join('');

const TAG = /<(\/?)table:(table|table-column|table-row|table-cell|covered-table-cell)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/gu;

/**
 * An .ods workbook in which each cell names the style that shows it. A cell without one has that of its row or column, which the library
 * does not look up; and it drops what the cell itself says: that it is a percentage, or of another currency.
 */
export async function withOwnStyles(bytes: Buffer): Promise<Buffer> {
  const parts = await readParts(bytes);
  const content = strFromU8(parts['content.xml'] ?? new Uint8Array());
  const styled = styledCells(content).replace(/<office:automatic-styles\s*\/>|(?=<\/office:automatic-styles>)|(?=<office:body[\s>])/u, (found) => (found === '' ? STYLES : `<office:automatic-styles>${STYLES}</office:automatic-styles>`));
  return Buffer.from(zipSync({ ...parts, 'content.xml': strToU8(styled) }, { level: 0 }));
}

function styledCells(content: string): string {
  let columns: { readonly until: number; readonly style: string | null }[] = [];
  let rowStyle: string | null = null;
  let column = 0;
  return content.replace(TAG, (whole, closing: string, name: string, attributes: string, empty: string) => {
    if (closing === '/') return whole;
    if (name === 'table') columns = [];
    if (name === 'table-column') columns.push({ until: (columns.at(-1)?.until ?? 0) + repeated(attributes), style: attribute(attributes, 'table:default-cell-style-name') });
    if (name === 'table-row') {
      rowStyle = attribute(attributes, 'table:default-cell-style-name');
      column = 0;
    }
    if (name === 'covered-table-cell') column += repeated(attributes);
    if (name !== 'table-cell') return whole;
    const style = ownStyle(attributes) ?? rowStyle ?? columns.find(({ until }) => until > column)?.style ?? null;
    column += repeated(attributes);
    if (style === null) return whole;
    return `<table:table-cell${attributes.replace(/\s+table:style-name\s*=\s*(?:"[^"]*"|'[^']*')/u, '')} table:style-name="${style}"${empty}>`;
  });
}

function ownStyle(attributes: string): string | null {
  const type = attribute(attributes, 'office:value-type');
  if (type === 'percentage') return PERCENT;
  const currency = attribute(attributes, 'office:currency');
  if (type === 'currency' && currency !== null && currency !== 'EUR') return CURRENCY;
  return attribute(attributes, 'table:style-name');
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(attributes);
  return found?.[1] ?? found?.[2] ?? null;
}

/** A cell or a column may stand for those that follow; how many of them are read is limited elsewhere. */
function repeated(attributes: string): number {
  const count = Number(attribute(attributes, 'table:number-columns-repeated') ?? '1');
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}
