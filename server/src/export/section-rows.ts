import { scopedId, type Catalogue } from '../convention/catalogue.js';
import type { DisclosureRules } from '@conventions-ouvertes/shared/disclosure/rules';
import { hidesIndicator } from '../disclosure/hide-lines.js';
import { rulesOf } from '../disclosure/sight.js';
import { ACTORS_WITHHELD, SECRET_CELL } from '../import/cell/withheld.js';
import type { Column, SectionKey } from '../import/template/column.js';
import { exportedColumnsOf, FICTITIOUS } from '../import/template/label-columns.js';
import { DIRECTIONS, ROLES, SHEET_KINDS, STATUSES, type Choice } from '../import/template/labels.js';
import type { TemplateConvention } from '../import/template/template-convention.js';
import type { ChosenActions } from './chosen-actions.js';
import { sectionSql } from './section-sql.js';
import type { Snapshot } from './snapshot.js';

/** A value as an export holds it: cents for an amount, an exact decimal or an ISO date as text, null for what was not told, a mark for what is withheld. */
export type ExportedValue = string | number | null;
/** One row of a section, by field. */
export type ExportedRow = Readonly<Record<string, ExportedValue>>;

/** A section of one convention to be written out. */
export interface ExportedSection {
  readonly key: SectionKey;
  readonly columns: readonly Column[];
}

export const exportedSection = (key: SectionKey, { fundingSources }: TemplateConvention): ExportedSection => ({
  key,
  columns: exportedColumnsOf(key, fundingSources),
});

type StoredRow = Readonly<Record<string, ExportedValue>> & {
  readonly is_demo: boolean;
  readonly shares?: Readonly<Record<string, number | string>> | null;
  /** Sources whose part of an item is a firm's, and hidden. */
  readonly secret_shares?: readonly string[] | null;
  readonly hides_any?: boolean;
  readonly hides_actors?: boolean;
  readonly is_open?: boolean;
  readonly reached_units?: number | null;
};

/** The rows of a section with codes and words, a batch at a time. */
export async function* sectionRows(
  snapshot: Snapshot,
  { key, columns }: ExportedSection,
  chosen: ChosenActions,
  convention: TemplateConvention,
  catalogue: Catalogue,
): AsyncGenerator<readonly ExportedRow[]> {
  const wordsOf = wording(convention, catalogue);
  for await (const batch of snapshot.rows<StoredRow>(sectionSql(key, chosen.sql, snapshot.sight), chosen.values)) {
    yield batch.map((row) => shown(row, rulesOf(snapshot.sight))).map((row) => Object.fromEntries(columns.map((column) => [column.field, valueOf(column, row, columns, wordsOf)])));
  }
}

/** The row with the mark of secrecy where there is something to hide: what was not told stays so. */
const without = (row: StoredRow, ...fields: readonly string[]): StoredRow =>
  Object.assign({}, row, Object.fromEntries(fields.filter((field) => row[field] !== null && row[field] !== undefined).map((field) => [field, SECRET_CELL])));

const HIDDEN = '.hidden';

/** A field whose `….hidden` says so reads as secret, whatever it holds; so does the part of a source that a firm gave. */
const withHiddenParts = (row: StoredRow): StoredRow => {
  const hidden = Object.keys(row).filter((name) => name.endsWith(HIDDEN) && Boolean(row[name])).map((name) => name.slice(0, -HIDDEN.length));
  const shares = row.secret_shares ? { shares: { ...row.shares, ...Object.fromEntries(row.secret_shares.map((source) => [source, SECRET_CELL])) } } : {};
  return hidden.length === 0 && !row.secret_shares ? row : Object.assign({}, row, shares, Object.fromEntries(hidden.map((part) => [part, SECRET_CELL])));
};

/** What repeats a hidden headcount leaves with it: the review in words, the numbers of an indicator. */
function shown(stored: StoredRow, rules: DisclosureRules): StoredRow {
  const row = withHiddenParts(stored);
  if (row.hides_any === undefined) return row;
  const secrecy = { isOpen: row.is_open ?? false, hidesAny: row.hides_any, reached: row.reached_units ?? 0, rules };
  if ('realised.quantitativeReview' in row) return secrecy.hidesAny && !secrecy.isOpen ? without(row, 'realised.quantitativeReview') : row;
  const { label, unit, target, result } = row as unknown as { readonly label: string; readonly unit: string; readonly target: string | null; readonly result: string | null };
  return hidesIndicator({ label, unit, target, result }, secrecy) ? without(row, 'target', 'result') : row;
}

type Wording = (type: Column['type'], code: string) => string | null;

function valueOf(column: Column, row: StoredRow, columns: readonly Column[], wordsOf: Wording): ExportedValue {
  const { field, type, labels } = column;
  if (field === 'notice') return [...(row.is_demo ? [FICTITIOUS] : []), ...(row.hides_actors === true ? [ACTORS_WITHHELD] : [])].join(' ; ') || null;
  if (field.startsWith('resource:')) return row.shares?.[field.slice('resource:'.length)] ?? null;
  if (field === 'school.label') return row[field] ?? null;
  const stored = row[labels ?? field] ?? null;
  if (typeof stored !== 'string') return stored;
  // Statuses, roles and directions are in words, with their codes beside; all else is in codes, with its words beside.
  const labelled = labels === undefined ? type : columns.find((one) => one.field === labels)?.type;
  const isInWords = labelled === 'STATUS' || labelled === 'ROLE' || labelled === 'DIRECTION' || labelled === 'SHEET_KIND';
  const wantsWords = isInWords === (labels === undefined);
  return wantsWords && labelled !== undefined ? (wordsOf(labelled, stored) ?? stored) : stored;
}

function wording({ key }: TemplateConvention, catalogue: Catalogue): Wording {
  const fixed = (choices: readonly Choice[], code: string): string | null => choices.find((choice) => choice.code === code)?.label ?? null;
  const academy = (code: string): string | null => catalogue.academies.get(code)?.name ?? null;
  return (type, code) => {
    switch (type) {
      case 'AXIS':
        return catalogue.axes.get(scopedId(key, code))?.title ?? null;
      case 'FUNDING_SOURCE':
        return catalogue.fundingSources.get(scopedId(key, code))?.label ?? null;
      case 'AUDIENCE':
        return catalogue.audiences.get(code)?.labelFr ?? null;
      case 'ACADEMY':
        return academy(code);
      case 'ACADEMIES':
        return code.split('; ').map((one) => academy(one) ?? one).join('; ');
      case 'STATUS':
        return fixed(STATUSES, code);
      case 'ROLE':
        return fixed(ROLES, code);
      case 'DIRECTION':
        return fixed(DIRECTIONS, code);
      case 'SHEET_KIND':
        return fixed(SHEET_KINDS, code);
      default:
        return null;
    }
  };
}
