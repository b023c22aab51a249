import { describe, expect, it } from 'vitest';
import { conventionDownloads, sheetDownloads } from './convention-downloads.js';
import { selectionDownloads } from './selection-downloads.js';

const API = 'https://api.test/graphql';

describe('what a page offers to take away', () => {
  it('counts as many actions as the page shows, and asks for those of its filters in every format', () => {
    const [fiches, ...tables] = selectionDownloads(API, { years: [2018] }, 1234);
    expect(fiches?.label).toContain('1\u202f234 actions');
    for (const { files } of [fiches!, ...tables]) for (const { href } of files) expect(new URL(href).searchParams.getAll('annee')).toEqual(['2018']);
    expect(tables.length).toBeGreaterThan(3);
  });

  it('of a list that was searched, asks for what was found, and for no table of all', () => {
    const downloads = selectionDownloads(API, {}, 3, 'forum');
    expect(downloads).toHaveLength(1);
    expect(new URL(downloads[0]!.files[0]!.href).searchParams.get('recherche')).toBe('forum');
  });

  it('of a convention, has its fiches and a report for each year that has actions', () => {
    const labels = conventionDownloads(API, 'opca-defi-2016', 142, [2018, 2017]).map(({ label }) => label);
    expect(labels).toEqual(['Les fiches entières\u00a0: 142 actions', 'Bilan pluriannuel', 'Bilan de 2018', 'Bilan de 2017']);
    expect(conventionDownloads(API, 'x', 0, [])).toHaveLength(1);
  });

  it('of an action, has the fiches that there are, and no other', () => {
    expect(sheetDownloads(API, 'a', { planned: true, realised: false }).map(({ files }) => files[0]?.href)).toEqual(['https://api.test/documents/fiche/a/previsionnelle.pdf']);
    expect(sheetDownloads(API, 'a', { planned: false, realised: false })).toEqual([]);
  });
});
