import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releasesAtBuild } from './releases.js';

describe('the releases beside the site', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'releases-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are none where nothing was released', async () => {
    expect(await releasesAtBuild(folder, false)).toEqual([]);
  });

  it('are those of the list, with what was found wrong in them', async () => {
    const correctedBy = [{ id: '2026-11-21-2', notice: 'Un montant était faux' }];
    const release = { id: '2026-11-21', asOf: '2026-11-21', address: '/publications/2026-11-21/', manifestSha256: 'ab', isFictitious: true, corrects: null, correctedBy };
    await writeFile(join(folder, 'index.json'), JSON.stringify({ publications: [release] }));
    expect(await releasesAtBuild(folder, false)).toEqual([{ id: '2026-11-21', asOf: '2026-11-21', correctedBy }]);
  });

  it('are not told by a release, which must not change with those that follow', async () => {
    expect(await releasesAtBuild(folder, true)).toEqual([]);
  });
});
