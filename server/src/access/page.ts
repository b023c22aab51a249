const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

/** What a page of ours may load and where its forms may go: nothing from elsewhere, no script. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const STYLE = `:root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}body{max-width:38rem;margin:3rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.25}.mark{border:2px dashed;padding:.75rem 1rem;font-weight:600}
button{font:inherit;width:100%;text-align:left;padding:.75rem 1rem;margin:.25rem 0;cursor:pointer}small{display:block}
a:focus-visible,button:focus-visible{outline:3px solid;outline-offset:2px}`;

/** A page that stands by itself. @param body HTML, its texts already escaped */
export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">` +
  `<title>${escapeHtml(title)} — Conventions ouvertes</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
