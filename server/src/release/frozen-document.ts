import { STYLE } from '../document/write-html.js';

/** The looks of the frozen documents, in a file of their own: a host's policy may refuse those that stand in a page. */
export const STYLE_FILE = 'documents/document.css';
export const STYLE_BYTES = `${STYLE}\n`;

/**
 * A document as the API wrote it, which holds its own looks, with a link to them in their place.
 * @param path of the document in the release, such as `documents/bilan/opca-defi-2016/2017.html`
 */
export const frozenDocument = (html: string, path: string): string => {
  const own = `<style>${STYLE}</style>`;
  if (!html.includes(own)) throw new Error(`${path} has no looks of its own`);
  const up = '../'.repeat(path.split('/').length - STYLE_FILE.split('/').length);
  return html.replace(own, `<link rel="stylesheet" href="${up}document.css">`);
};

export const isDocument = (path: string): boolean => path.startsWith('documents/') && path.endsWith('.html');
