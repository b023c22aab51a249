import { appendFile, cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReleaseCommand } from './command-line.js';
import { pathsIn } from './list-files.js';
import { isReleaseId, releaseId } from './release-id.js';
import { createKeyFile, fingerprintOf, keyOf, readKeyFile } from './release-key.js';
import { publishRelease, sealedFolder } from './releases-folder.js';
import { DAY, newShelf, type ReleaseShelf } from './testing/release-stack.js';
import { verifyRelease, type Verification } from './verify-release.js';

const text = async (...path: string[]): Promise<string> => readFile(join(...path), 'utf8');

describe('a release', () => {
  let shelf: ReleaseShelf;
  beforeAll(async () => {
    shelf = await newShelf();
    await shelf.freeze();
  });
  afterAll(() => shelf.stop());

  it('never changes: the same day is refused a second time, and nothing half made is left', async () => {
    await expect(shelf.freeze()).rejects.toMatchObject({ code: 'RELEASE_TAKEN' });
    await expect(shelf.freeze({ out: shelf.folder('rompue') }, { write: () => Promise.reject(new Error('disque plein')) })).rejects.toThrow('disque plein');
    expect(await readdir(shelf.folder('.'))).toEqual(['publications']);
  });

  it('speaks of no day to come', async () => {
    await expect(shelf.freeze({ asOf: localDate('2026-11-22') })).rejects.toMatchObject({ code: 'AS_OF_FUTURE' });
  });

  it('speaks of one state of the data: one that moves meanwhile is not published', async () => {
    let version = 0;
    const state = async () => ({ version: String(version++), changedAt: '2026-11-20T10:00:00.000Z', isFictitious: false });
    await expect(shelf.freeze({ out: shelf.folder('bouge') }, { state })).rejects.toMatchObject({ code: 'RELEASE_MOVED' });
  });

  it('is corrected by another, which says what was wrong, in the public list too', async () => {
    const corrects = { id: releaseId(DAY), notice: 'Un montant de <A-1> était faux' };
    const { manifest } = await shelf.freeze({ corrects });
    const { manifestSha256 } = await verifyRelease(join(shelf.folder('publications'), DAY));
    expect(manifest).toMatchObject({ id: `${DAY}-2`, address: `/publications/${DAY}-2/`, corrects: { ...corrects, manifest: manifestSha256 } });
    const { publications } = JSON.parse(await text(shelf.folder('publications'), 'index.json')) as { publications: { id: string; correctedBy: { id: string; notice: string }[] }[] };
    expect(publications.map(({ id }) => id)).toEqual([`${DAY}-2`, DAY]);
    expect(publications[1]!.correctedBy).toEqual([{ id: `${DAY}-2`, notice: corrects.notice }]);
    expect(await text(shelf.folder('publications'), 'index.html')).toContain('Un montant de &lt;A-1&gt; était faux');
    await expect(shelf.freeze({ corrects: { id: releaseId('2020-01-01'), notice: 'x' } })).rejects.toMatchObject({ code: 'RELEASE_UNKNOWN' });
  });

  it('stays sealed beside the public folder until its embargo is over', async () => {
    const out = shelf.folder('embargo');
    const embargo = localDate('2026-12-01');
    const { folder, isSealed } = await shelf.freeze({ out, embargo });
    expect(isSealed).toBe(true);
    expect(folder.startsWith(sealedFolder(out))).toBe(true);
    await expect(pathsIn(out)).rejects.toThrow();
    await expect(publishRelease(releaseId(DAY), out, localDate('2026-11-30'))).rejects.toMatchObject({ code: 'RELEASE_EMBARGO' });
    const published = await publishRelease(releaseId(DAY), out, embargo);
    expect((await verifyRelease(published)).problems).toEqual([]);
    expect(await text(out, 'index.json')).toContain(DAY);
    await expect(publishRelease(releaseId(DAY), out, embargo)).rejects.toMatchObject({ code: 'RELEASE_NOT_SEALED' });
  });

  const spoiled = async (name: string, spoil: (folder: string) => Promise<unknown>): Promise<Verification> => {
    const folder = shelf.folder(`abimee-${name.replaceAll(' ', '-')}`);
    await cp(join(shelf.folder('publications'), DAY), folder, { recursive: true });
    await spoil(folder);
    return verifyRelease(folder);
  };

  it.each<[string, string, string, (folder: string) => Promise<unknown>]>([
    ['changed', 'CHANGED', 'export/toutes.jsonl', (folder) => appendFile(join(folder, 'export/toutes.jsonl'), ' ')],
    ['missing', 'MISSING', 'open-data/subventions.csv', (folder) => rm(join(folder, 'open-data/subventions.csv'))],
    ['extra', 'EXTRA', 'export/autre.csv', (folder) => writeFile(join(folder, 'export/autre.csv'), '')],
    ['moved', 'EXTRA', 'nouveau/a.txt', async (folder) => {
      await mkdir(join(folder, 'nouveau'));
      await rename(join(folder, 'LISEZMOI.txt'), join(folder, 'nouveau/a.txt'));
    }],
    ['a link', 'EXTRA', 'lien@', (folder) => symlink('/etc', join(folder, 'lien'))],
    ['manifest', 'SIGNATURE', 'manifest.sig', (folder) => appendFile(join(folder, 'manifest.json'), ' ')],
    ['no manifest', 'MISSING', 'manifest.json', (folder) => rm(join(folder, 'manifest.json'))],
    ['manifest that leads out', 'MANIFEST', 'manifest.json', async (folder) => writeFile(join(folder, 'manifest.json'), (await text(folder, 'manifest.json')).replace('"LISEZMOI.txt"', '"../LISEZMOI.txt"'))],
    ['signature', 'SIGNATURE', 'manifest.sig', (folder) => writeFile(join(folder, 'manifest.sig'), 'x'.repeat(64))],
    ['no signature', 'MISSING', 'manifest.sig', (folder) => rm(join(folder, 'manifest.sig'))],
    ['no key', 'MISSING', 'public-key.pem', (folder) => rm(join(folder, 'public-key.pem'))],
    ['key', 'KEY', 'public-key.pem', (folder) => writeFile(join(folder, 'public-key.pem'), 'clé')],
  ])('verified, says which file is wrong: %s', async (name, fault, path, spoil) => {
    expect((await spoiled(name, spoil)).problems).toContainEqual(expect.objectContaining({ fault, path }));
  });

  it('verified, finds nothing wrong where nothing is, and says so of a folder that is none', async () => {
    expect((await spoiled('intacte', async () => undefined)).problems).toEqual([]);
    await expect(verifyRelease(shelf.folder('nulle-part'))).rejects.toMatchObject({ code: 'RELEASE_NOT_FOUND' });
  });

  it('is signed by a key that is made once, for its owner alone, and never written over', async () => {
    const path = join(shelf.folder('cles'), 'cle.pem');
    const { key, isNew } = await keyOf(path);
    expect(isNew).toBe(true);
    expect((await keyOf(path)).isNew).toBe(false);
    expect(fingerprintOf(await readKeyFile(path))).toBe(fingerprintOf(key));
    await expect(createKeyFile(path)).rejects.toMatchObject({ code: 'KEY_EXISTS' });
    await expect(readKeyFile(join(shelf.folder('cles'), 'absente.pem'))).rejects.toMatchObject({ code: 'KEY_NOT_FOUND' });
    await writeFile(join(shelf.folder('cles'), 'autre.pem'), 'bonjour');
    await expect(readKeyFile(join(shelf.folder('cles'), 'autre.pem'))).rejects.toMatchObject({ code: 'KEY_UNREADABLE' });
  });
});

