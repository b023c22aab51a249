import DataLoader from 'dataloader';
import { ActionEntity, type ActionRow } from '../action/action.entity.js';
import type { ActionLoaders } from '../action/action-loaders.js';
import type { ActionSecrecy } from '../disclosure/action-secrecy.js';
import { hideHeadcount } from '../disclosure/hide-lines.js';
import type { Sight } from '../disclosure/sight.js';
import type { ActionAmounts } from '../figures/action-amounts.js';
import { publishedAction, type PublishedAction } from '../figures/published-action.js';
import type { Queryable } from '../platform/database.js';
import { rowsOf } from '../platform/rows-of.js';
import { shownIndicator, shownReview, wholeItem, type ShownLoaders } from './shown-loaders.js';

const bySlug = rowsOf<ActionRow>(ActionEntity, 'slug', []);

/** What loads the parts of an action. */
export interface PartLoaders {
  readonly parts: ActionLoaders;
  /** The same with what secrecy hides of them. */
  readonly shown: ShownLoaders;
  readonly secrecy: DataLoader<number, ActionSecrecy>;
  readonly amounts: DataLoader<number, ActionAmounts>;
}

const primeEach = <Row, Shown>(loader: DataLoader<number, Shown[]>, lists: ReadonlyMap<number, Row[]>, show: (row: Row) => Shown): void => {
  for (const [id, own] of lists) loader.prime(id, own.map(show));
};

/** Hides what the loaders would hide. Of an action that is told whole, no text is confidential and no part is of firms (0014-whole-action). */
const prime = ({ parts, shown, secrecy, amounts }: PartLoaders, whole: PublishedAction): void => {
  const { id } = whole.action;
  const own = whole.secrecy;
  parts.actionById.prime(id, whole.action);
  parts.academyCodes.prime(id, whole.academies);
  parts.actors.prime(id, whole.actors);
  parts.commitments.prime(id, whole.commitments);
  for (const [item, shares] of whole.shares) parts.expenseShares.prime(item, shares);
  for (const [sheet, support] of whole.inKind) parts.inKind.prime(sheet, support);
  shown.sheets.prime(id, whole.sheets.map((row) => shownReview(row, own)));
  shown.indicators.prime(id, whole.indicators.map((row) => shownIndicator(row, own)));
  primeEach(shown.expenseItems, whole.items, wholeItem);
  primeEach(shown.headcounts, whole.headcounts, (row) => hideHeadcount(row, own));
  secrecy.prime(id, own);
  amounts.prime(id, whole.amounts);
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
