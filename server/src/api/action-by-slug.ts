import DataLoader from 'dataloader';
import { ActionEntity, type ActionRow } from '../action/action.entity.js';
import type { ActionLoaders } from '../action/action-loaders.js';
import type { ActionSecrecy } from '../disclosure/action-secrecy.js';
import type { Sight } from '../disclosure/sight.js';
import type { ActionAmounts } from '../figures/action-amounts.js';
import { publishedAction, type PublishedAction } from '../figures/published-action.js';
import type { Queryable } from '../platform/database.js';
import { rowsOf } from '../platform/rows-of.js';
import type { ConfidentialTexts } from '../privacy/confidential-texts.js';

const bySlug = rowsOf<ActionRow>(ActionEntity, 'slug', []);

/** What loads the parts of an action, before secrecy hides any of them. */
export interface PartLoaders {
  readonly parts: ActionLoaders;
  readonly secrecy: DataLoader<number, ActionSecrecy>;
  readonly amounts: DataLoader<number, ActionAmounts>;
  readonly confidential: DataLoader<number, ConfidentialTexts>;
}

const primeEach = <Row>(loader: DataLoader<number, Row[]>, lists: ReadonlyMap<number, Row[]>): void => {
  for (const [id, own] of lists) loader.prime(id, own);
};

const prime = ({ parts, secrecy, amounts, confidential }: PartLoaders, whole: PublishedAction): void => {
  const { id } = whole.action;
  parts.actionById.prime(id, whole.action);
  parts.academyCodes.prime(id, whole.academies);
  parts.actors.prime(id, whole.actors);
  parts.sheets.prime(id, whole.sheets);
  parts.indicators.prime(id, whole.indicators);
  parts.commitments.prime(id, whole.commitments);
  primeEach(parts.expenseItems, whole.items);
  primeEach(parts.expenseShares, whole.shares);
  primeEach(parts.headcounts, whole.headcounts);
  primeEach(parts.inKind, whole.inKind);
  secrecy.prime(id, whole.secrecy);
  amounts.prime(id, whole.amounts);
  confidential.prime(id, { fields: [], words: new Map() });
};

/**
 * One action by its name in addresses. For the public it is read whole, with all that hangs on it, which its loaders then hold: one wait
 * in place of one for each kind of line.
 */
export const actionBySlug = (pool: Queryable, sight: Sight, loaders: PartLoaders): DataLoader<string, ActionRow | null> =>
  new DataLoader(
    async ([slug]) => {
      const whole = sight.isPublic ? await publishedAction(pool, slug!, sight) : null;
      if (whole !== null) prime(loaders, whole);
      return [whole?.action ?? (await bySlug(pool, [slug!]))[0] ?? null];
    },
    { batch: false },
  );
