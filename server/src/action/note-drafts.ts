import type { RequestContext } from '../api/context.js';
import { ActionStatus } from './action-enums.js';

/** A draft is the partner's who writes it: whoever else opens it, on a page, in a file or in a document, is noted. */
export const noteDrafts = async ({ actor, note }: Pick<RequestContext, 'actor' | 'note'>, actions: readonly { readonly id: number; readonly status: string }[]): Promise<void> => {
  const drafts = actor?.role === 'PARTNER' ? [] : actions.filter(({ status }) => status === ActionStatus.DRAFT);
  if (drafts.length > 0) await note('DRAFT', drafts.map(({ id }) => `action/${id}`));
};
