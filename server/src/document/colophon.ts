import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import type { RequestContext } from '../api/context.js';
import { LICENCE, SOURCE } from '../export/about-export.js';
import { typeset } from '../import/typeset.js';

/** The last lines of a document: what it stands on, where it comes from, of when. */
export const colophonOf = ({ today, catalogue }: RequestContext, references: readonly string[]): readonly string[] =>
  [...references, `Source : ${SOURCE}, données au ${formatDate(today)} (version ${catalogue.dataVersion.version})`, `Licence : ${LICENCE}`].map(typeset);
