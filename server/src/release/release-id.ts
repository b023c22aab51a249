import { isLocalDate, localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from '../import/typeset.js';

/** Names a release, its folder and its address: its as-of date, then « -2 » and so on for those that correct it. */
export type ReleaseId = string & { readonly __brand: 'ReleaseId' };

const FORM = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[1-9][0-9]{0,2})?$/u;

export const isReleaseId = (text: string): text is ReleaseId => isLocalDate(FORM.exec(text)?.[1] ?? '');

/** @throws FrenchError RELEASE_ID */
export const releaseId = (text: string): ReleaseId => {
  if (isReleaseId(text)) return text;
  throw new FrenchError('RELEASE_ID', typeset(`« ${text.slice(0, 40)} » n’est pas une publication : écrivez sa date, comme 2026-11-21, suivie de -2 pour la première qui la corrige.`));
};

/** The first release of a day, or the next that none has taken. */
export const nextId = (asOf: LocalDate, taken: ReadonlySet<string>): ReleaseId => {
  for (let number = 1; ; number++) {
    const id = number === 1 ? asOf : `${asOf}-${number}`;
    if (!taken.has(id)) return id as string as ReleaseId;
  }
};

export const dayOfRelease = (id: ReleaseId): LocalDate => localDate(id.slice(0, 10));

/** Address of a release under the site: the folder of releases, then its own. */
export const RELEASES_PATH = '/publications';
export const addressOf = (id: ReleaseId): string => `${RELEASES_PATH}/${id}/`;