describe('the command', () => {
  it.each(['2026-11-21', '2026-11-21-2', '2026-11-21-10'])('knows the name %s', (name) => expect(isReleaseId(name)).toBe(true));
  it.each(['2026-02-30', '2026-11-21-0', '../2026-11-21', '2026-11-21-1000', ''])('refuses the name %s', (name) => expect(isReleaseId(name)).toBe(false));

  it('reads what is asked', () => {
    expect(parseReleaseCommand(['--as-of', '2026-11-21', '--corrects', '2026-11-20', '--notice', 'Erreur'])).toMatchObject({
      name: 'freeze',
      asOf: '2026-11-21',
      corrects: { id: '2026-11-20', notice: 'Erreur' },
      embargo: null,
    });
    expect(parseReleaseCommand(['compare', 'A', 'B', '--json'])).toMatchObject({ name: 'compare', before: 'A', after: 'B', json: true });
    expect(parseReleaseCommand(['verify', 'A', '--fingerprint', 'ab'])).toMatchObject({ name: 'verify', folder: 'A', fingerprint: 'ab' });
  });

  it.each([
    [[]],
    [['--as-of', '21/11/2026']],
    [['--as-of', '2026-11-21', '--corrects', '2026-11-20']],
    [['--as-of', '2026-11-21', '--notice', 'x']],
    [['--as-of', '2026-11-21', '--inconnue']],
    [['verify']],
    [['compare', 'A']],
    [['autre']],
    [['verify', 'A', 'B', 'C']],
  ])('refuses %j with the usage', (args) => {
    expect(() => parseReleaseCommand(args)).toThrow(/npm run release/u);
  });
});
