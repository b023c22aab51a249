import { createHash, type KeyObject } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { LICENCE, SOURCE } from '../export/about-export.js';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from '../import/typeset.js';
import type { DataState } from './data-state.js';
import { measureFiles, pathsIn } from './list-files.js';
import { MANIFEST, manifestBytes, PUBLIC_KEY, SIGNATURE, type Manifest } from './manifest.js';
import { addressOf, nextId, type ReleaseId } from './release-id.js';
import { publicPem, signatureOf } from './release-key.js';
import { releaseReadme } from './release-readme.js';
import { draftFolder, placeRelease, removeDraft, takenIds } from './releases-folder.js';
import { writeInto } from './write-frozen.js';

export interface ReleaseRequest {
  readonly asOf: LocalDate;
  /** The folder of releases. */
  readonly out: string;
  readonly embargo: LocalDate | null;
  /** The release that this one corrects, with what was wrong in it. */
  readonly corrects: { readonly id: ReleaseId; readonly notice: string } | null;
}

/** What a release is made with. */
export interface ReleaseTools {
  /** The state of the data now: asked before and after, so that a release speaks of one. */
  readonly state: () => Promise<DataState>;
  /** Writes what it holds. */
  readonly write: (id: ReleaseId, folder: string) => Promise<void>;
  readonly hasSite: boolean;
  readonly key: KeyObject;
  /** The day on which it is made: the as-of date may not be later, and an embargo is read by it. */
  readonly today: LocalDate;
  readonly commit: string | null;
}

export interface FrozenRelease {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly isSealed: boolean;
}

/**
 * Freezes what is public into a folder of its own, signed. The same database, commit and request give the same bytes.
 * @throws FrenchError AS_OF_FUTURE, RELEASE_TAKEN, RELEASE_UNKNOWN, RELEASE_MOVED
 */
export const freezeRelease = async (request: ReleaseRequest, tools: ReleaseTools): Promise<FrozenRelease> => {
  const { asOf, out, embargo } = request;
  if (asOf > tools.today) throw new FrenchError('AS_OF_FUTURE', typeset(`Le ${formatDate(asOf)} n’est pas encore venu : une publication parle d’aujourd’hui au plus tard.`));
  const corrects = await corrected(request);
  const taken = await takenIds(out);
  if (taken.has(asOf) && corrects === null) {
    throw new FrenchError('RELEASE_TAKEN', typeset(`La publication ${asOf} existe déjà et ne change plus : corrigez-la par --corrects ${asOf} --notice "ce qui était faux".`));
  }
  const id = nextId(asOf, taken);
  const draft = draftFolder(out, id);
  await removeDraft(draft);
  await mkdir(draft, { recursive: true });
  try {
    const before = await tools.state();
    const about = { ...aboutOf(id, request, tools, before), corrects };
    await tools.write(id, draft);
    await writeInto(draft, 'LISEZMOI.txt', releaseReadme(about));
    if ((await tools.state()).version !== before.version) throw new FrenchError('RELEASE_MOVED', typeset('Les données ont changé pendant la publication : rien n’est publié. Recommencez.'));
    const manifest: Manifest = { ...about, files: await measureFiles(draft, await pathsIn(draft)) };
    const bytes = manifestBytes(manifest);
    await writeInto(draft, MANIFEST, bytes);
    await writeInto(draft, SIGNATURE, signatureOf(bytes, tools.key));
    await writeInto(draft, PUBLIC_KEY, publicPem(tools.key));
    return { folder: await placeRelease(draft, manifest, out, tools.today), manifest, isSealed: embargo !== null && embargo > tools.today };
  } catch (error) {
    await removeDraft(draft);
    throw error;
  }
};

/** The release that is corrected, named by the very manifest that was signed. */
const corrected = async ({ out, corrects }: ReleaseRequest): Promise<Manifest['corrects']> => {
  if (corrects === null) return null;
  const bytes = await readFile(join(out, corrects.id, MANIFEST)).catch((error: unknown) => {
    throw new FrenchError('RELEASE_UNKNOWN', typeset(`La publication ${corrects.id} n’est pas dans « ${out} » : seule une publication faite se corrige.`), { cause: error });
  });
  return { id: corrects.id, manifest: createHash('sha256').update(bytes).digest('hex'), notice: corrects.notice };
};

const aboutOf = (id: ReleaseId, { asOf, embargo }: ReleaseRequest, { commit, hasSite }: ReleaseTools, { version, changedAt, isFictitious }: DataState) => ({
  format: 'conventions-ouvertes/publication' as const,
  formatVersion: 1 as const,
  id,
  asOf,
  address: addressOf(id),
  title: typeset(`${SOURCE} : publication du ${formatDate(asOf)}`),
  source: SOURCE,
  licence: LICENCE,
  isFictitious,
  commit,
  data: { version, changedAt },
  embargo,
  hasSite,
});
