import * as rows from '../action/action.entity.js';
import { secrecyOf, type ActionSecrecy, type SecrecyRow } from '../disclosure/action-secrecy.js';
import type { Sight } from '../disclosure/sight.js';
import type { Queryable } from '../platform/database.js';
import { rowReader } from '../platform/rows-of.js';
import { amountsOf, type ActionAmounts } from './action-amounts.js';

/** All that hangs on a published action, each list in the order of its loader, before secrecy hides any of it. */
export interface PublishedAction {
  readonly action: rows.ActionRow;
  readonly academies: rows.ActionAcademyRow[];
  readonly actors: rows.ActionActorRow[];
  readonly sheets: rows.SheetRow[];
  /** By fiche. */
  readonly items: ReadonlyMap<number, rows.ExpenseItemRow[]>;
  /** By item. */
  readonly shares: ReadonlyMap<number, rows.ExpenseShareRow[]>;
  /** By fiche. */
  readonly headcounts: ReadonlyMap<number, rows.HeadcountRow[]>;
  /** By fiche. */
  readonly inKind: ReadonlyMap<number, rows.InKindSupportRow[]>;
  readonly indicators: rows.IndicatorRow[];
  readonly commitments: rows.CommitmentRow[];
  readonly secrecy: ActionSecrecy;
  readonly amounts: ActionAmounts;
}

/** The columns of a row, and then what hangs on it. */
type Values = readonly unknown[];
type List = readonly Values[] | null;

/** What the groups of secrecy that a line of headcounts is in are, and how many lines each has. */
type Groups = readonly [total: string | null, totalSize: number | null, gender: string | null, genderSize: number | null, disability: string | null, disabilitySize: number | null];

type Headcounts = readonly [sum: number | null, costPerParticipation: string | null, lines: List];
type Money = readonly [hasPlanned: boolean, hasCommitted: boolean, hasSpent: boolean, planned: number | null, committed: number | null, spent: number | null];
type Whole = readonly [isDecided: boolean, action: Values, academies: List, actors: List, sheets: List, indicators: List, commitments: List, money: Money];

const read = {
  action: rowReader<Omit<rows.ActionRow, 'publishedAt'> & { readonly publishedAt: string }>(rows.ActionEntity),
  academy: rowReader<rows.ActionAcademyRow>(rows.ActionAcademyEntity),
  actor: rowReader<rows.ActionActorRow>(rows.ActionActorEntity),
  sheet: rowReader<rows.SheetRow>(rows.SheetEntity),
  item: rowReader<rows.ExpenseItemRow>(rows.ExpenseItemEntity),
  share: rowReader<rows.ExpenseShareRow>(rows.ExpenseShareEntity),
  headcount: rowReader<rows.HeadcountRow>(rows.HeadcountEntity),
  inKind: rowReader<rows.InKindSupportRow>(rows.InKindSupportEntity),
  indicator: rowReader<rows.IndicatorRow>(rows.IndicatorEntity),
  commitment: rowReader<rows.CommitmentRow>(rows.CommitmentEntity),
};

const each = <Row>(list: List, of: (values: Values) => Row): Row[] => (list === null ? [] : list.map(of));

/** What hangs on a row follows its own columns. */
const besides = (values: Values, { width }: { readonly width: number }, at = 0): unknown => values[width + at];

/** The word of secrecy on each line of the fiches in force, as the statement over lines gives it (disclosure/action-secrecy.ts). */
const secrecyRow = (actionId: number, stage: string, { id, total, disability }: rows.HeadcountRow, groups: readonly Groups[]): SecrecyRow => ({
  action_id: actionId,
  line_id: id,
  stage,
  units: total ?? null,
  is_open: false,
  total: (total ?? null) !== null && groups.some(([group]) => group !== null),
  gender: groups.some((each) => each[2] !== null),
  disability: (disability ?? null) !== null && groups.some((each) => each[4] !== null),
  is_decided: true,
});

