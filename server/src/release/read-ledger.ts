import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from '../import/typeset.js';
import { FICHES_FILE, FIGURES_FILE, fichesSchema, figuresSchema, RULES_FILE, rulesSchema, type Ledger } from './ledger.js';
import { MANIFEST, parseManifest, type Manifest } from './manifest.js';

export interface ReadRelease extends Ledger {
  readonly manifest: Manifest;
}

/**
 * What a comparison reads of a release.
 * @throws FrenchError RELEASE_NOT_FOUND, RELEASE_LEDGER
 */
export const readRelease = async (folder: string): Promise<ReadRelease> => {
  const bytes = await readFile(join(folder, MANIFEST)).catch((error: unknown) => {
    throw new FrenchError('RELEASE_NOT_FOUND', typeset(`« ${folder} » n’est pas une publication : donnez un dossier qui contient ${MANIFEST}.`), { cause: error });
  });
  const manifest = parseManifest(bytes);
  if (manifest === null) throw new FrenchError('RELEASE_LEDGER', typeset(`« ${join(folder, MANIFEST)} » ne se lit pas : vérifiez la publication par « npm run release -- verify ».`));
  const [figures, fiches, rules] = await Promise.all([read(folder, FIGURES_FILE, figuresSchema), read(folder, FICHES_FILE, fichesSchema), read(folder, RULES_FILE, rulesSchema)]);
  return { manifest, figures, fiches, rules };
};

const read = async <Schema extends z.ZodType>(folder: string, path: string, schema: Schema): Promise<z.infer<Schema>> => {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, path), 'utf8')));
  } catch (error) {
    throw new FrenchError('RELEASE_LEDGER', typeset(`« ${join(folder, path)} » manque ou ne se lit pas : vérifiez la publication par « npm run release -- verify ».`), { cause: error });
  }
};
