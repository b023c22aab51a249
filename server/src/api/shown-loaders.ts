import DataLoader from 'dataloader';
import type { ExpenseItemRow, HeadcountRow, IndicatorRow, SheetRow } from '../action/action.entity.js';
import type { ActionLoaders } from '../action/action-loaders.js';
import { hiddenIndicator } from '../action/indicator-attainment.js';
import type { ActionSecrecy } from '../disclosure/action-secrecy.js';
import type { ConfidentialTexts } from '../privacy/confidential-texts.js';
import { hideHeadcount, hidesIndicator, type Hidden } from '../disclosure/hide-lines.js';
import type { Sight } from '../disclosure/sight.js';

const HIDDEN_REVIEW = 'Masqué\u00A0: ce bilan pourrait révéler des effectifs couverts par le secret statistique.';

/**
 * A loader whose rows each pass through the secrecy of their action, so that no page, document or file can forget it. It alone keeps
 * what was loaded: what it reads from forgets it, and is read anew whenever it is.
 */
const shown = <Row extends { readonly actionId: number }, Shown extends Row, Guard>(
  rows: DataLoader<number, Row[]>,
  secrecy: DataLoader<number, Guard>,
  show: (row: Row, secrecy: Guard) => Shown,
): DataLoader<number, Shown[]> =>
  new DataLoader((ids) =>
    Promise.all(
      ids.map(async (id) => {
        const loaded = rows.load(id);
        rows.clear(id);
        return Promise.all((await loaded).map(async (row) => show(row, await secrecy.load(row.actionId))));
      }),
    ),
  );

const CONFIDENTIAL = 'Confidentiel\u00A0: ce texte reste entre les organismes concernés.';

/** The field of a fiche that a column is told by: `tools_and_activities` by `toolsAndActivities`. */
const fieldOf = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A fiche with its confidential texts for those who may read them, and the word that they are so for all others. */
const withConfidential = <Row extends { readonly id: number; readonly actionId: number }>(row: Row, { fields, words }: ConfidentialTexts): Row => {
  const texts = fields.filter((column) => fieldOf(column) in row).map((column) => [fieldOf(column), words.get(row.id)?.[column] ?? CONFIDENTIAL] as const);
  return texts.length === 0 ? row : { ...row, ...Object.fromEntries(texts) };
};

/** An expense item whose amount is hidden where firms gave a part of it: the parts of others are told. */
export type ShownItem = Omit<ExpenseItemRow, 'totalCents'> & {
  readonly totalCents: number | null;
  /** What the parts that the reader sees add up to. */
  readonly toldCents: number;
  readonly isTotalHidden: boolean;
};

/** An item of which no part is set aside. */
export const wholeItem = (item: ExpenseItemRow): ShownItem => ({ ...item, toldCents: item.totalCents, isTotalHidden: false });

/** An indicator as one may see it: what would repeat a small headcount is hidden. */
export const shownIndicator = (row: IndicatorRow, secrecy: ActionSecrecy): IndicatorRow & { readonly isHidden: boolean } => ({
  ...row,
  ...(hidesIndicator(row, secrecy) ? hiddenIndicator(row) : { isHidden: false }),
});

/** A fiche as one may see it: its quantitative review says in words what the headcounts say. */
export const shownReview = (row: SheetRow, { isOpen, hidesAny }: ActionSecrecy): SheetRow =>
  (row.quantitativeReview ?? null) === null || isOpen || !hidesAny ? row : { ...row, quantitativeReview: HIDDEN_REVIEW };

/** The database shows the parts that may be told; where they do not add up to the item, the rest is of firms. */
const shownItems = ({ expenseItems, expenseShares }: ActionLoaders, { firmsConventions }: Sight): DataLoader<number, ShownItem[]> => {
  const shownItem = async (item: ExpenseItemRow): Promise<ShownItem> => {
    if (firmsConventions !== undefined && !firmsConventions.has(item.conventionKey)) return wholeItem(item);
    const toldCents = (await expenseShares.load(item.id)).reduce((sum, { amountCents }) => sum + amountCents, 0);
    const isTotalHidden = toldCents !== item.totalCents;
    return { ...item, totalCents: isTotalHidden ? null : item.totalCents, toldCents, isTotalHidden };
  };
  return new DataLoader((ids) =>
    Promise.all(
      ids.map(async (id) => {
        const loaded = expenseItems.load(id);
        expenseItems.clear(id);
        return Promise.all((await loaded).map(shownItem));
      }),
    ),
  );
};

export interface ShownLoaders {
  readonly expenseItems: DataLoader<number, ShownItem[]>;
  readonly headcounts: DataLoader<number, (HeadcountRow & Hidden)[]>;
  readonly indicators: DataLoader<number, (IndicatorRow & { readonly isHidden: boolean })[]>;
  readonly sheets: ActionLoaders['sheets'];
}

/** What hangs on actions, as one may see it: small headcounts hidden, and what would repeat them; the money of firms. */
export const shownLoaders = (all: ActionLoaders, secrecy: DataLoader<number, ActionSecrecy>, confidential: DataLoader<number, ConfidentialTexts>, sight: Sight): ShownLoaders => ({
  expenseItems: shownItems(all, sight),
  headcounts: shown(all.headcounts, secrecy, hideHeadcount),
  indicators: shown(all.indicators, secrecy, shownIndicator),
  sheets: shown(shown(all.sheets, secrecy, shownReview), confidential, withConfidential),
});
