/** A page of the built site, as it is sent. */
export interface SitePage {
  /** Address without the host. */
  readonly path: string;
  readonly html: string;
  /** Addresses that it leads to or loads, as written, with those of its own host made absolute. */
  readonly links: readonly string[];
  readonly ids: ReadonlySet<string>;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };
const plain = (text: string): string => text.replace(/&(?:amp|quot|#39|lt|gt);/gu, (entity) => ENTITIES[entity] ?? entity);

const attributes = (html: string, name: string): string[] => [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'gu'))].map(([, value]) => plain(value ?? ''));

const read = async (site: string, path: string): Promise<SitePage | null> => {
  const response = await fetch(`${site}${path}`, { headers: { 'accept-encoding': 'identity' } });
  if (!response.ok) return null;
  const html = await response.text();
  // What the page holds as data is no link.
  const body = html.replace(/<script>[\s\S]*?<\/script>/gu, '');
  const links = [...attributes(body, 'href'), ...attributes(body, 'src')].map((link) => new URL(link, `${site}${path}`).href);
  return { path, html, links: [...new Set(links)], ids: new Set(attributes(body, 'id')) };
};

/** Whether an address is that of a page of the site: files have a dot in their names. */
const isPage = (site: string, link: string): boolean => new URL(link).origin === site && !new URL(link).pathname.includes('.');

/** Every page that can be reached by links from the home pages, and the links that lead to no page, with the first page that has each. */
export const everyPage = async (site: string): Promise<{ readonly pages: readonly SitePage[]; readonly dead: readonly string[] }> => {
  const found = new Map<string, SitePage | null>();
  const first = new Map<string, string>();
  const waiting = ['/', '/en'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path)) continue;
    const page = await read(site, path);
    found.set(path, page);
    for (const link of page?.links ?? []) {
      if (!isPage(site, link)) continue;
      const { pathname } = new URL(link);
      if (!first.has(pathname)) first.set(pathname, path);
      waiting.push(pathname);
    }
  }
  const pages = [...found.values()].filter((page) => page !== null);
  const dead = [...found].filter(([, page]) => page === null).map(([path]) => `${path} on ${first.get(path) ?? ''}`);
  return { pages, dead };
};
