import type { Cents } from '@conventions-ouvertes/shared/money';
import type { CellValueOf, RowValues } from '../cell/cell-value.js';
import { parseCell } from '../cell/parse-cell.js';
import type { WithheldCell } from '../content/withheld-cell.js';
import { shownText } from '../reading/raw-table.js';
import { shorten, type Refusal } from '../refusal.js';
import { withholdsActors } from '../cell/withheld.js';
import { propose } from '../repair/propose.js';
import { NOTICE } from '../template/label-columns.js';
import type { CellType, Column, SectionKey } from '../template/column.js';
import type { SECTIONS } from '../template/sections.js';
import { checkCompanions } from './check-companions.js';
import { doubtsOf } from './doubts.js';
import { NOT_LINES } from './not-a-line.js';
import type { RowContext } from './row-context.js';
import type { Origin, SourceRecord } from './source-record.js';

type SectionOf<Key extends SectionKey> = Extract<(typeof SECTIONS)[number], { readonly key: Key }>;

/** A row of one section, all its cells read. */
export interface ParsedRow<Key extends SectionKey> {
  readonly section: Key;
  readonly origin: Origin;
  readonly bundle: string;
  readonly values: RowValues<SectionOf<Key>['columns']>;
  /** « Dépenses » only: what each funding source pays, where the cell is not empty. */
  readonly shares: ReadonlyMap<string, Cents>;
  /** Cells whose value an export withheld: what is stored stays, where something is. */
  readonly withheld: readonly WithheldCell[];
}

export type AnyParsedRow = { [Key in SectionKey]: ParsedRow<Key> }[SectionKey];

/** What reading a row gave: its values, or the cells refused. */
export interface RowOutcome {
  readonly record: SourceRecord;
  /** The action that it speaks of, where that much could be read: a refused row refuses its action. */
  readonly reference: string | null;
  readonly row: AnyParsedRow | null;
  readonly refusals: readonly Refusal[];
  /** What is unlikely about the row: it waits unless a person keeps it, or the same is stored already. */
  readonly doubts: readonly Refusal[];
}

const RESOURCE = 'resource:';

/** Reads all the cells of a row; every one that is refused is told. */
export function parseRow(record: SourceRecord, columns: readonly Column[], context: RowContext, file: string): RowOutcome {
  const at = { file, sheet: record.origin.sheet, row: record.origin.row };
  const refusals: Refusal[] = (record.faults ?? []).map((fault) => ({ ...at, ...fault }));
  const withheld: WithheldCell[] = [];
  const values: Record<string, CellValueOf | null | undefined> = {};
  const shares = new Map<string, Cents>();
  const unitCell = record.fields.get('unit')?.cell;
  const unit = unitCell?.kind === 'TEXT' ? unitCell.text : null;
  for (const column of columns) {
    const source = record.fields.get(column.field);
    const refusal = (code: string, reason: string): Refusal => {
      const value = source === undefined ? null : shorten(shownText(source.cell));
      const proposal = source === undefined ? undefined : propose(code, source.cell, column.type);
      return { ...at, column: source?.column ?? column.header, value, code, reason, ...(proposal !== undefined && { proposal }) };
    };
    const refuse = (code: string, reason: string): void => void refusals.push(refusal(code, reason));
    if (source === undefined || source.cell.kind === 'EMPTY') {
      if (column.required) refuse('CELL_REQUIRED', `« ${column.header} » est vide : remplissez la cellule.`);
      values[column.field] = source === undefined ? undefined : null;
      continue;
    }
    const parsed = parseCell(column.type, source.cell, { ...context, dateOrder: source.dateOrder ?? context.dateOrder, unit });
    if (!parsed.ok && parsed.problem.code === 'CELL_WITHHELD' && canStay(record.section, column)) withheld.push({ field: column.field, refusal: refusal(parsed.problem.code, parsed.problem.message) });
    else if (!parsed.ok) refuse(parsed.problem.code, parsed.problem.message);
    else if (column.field.startsWith(RESOURCE)) shares.set(column.field.slice(RESOURCE.length), parsed.value as Cents);
    else values[column.field] = parsed.value;
  }
  for (const { field, code, reason } of checkCompanions(record, columns, values, context.nomenclature)) {
    const source = record.fields.get(field);
    if (source !== undefined) refusals.push({ ...at, column: source.column, value: shorten(shownText(source.cell)), code, reason });
  }
  const notice = record.section === 'actions' ? values[NOTICE.field] : null;
  if (typeof notice === 'string' && withholdsActors(notice)) withheld.push({ field: 'actors', refusal: actorsWithheld(record, at) });
  const reference = typeof values['reference'] === 'string' ? values['reference'] : null;
  if (refusals.length > 0) return { record, reference, row: null, refusals: withoutEchoes(record, refusals), doubts: [] };
  const { section, origin, bundle } = record;
  // The columns of the section decide which values are there and of which type; this is the one place where it is asserted.
  return { record, reference, row: { section, origin, bundle, values, shares, withheld } as unknown as AnyParsedRow, refusals, doubts: doubtsOf(record, columns, values, context).map((doubt) => ({ ...at, ...doubt })) };
}

const MAY_STAY: Partial<Readonly<Record<SectionKey, readonly CellType[]>>> = {
  actions: ['TEXT', 'AMOUNT'],
  depenses: ['AMOUNT'],
  publics: ['HEADCOUNT'],
  indicateurs: ['DECIMAL'],
  engagements: ['AMOUNT'],
};

/** What exports withhold, and an import can leave as it is stored: texts of the fiches, headcounts, the numbers of indicators, amounts that firms gave. */
function canStay(section: SectionKey, { required, type }: Column): boolean {
  const types = MAY_STAY[section];
  return types?.includes(type) === true && (type === 'AMOUNT' || !required);
}

function actorsWithheld({ fields }: SourceRecord, at: Pick<Refusal, 'file' | 'sheet' | 'row'>): Refusal {
  const source = fields.get(NOTICE.field);
  const text = source === undefined ? '' : shownText(source.cell);
  const reason = 'L’export a masqué les acteurs de cette action, et rien n’est enregistré qui puisse rester, ou le fichier en nomme d’autres : reprenez l’export en étant connecté pour votre convention, ou nommez tous les acteurs et ôtez cette mention.';
  return { ...at, column: source?.column ?? NOTICE.header, value: shorten(text), code: 'CELL_WITHHELD', reason };
}

/** What makes a row wait as a whole is told once, not once for each column. */
function withoutEchoes(record: SourceRecord, refusals: readonly Refusal[]): readonly Refusal[] {
  const whole = record.faults?.find(({ code }) => WHOLE_ROW.has(code));
  if (whole !== undefined) return refusals.slice(0, record.faults?.length);
  const shifted = [...record.fields.values()].find(({ cell }) => cell.kind === 'UNUSABLE' && SHIFTED.includes(cell.code));
  return shifted === undefined ? refusals : refusals.filter(({ code }) => SHIFTED.includes(code)).slice(0, 1).map((one) => ({ ...one, column: null }));
}

/** Codes of rows whose cells cannot be told apart. */
const SHIFTED: readonly string[] = ['ROW_SHIFTED', 'QUOTES_DOUBTFUL'];

const WHOLE_ROW: ReadonlySet<string> = new Set([...SHIFTED, ...NOT_LINES, 'TOTAL_BY_SUM']);
