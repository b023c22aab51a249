import { randomFrom } from './random.ts';
import { conventionKey, YEARS, type Size } from './sizes.ts';

/** What the generated actions may name. */
export interface Names {
  readonly axes: readonly string[];
  readonly sources: readonly string[];
  readonly academies: readonly string[];
  readonly audiences: readonly string[];
}

/** The tables that are loaded, parents first, and their columns. */
export const COLUMNS = {
  action: 'id, reference, convention_key, axis_code, year, title, status, content_sha256, published_at, is_demo',
  action_academy: 'action_id, academy_code',
  sheet: 'id, action_id, convention_key, kind, starts_on, objectives',
  expense_item: 'id, sheet_id, action_id, convention_key, position, label, total_cents, academy_code',
  expense_share: 'expense_item_id, convention_key, funding_source_code, amount_cents',
  commitment: 'id, action_id, convention_key, funding_source_code, academy_code, amount_cents, committed_on',
  headcount: 'id, sheet_id, action_id, convention_key, audience_code, academy_code, total, girls, boys',
  indicator: 'id, action_id, position, label, unit, direction, target, result',
} as const;

export type Table = keyof typeof COLUMNS;

export type Rows = Record<Table, string[]>;

const STATUSES = ['CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'REALISED', 'REALISED', 'REALISED', 'COMMITTED', 'SUBMITTED', 'REFUSED', 'DRAFT'];

const emptyRows = (): Rows => ({ action: [], action_academy: [], sheet: [], expense_item: [], expense_share: [], commitment: [], headcount: [], indicator: [] });

const NULL = '\\N';

/**
 * Actions `from` to `to`, in the text format of COPY. An action depends on its number alone, so that every size begins with the
 * same ones.
 */
export const generateActions = (from: number, to: number, { conventions }: Size, names: Names): Rows => {
  const rows = emptyRows();
  for (let id = from; id < to; id += 1) {
    const random = randomFrom(id * 2_654_435_761);
    const below = (limit: number): number => Math.floor(random() * limit);
    const pick = <T>(values: readonly T[]): T => values[below(values.length)]!;
    const convention = conventionKey(id % conventions);
    const status = pick(STATUSES);
    const year = pick(YEARS);
    const place = below(8) === 0 ? NULL : pick(names.academies);
    const isPublished = !['DRAFT', 'SUBMITTED'].includes(status);
    rows.action.push([id, `B-${id}`, convention, pick(names.axes), year, `Action ${id} du banc d’essai`, status, id.toString(16).padStart(64, '0'), isPublished ? `${year}-12-01` : NULL, 't'].join('\t'));
    if (place !== NULL) rows.action_academy.push(`${id}\t${place}`);
    const hasReported = ['REALISED', 'CLOSED'].includes(status) && below(10) > 0;
    for (const kind of hasReported ? [0, 1] : [0]) {
      const sheet = id * 2 + kind;
      rows.sheet.push([sheet, id, convention, kind === 0 ? 'PLANNED' : 'REALISED', `${year}-03-01`, 'Faire connaître les métiers et leurs évolutions.'].join('\t'));
      for (let position = 1; position <= 4; position += 1) {
        const item = sheet * 4 + position;
        const cents = 100 * (500 + below(9_500));
        rows.expense_item.push([item, sheet, id, convention, position, `Poste ${position}`, cents, place].join('\t'));
        rows.expense_share.push([item, convention, pick(names.sources), cents].join('\t'));
      }
      const total = 20 + below(180);
      const girls = 8 + below(total - 16);
      rows.headcount.push([sheet, sheet, id, convention, pick(names.audiences), place, total, girls, total - girls].join('\t'));
    }
    if (['COMMITTED', 'REALISED', 'CLOSED'].includes(status)) {
      rows.commitment.push([id, id, convention, pick(names.sources), place, 100 * (1_000 + below(20_000)), `${year}-02-01`].join('\t'));
      rows.indicator.push([id, id, 1, 'Satisfaction', '%', 'UP', 80, hasReported ? 50 + below(50) : NULL].join('\t'));
    }
  }
  return rows;
};
