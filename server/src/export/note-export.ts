import { noteDrafts } from '../action/note-drafts.js';
import type { RequestContext } from '../api/context.js';
import type { SectionKey } from '../import/template/column.js';
import type { Queryable } from '../platform/database.js';
import type { ChosenActions } from './chosen-actions.js';

/** The section that holds the texts of the fiches, confidential ones in full for those who may read them. */
const TEXTS: SectionKey = 'actions';

/** Notes what a file hands out that stays inside, as a page would, before any of it is sent. */
export const noteExport = async (reader: Pick<RequestContext, 'actor' | 'note'>, snapshot: Queryable, { sql, values }: ChosenActions, section: SectionKey | null): Promise<void> => {
  // The public reads nothing of the kind.
  if (reader.actor === null) return;
  const { rows } = await snapshot.query<{ id: number; status: string; has_words: boolean }>(
    `SELECT * FROM (SELECT a.id, a.status, EXISTS (SELECT FROM confidential_text t JOIN sheet s ON s.id = t.sheet_id AND s.is_current WHERE t.action_id = a.id) AS has_words
                      FROM (${sql}) c JOIN action a ON a.id = c.action_id) f
      WHERE f.has_words OR f.status = 'DRAFT'`,
    [...values],
  );
  await noteDrafts(reader, rows);
  const told = section === null || section === TEXTS ? rows.filter(({ has_words: hasWords }) => hasWords) : [];
  if (told.length > 0) await reader.note('CONFIDENTIAL', told.map(({ id }) => `action/${id}`));
};
