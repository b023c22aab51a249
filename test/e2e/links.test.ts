import { expect, test } from 'vitest';
import { carried } from '../../server/src/api/testing/carries.js';
import { MARKERS } from '../../server/src/api/testing/markers.js';
import { stack } from '../support/stack.js';
import { htmlFaults } from './html-faults.js';
import { everyPage } from './site-pages.js';

const { site, api } = stack();
const { pages, dead } = await everyPage(site);
const byPath = new Map(pages.map((page) => [page.path, page]));

const FULL = process.env['TEST_FULL'] === '1';
/** Action pages are all of one kind: each tenth will do, but in the full run. */
const read = pages.filter(({ path }, index) => FULL || !/\/actions\//u.test(path) || index % 10 === 0);

test('the site has as many pages in English as in French, and each leads to the other', () => {
  const english = pages.filter(({ path }) => /^\/en(?:\/|$)/u.test(path));
  expect(english.length).toBeGreaterThan(100);
  expect(pages.length).toBe(2 * english.length);
  const alone = english.filter(({ path }) => !byPath.get(path.replace(/^\/en/u, '') || '/')?.links.includes(`${site}${path}`));
  expect(alone.map(({ path }) => path)).toEqual([]);
});

test('no link of any page is dead', () => {
  expect(dead).toEqual([]);
});

test('every link into a page leads to something on it', () => {
  const broken = pages.flatMap(({ path, links }) =>
    links
      .map((link) => new URL(link))
      .filter(({ origin, hash, pathname }) => origin === site && hash.length > 1 && byPath.get(pathname)?.ids.has(decodeURIComponent(hash.slice(1))) === false)
      .map(({ pathname, hash }) => `${pathname}${hash} on ${path}`),
  );
  expect([...new Set(broken)]).toEqual([]);
});

test('no page but the switch of language leads to another language', () => {
  const french = /^\/en(?:\/|$)/u;
  const strays = pages.flatMap(({ path, links }) => {
    const isEnglish = french.test(path);
    const twin = isEnglish ? path.replace(/^\/en/u, '') || '/' : `/en${path === '/' ? '' : path}`;
    return links
      .map((link) => new URL(link))
      .filter(({ origin, pathname }) => origin === site && byPath.has(pathname) && french.test(pathname) !== isEnglish && pathname !== twin)
      .map(({ pathname }) => `${pathname} on ${path}`);
  });
  // The error page shows the way home in both.
  expect(strays.filter((stray) => !/ on (?:\/en)?\/404$/u.test(stray))).toEqual([]);
});

/** Files of one kind from the API: its route and its format. A few of each will do, but in the full run: each is made anew. */
const MOST_OF_A_KIND = FULL ? Infinity : 2;
const fewOfEachKind = (files: readonly string[]): string[] => {
  const known = new Map<string, number>();
  return files.filter((file) => {
    const { origin, pathname } = new URL(file);
    const kind = `${pathname.split('/').slice(1, 3).join('/').replace(/[^/]+$/u, '')} ${pathname.split('.').at(-1)}`;
    known.set(kind, (known.get(kind) ?? 0) + 1);
    return origin === site || (known.get(kind) ?? 0) <= MOST_OF_A_KIND;
  });
};

test('every file that pages load or offer is there', { timeout: FULL ? 1_800_000 : 180_000 }, async () => {
  const offered = [...new Set(pages.flatMap(({ links }) => links.map((link) => link.split('#')[0] ?? link)))].filter((link) => {
    const { origin, pathname } = new URL(link);
    return (origin === site && pathname.includes('.')) || origin === new URL(api).origin;
  });
  const files = fewOfEachKind(offered);
  expect(files.length).toBeGreaterThan(20);
  const missing: string[] = [];
  for (const file of files) {
    // A graph of the API is asked by a body: its bare address says so, and is no dead link.
    if (file === api) continue;
    const response = await fetch(file, { method: new URL(file).origin === site ? 'HEAD' : 'GET' });
    await response.body?.cancel();
    if (!response.ok) missing.push(`${response.status} ${file}`);
  }
  expect(missing).toEqual([]);
});

test('nothing that was planted where the public must not look stands in any page or file of the site', { timeout: 120_000 }, async () => {
  const files = [...new Set(pages.flatMap(({ links }) => links.map((link) => link.split('#')[0] ?? link)))].filter((link) => new URL(link).origin === site && /\.(?:json|svg|xml|txt|webmanifest|csv)$/u.test(link));
  const read = await Promise.all([...files, `${site}/recherche/index.json`, `${site}/en/recherche/index.json`].map(async (file) => ({ path: file, html: await (await fetch(file)).text() })));
  const leaks = [...pages, ...read].flatMap(({ path, html }) => carried(Buffer.from(html), Object.values(MARKERS)).map((marker) => `${marker} on ${path}`));
  expect(leaks).toEqual([]);
  // The action that the words were planted around has its page, with what may be read of it.
  expect(pages.filter(({ html }) => html.includes('>Dits<') || html.includes('Dits</')).length).toBeGreaterThan(0);
});

test('every page is valid HTML', { timeout: FULL ? 1_800_000 : 120_000 }, async () => {
  const faults: string[] = [];
  for (const { path, html } of read) faults.push(...(await htmlFaults(html)).slice(0, 3).map((fault) => `${path} ${fault}`));
  expect(faults).toEqual([]);
});
