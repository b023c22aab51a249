import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A release as the list of its folder tells it. */
export interface ListedRelease {
  readonly id: string;
  readonly asOf: string;
  readonly correctedBy: readonly { readonly id: string; readonly notice: string }[];
}

/** The releases that stand beside the site; a frozen site names none, for it must not change with those that follow. */
export async function releasesAtBuild(folder: string, isFrozen: boolean): Promise<readonly ListedRelease[]> {
  if (isFrozen) return [];
  const text = await readFile(join(folder, 'index.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{"publications":[]}';
    throw error;
  });
  return (JSON.parse(text) as { readonly publications: readonly ListedRelease[] }).publications.map(({ id, asOf, correctedBy }) => ({ id, asOf, correctedBy }));
}
