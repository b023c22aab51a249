import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareReleases } from './compare-releases.js';
import { comparisonText } from './comparison-text.js';
import type { FrozenRelease } from './freeze-release.js';
import { pathsIn } from './list-files.js';
import { readRelease } from './read-ledger.js';
import { fingerprintOf } from './release-key.js';
import { newKey, startReleaseStack, type ReleaseStack } from './testing/release-stack.js';
import { verifyRelease } from './verify-release.js';

describe('what a release freezes', () => {
  let stack: ReleaseStack;
  let first: FrozenRelease;
  beforeAll(async () => {
    stack = await startReleaseStack();
    await stack.send('premier', [['A-1', '1000,00', '900,00'], ['A-2', '500,00', '500,00']]);
    await stack.api.pool.query(`UPDATE action SET published_at = NULL WHERE reference = 'A-2'`);
    first = await stack.freezeAll('une');
  }, 180_000);
  afterAll(() => stack.stop());

  it('is the same, byte for byte, when it is made twice from the same data, whatever the key', async () => {
    const key = newKey();
    const again = await stack.freezeAll('deux', { key });
    const [manifest, other] = await Promise.all([first, again].map(({ folder }) => readFile(join(folder, 'manifest.json'), 'utf8')));
    expect(other).toBe(manifest);
    expect((await verifyRelease(again.folder, fingerprintOf(key))).problems).toEqual([]);
    expect((await verifyRelease(first.folder, fingerprintOf(key))).problems).toMatchObject([{ fault: 'KEY' }]);
  }, 180_000);

  it('is the data in each format, the documents, the rules, and how to check it', async () => {
    const expected = [
      ...['csv.zip', 'xlsx.zip', 'ods.zip', 'jsonl', 'parquet.zip'].map((end) => `export/toutes.${end}`),
      'export/opca-defi-2016.xlsx',
      'export/chiffres/depenses-par-convention-annee-axe.csv',
      'open-data/subventions.csv',
      'open-data/schema-subventions.json',
      'open-data/catalogue.jsonld',
      'calendrier/conventions/opca-defi-2016.ics',
      ...['html', 'pdf', 'docx', 'odt'].map((end) => `documents/bilan/opca-defi-2016/2017.${end}`),
      'documents/fiche/opca-defi-2016--a-1/realisee.pdf',
      'figures/chiffres.json',
      'figures/fiches.json',
      'regles/regles.json',
      'regles/conventions/opca-defi-2016.yaml',
      'LISEZMOI.txt',
      'manifest.json',
      'manifest.sig',
      'public-key.pem',
    ];
    expect(await pathsIn(first.folder)).toEqual(expect.arrayContaining(expected));
  });

  it('is named by the catalogue at the very paths where its files are', async () => {
    const catalogue = JSON.parse(await readFile(join(first.folder, 'open-data/catalogue.jsonld'), 'utf8')) as { 'dcat:distribution': { 'dcat:downloadURL': { '@id': string } }[] };
    for (const { 'dcat:downloadURL': address } of catalogue['dcat:distribution']) {
      await expect(readFile(join(first.folder, 'open-data', address['@id']))).resolves.toBeInstanceOf(Buffer);
    }
  });

  it('is documents whose looks stand beside them, which a host’s policy need not allow one by one', async () => {
    const documents = (await pathsIn(first.folder)).filter((path) => path.startsWith('documents/') && path.endsWith('.html'));
    expect(documents.length).toBeGreaterThan(2);
    for (const path of documents) {
      const html = await readFile(join(first.folder, path), 'utf8');
      expect(html).not.toMatch(/<style|\sstyle=/u);
      const [, href = ''] = /<link rel="stylesheet" href="([^"]+)">/u.exec(html) ?? [];
      await expect(readFile(join(first.folder, path, '..', href), 'utf8')).resolves.toContain('border-collapse');
    }
  });

  it('is nothing that the public may not read', async () => {
    for (const path of await pathsIn(first.folder)) {
      expect(path).not.toContain('a-2');
      const bytes = await readFile(join(first.folder, path));
      const parts = path.endsWith('.zip') ? Object.values(unzipSync(bytes)).map((part) => Buffer.from(part)) : [bytes];
      for (const part of parts) expect(part.includes('Action A-2'), path).toBe(false);
    }
  });

  it('can be compared: which figures changed, by which fiche and which import', async () => {
    const before = await readRelease((await stack.freezeLedger('avant')).folder);
    await stack.send('second', [['A-1', '1000,00', '950,00'], ['A-3', '10,00', '10,00']]);
    const after = await readRelease((await stack.freezeLedger('apres')).folder);
    const { figures, fiches, rules } = compareReleases(before, after);
    expect(rules).toEqual([]);
    expect(fiches.map(({ slug, kind }) => [slug, kind])).toEqual([['opca-defi-2016--a-1', 'CHANGED'], ['opca-defi-2016--a-2', 'ADDED'], ['opca-defi-2016--a-3', 'ADDED']]);
    expect(fiches[0]).toMatchObject({ measures: { SPENT: { before: { value: 90_000 }, after: { value: 95_000 } } }, imports: [{ file: expect.stringMatching(/^second/u) }] });
    expect(figures.find(({ id }) => id === 'SPENT|CONVENTION=opca-defi-2016|YEAR=2017')).toMatchObject({
      before: { value: 90_000 },
      after: { value: 146_000 },
      fiches: ['opca-defi-2016--a-1', 'opca-defi-2016--a-2', 'opca-defi-2016--a-3'],
      rules: [],
      isExplained: true,
    });
    expect(figures.filter(({ id }) => id.startsWith('PLANNED')).every(({ fiches: because }) => because.join() === 'opca-defi-2016--a-2,opca-defi-2016--a-3')).toBe(true);
    const words = comparisonText(compareReleases(before, after));
    for (const told of ['900,00\u00A0€ -> 1\u202F460,00\u00A0€', 'opca-defi-2016--a-1', 'dépensé\u00A0: 900,00\u00A0€ -> 950,00\u00A0€', 'second.actions.csv']) expect(words).toContain(told);
    expect(compareReleases(after, after)).toMatchObject({ figures: [], fiches: [], rules: [] });
  }, 120_000);

  it('can be compared: the rule is named where no fiche explains the change', async () => {
    const before = await readRelease(first.folder);
    const [rule, ...others] = before.rules;
    const terms = { ...(rule!.terms as object), title: 'Autre titre' };
    const figures = before.figures.map((figure) => (figure.id === 'PLANNED' ? { ...figure, value: 0 } : figure));
    const after = { ...before, manifest: { ...before.manifest, commit: 'autre' }, figures, rules: [{ ...rule!, terms }, ...others] };
    const compared = compareReleases(before, after);
    expect(compared.rules).toMatchObject([{ kind: 'PROGRAM', before: 'c0ffee', after: 'autre' }, { kind: 'TERMS', path: 'title', after: 'Autre titre' }]);
    expect(compared.figures).toMatchObject([{ id: 'PLANNED', fiches: [], rules: [0, 1], isExplained: false }]);
    expect(comparisonText(compared)).toContain('Autre titre');
  });
});
