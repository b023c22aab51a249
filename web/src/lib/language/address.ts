import type { Locale } from '#lib/paraglide/runtime.js';

/** English pages stand under this folder, with the addresses of the French ones: a link says itself what it opens. */
const ENGLISH = '/en';

/** Which language a page is in, and its address in French: '/en/actions' is { locale: 'en', path: '/actions' }. */
export interface PageAddress {
  readonly locale: Locale;
  readonly path: string;
}

/** Reads the address of a page, path of the site's folder (`base`) included. */
export function readAddress(pathname: string, base: string): PageAddress {
  const inner = pathname.slice(base.length);
  if (!/^\/en(?=[/?#]|$)/u.test(inner)) return { locale: 'fr', path: pathname };
  const rest = inner.slice(ENGLISH.length);
  return { locale: 'en', path: `${base}${rest.startsWith('/') ? rest : `/${rest}`}` };
}

/** The address of the same page in this language. What follows the path (search, anchor) is kept. */
export function addressIn(locale: Locale, address: string, base: string): string {
  const { path } = readAddress(address, base);
  if (locale === 'fr') return path;
  const inner = path.slice(base.length);
  return `${base}${ENGLISH}${inner === '/' ? '' : inner.replace(/^\/(?=[?#])/u, '')}`;
}
