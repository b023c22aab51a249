import type { Queryable } from '../platform/database.js';
import type { NoteReading } from '../record/note-reading.js';
import { confidentialFields, confidentialWords, type ConfidentialField } from './confidentiality.js';

/** The confidential texts of an action: which they are, and their words by fiche, empty for those who may not read them. */
export interface ConfidentialTexts {
  readonly fields: readonly ConfidentialField[];
  readonly words: ReadonlyMap<number, Readonly<Record<string, string>>>;
}

/** Of several actions at once, in the order asked for; whoever is told words is noted first. */
export const confidentialTexts = async (db: Queryable, actions: readonly number[], note: NoteReading): Promise<ConfidentialTexts[]> => {
  const fields = await confidentialFields(db, actions);
  if (fields.every(({ length }) => length === 0)) return actions.map(() => ({ fields: [], words: new Map() }));
  const words = await confidentialWords(db, actions);
  if (words.size > 0) await note('CONFIDENTIAL', actions.filter((_, index) => fields[index]!.length > 0).map((id) => `action/${id}`));
  return fields.map((own) => ({ fields: own, words }));
};
