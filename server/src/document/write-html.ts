import { FICTITIOUS_NOTICE } from '../export/about-export.js';
import type { Block, DocumentModel } from './document-model.js';

/** The document as a page of its own: headings in order, tables with captions and header cells, no script, no outside request. */
export const writeHtml = ({ title, subtitle, isFictitious, colophon, blocks }: DocumentModel): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)} - Conventions ouvertes</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${isFictitious ? `<p class="notice" role="note">${escape(FICTITIOUS_NOTICE)}</p>\n` : ''}<h1>${escape(title)}</h1>
<p class="subtitle">${escape(subtitle)}</p>
${blocks.map(blockHtml).join('\n')}
</main>
<footer>
${colophon.map((line) => `<p>${escape(line)}</p>`).join('\n')}
</footer>
</body>
</html>
`;

export const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}' +
  'h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.35rem;margin-top:2rem}h3{font-size:1.1rem}' +
  'table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.25rem 0}' +
  'th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}' +
  'thead th{background:#eef1f5}.number{text-align:right;font-variant-numeric:tabular-nums}.fields th{width:30%}' +
  'td{white-space:pre-line}.notice{border:2px solid #8a1c1c;padding:.5rem;font-weight:600}' +
  '.scroll{overflow-x:auto}.subtitle,footer{color:#4a4a4a}@media print{body{max-width:none}thead{display:table-header-group}tr{break-inside:avoid}}';

const blockHtml = (block: Block): string => {
  switch (block.kind) {
    case 'HEADING':
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    case 'PARAGRAPH':
      return `<p>${escape(block.text)}</p>`;
    case 'LIST':
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'FIELDS': {
      const rows = block.rows.map(([label, text]) => `<tr><th scope="row">${escape(label)}</th><td>${escape(text)}</td></tr>`).join('\n');
      return `<table class="fields"><caption>${escape(block.caption)}</caption><tbody>\n${rows}\n</tbody></table>`;
    }
    case 'TABLE': {
      const numeric = (index: number): string => (block.columns[index]?.isNumber === true ? ' class="number"' : '');
      const head = block.columns.map(({ header }, index) => `<th scope="col"${numeric(index)}>${escape(header)}</th>`).join('');
      const rows = block.rows.map((row) => {
        const cells = row.map((text, index) => (index === 0 ? `<th scope="row">${escape(text)}</th>` : `<td${numeric(index)}>${escape(text)}</td>`));
        return `<tr>${cells.join('')}</tr>`;
      });
      // What may be wider than the window can be scrolled by keyboard too.
      return `<div class="scroll" role="region" aria-label="${escape(block.caption)}" tabindex="0"><table><caption>${escape(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
    }
  }
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