/** Whether lines take a part of a group and leave the rest: their sum would then give the rest away (disclosure/split-groups.ts). */
const splitsAny = (lines: readonly (readonly Groups[])[]): boolean => {
  const taken = new Map<string, { readonly size: number | null; lines: number }>();
  for (const [name, size] of lines.flat()) {
    if (name === null) continue;
    const key = `${size} ${name}`;
    const group = taken.get(key) ?? { size, lines: 0 };
    group.lines += 1;
    taken.set(key, group);
  }
  return [...taken.values()].some((group) => group.lines !== group.size);
};

/** Sums within the safe integers are read exactly; beyond, they are refused as the driver refuses them. */
const checked = (amount: number | null): number | null => {
  if (amount !== null && !Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a safe integer`);
  return amount;
};

const wholeOf = ([, actionValues, academies, actors, sheets, indicators, commitments, money]: Whole, sight: Sight): PublishedAction => {
  const told = read.action(actionValues);
  const items = new Map<number, rows.ExpenseItemRow[]>();
  const shares = new Map<number, rows.ExpenseShareRow[]>();
  const headcounts = new Map<number, rows.HeadcountRow[]>();
  const inKind = new Map<number, rows.InKindSupportRow[]>();
  const secrecy: SecrecyRow[] = [];
  const people = {
    PLANNED: { sum: null as number | null, cost: null as string | null, isHidden: false },
    REACHED: { sum: null as number | null, cost: null as string | null, isHidden: false },
  };
  const sheet = (values: Values): rows.SheetRow => {
    const row = read.sheet(values);
    items.set(
      row.id,
      each(besides(values, read.sheet) as List, (item) => {
        const own = read.item(item);
        shares.set(own.id, each(besides(item, read.item) as List, read.share));
        return own;
      }),
    );
    const [sum, cost, lines] = besides(values, read.sheet, 1) as Headcounts;
    const own = each(lines, read.headcount);
    headcounts.set(row.id, own);
    inKind.set(row.id, each(besides(values, read.sheet, 2) as List, read.inKind));
    if (row.isCurrent) {
      const stage = row.kind === 'PLANNED' ? 'PLANNED' : 'REACHED';
      const groups = (lines ?? []).map((line) => (besides(line, read.headcount) ?? []) as readonly Groups[]);
      secrecy.push(...own.map((line, index) => secrecyRow(row.actionId, stage, line, groups[index]!)));
      people[stage] = { sum, cost, isHidden: splitsAny(groups) };
    }
    return row;
  };
  const readSheets = each(sheets, sheet);
  const [hasPlanned, hasCommitted, hasSpent, planned, committed, spent] = money;
  const amounts = {
    id: told.id,
    status: told.status,
    has_planned: hasPlanned,
    has_committed: hasCommitted,
    has_spent: hasSpent,
    planned: checked(planned),
    committed: checked(committed),
    spent: checked(spent),
    headcount_planned: people.PLANNED.sum,
    headcount_reached: people.REACHED.sum,
    cost: people.REACHED.cost,
    planned_hidden: people.PLANNED.isHidden,
    reached_hidden: people.REACHED.isHidden,
  };
  return {
    action: { ...told, publishedAt: new Date(told.publishedAt) },
    academies: each(academies, read.academy),
    actors: each(actors, read.actor),
    sheets: readSheets,
    items,
    shares,
    headcounts,
    inKind,
    indicators: each(indicators, read.indicator),
    commitments: each(commitments, read.commitment),
    secrecy: secrecyOf(secrecy, sight),
    amounts: amountsOf(amounts, sight),
  };
};

/**
 * All that the public may read of a published action, in one statement.
 * @param sight the public's
 * @returns null where there is no such action, or it must be read line by line: it is not public, has texts marked as confidential, or
 *   secrecy was not decided of its present data
 */
export const publishedAction = async (db: Queryable, slug: string, sight: Sight): Promise<PublishedAction | null> => {
  const { rows: found } = await db.query<{ whole: Whole | null }>('SELECT published_action($1) AS whole', [slug]);
  const whole = found[0]?.whole ?? null;
  return whole === null || !whole[0] ? null : wholeOf(whole, sight);
};
