/** What XML 1.0 cannot hold: a file with one of them is opened by nobody. */
const NOT_XML = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Marks that turn the direction of what stands after them, in the next cell or figure too; no French text needs one. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/gu;

const LOST = '\uFFFD';

/** Text that XML can hold: what it cannot is replaced by « \uFFFD », which the importer refuses rather than take for the text. */
export const xmlText = (text: string): string => text.replace(NOT_XML, LOST);

/** « _x000A_ » in a cell of an XLSX workbook is read as a line break: as text, its first mark is itself written so. */
export const xlsxText = (text: string): string => xmlText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');

/** Text for a document that people read: in one direction, without what cannot be written. */
export const documentText = (text: string): string => xmlText(text).replace(TURNS, '');
