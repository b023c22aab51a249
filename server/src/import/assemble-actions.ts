import type { ToldAction } from './content/action-content.js';
import { spokenSections, tellAction, type ControlTotals, type SpokenSections } from './content/tell-action.js';
import { headcountOf, type Schools } from './content/told-lines.js';
import type { Refusal } from './refusal.js';
import { EMPTY, shownText } from './reading/raw-table.js';
import { checkRow } from './rows/check-row.js';
import { NOT_LINES } from './rows/not-a-line.js';
import type { RowOutcome } from './rows/parsed-row.js';
import { refusalAt } from './rows/refusal-at.js';
import type { SourceRecord } from './rows/source-record.js';
import { isFictitiousNotice } from './template/label-columns.js';

/** All the rows that speak of one action. */
export interface AssembledAction {
  readonly reference: string;
  /** Its row in « Actions », for reports. */
  readonly record: SourceRecord;
  /** What is told of it; null when a row of it is refused: an action is never taken in part. */
  readonly told: ToldAction | null;
  /** What is unlikely about its rows. */
  readonly doubts: readonly Refusal[];
  /** « Budget total » of each fiche, to check against its expenses. */
  readonly controls: ControlTotals;
  /** Whether one of its rows is marked as of the demonstration: it stays fictitious, whoever imports it. */
  readonly isFictitious: boolean;
  /** The rows that speak of it, each once even where a mapping makes several records of it. */
  readonly rows: ReadonlySet<string>;
}

export interface Assembly {
  readonly actions: readonly AssembledAction[];
  readonly refusals: readonly Refusal[];
  /** Rows of no action of the import: nothing can be taken while one stands, since some action may miss it. */
  readonly orphans: readonly Refusal[];
  readonly rowsRead: ReadonlySet<string>;
}

const SHOWN_DOUBLES = 6;

/**
 * Gathers rows by action. Whatever is refused is told at its row; one refused row refuses its action.
 * @param spoken the sections that the whole import tells, where these are only some of its rows
 */
export function assembleActions(
  outcomes: readonly RowOutcome[],
  schools: Schools,
  fileNames: readonly string[],
  spoken: SpokenSections = spokenSections(outcomes),
): Assembly {
  const checked = refuseDuplicates(outcomes.map((outcome) => withRowChecks(outcome, schools, fileNames)), schools, fileNames);
  const groups = new Map<string, RowOutcome[]>();
  for (const outcome of checked) if (outcome.record.section === 'actions') groups.set(groupKey(outcome), []);
  const orphans: Refusal[] = [];
  const outside: Refusal[] = [];
  for (const outcome of checked) {
    const group = groups.get(groupKey(outcome));
    if (outcome.record.section !== 'actions' && outcome.refusals.some(({ code }) => NOT_LINES.includes(code))) outside.push(...outcome.refusals);
    else if (group !== undefined) group.push(outcome);
    else orphans.push(...(outcome.refusals.length > 0 ? outcome.refusals : [orphan(outcome, fileNames)]));
  }
  const actions = [...groups.values()].flatMap((group) => {
    const first = group.find(({ record }) => record.section === 'actions');
    return first === undefined ? [] : [assemble(first, group, spoken, schools)];
  });
  const grouped = [...groups.values()].flat();
  return {
    actions,
    refusals: [...grouped.flatMap(({ refusals }) => refusals), ...outside],
    orphans,
    rowsRead: new Set(outcomes.map(rowKey)),
  };
}

/** The text of the reference as written, so that the rows of an action whose reference is refused still go with it. */
function groupKey({ record }: RowOutcome): string {
  const cell = record.fields.get('reference')?.cell;
  return cell === undefined || cell.kind === 'EMPTY' ? rowKey({ record }) : shownText(cell);
}

function rowKey({ record: { origin } }: Pick<RowOutcome, 'record'>): string {
  return `${origin.file}/${origin.sheet}/${origin.row}`;
}

function withRowChecks(outcome: RowOutcome, schools: Schools, fileNames: readonly string[]): RowOutcome {
  const problems = outcome.row === null ? [] : checkRow(outcome.row, schools);
  if (problems.length === 0) return outcome;
  return { ...outcome, row: null, refusals: problems.map(({ field, code, reason }) => refusalAt(outcome.record, field, code, reason, fileNames)) };
}

function refuseDuplicates(outcomes: readonly RowOutcome[], schools: Schools, fileNames: readonly string[]): readonly RowOutcome[] {
  const seen = new Map<string, RowOutcome[]>();
  for (const outcome of outcomes) {
    const key = identityKey(outcome, schools);
    if (key === null) continue;
    const same = seen.get(key);
    if (same === undefined) seen.set(key, [outcome]);
    else same.push(outcome);
  }
  const doubled = new Map([...seen.values()].filter((same) => same.length > 1).flatMap((same) => same.map((outcome) => [outcome, same] as const)));
  return outcomes.map((outcome) => {
    const same = doubled.get(outcome);
    if (same === undefined) return outcome;
    const rows = same.slice(0, SHOWN_DOUBLES).filter((other) => other !== outcome).map(({ record }) => record.origin.row);
    const [field, code, what] =
      outcome.record.section === 'actions'
        ? ['reference', 'ACTION_TWICE', 'Cette référence est portée']
        : ['audience', 'HEADCOUNT_TWICE', 'Ce public est compté au même lieu, pour la même fiche,'];
    const reason = `${what} aussi par la ligne ${rows.join(', ')} : gardez une seule ligne.`;
    const isDouble = same.indexOf(outcome) > 0 && saysTheSame(outcome.record, same[0]?.record);
    const refusal = refusalAt(outcome.record, field, code, reason, fileNames);
    return { ...outcome, row: null, refusals: [...outcome.refusals, isDouble ? { ...refusal, proposal: { kind: 'LEAVE_OUT' } } : refusal] };
  });
}

/** Whether two rows are the same in every cell: the later one is likely to be a double. */
function saysTheSame(left: SourceRecord, right: SourceRecord | undefined): boolean {
  if (right === undefined || left.fields.size !== right.fields.size) return false;
  return [...left.fields].every(([field, { cell }]) => shownText(cell) === shownText(right.fields.get(field)?.cell ?? EMPTY));
}

/** What no two rows may share: the reference of an action, whatever its case; the audience and place of a headcount. */
function identityKey({ row, reference, record }: RowOutcome, schools: Schools): string | null {
  if (record.section === 'actions') return reference === null ? null : JSON.stringify(['actions', reference.toLowerCase()]);
  if (row?.section !== 'publics') return null;
  const { audience, academy, school } = headcountOf(row, schools);
  return JSON.stringify(['publics', row.values.reference, row.values.sheetKind, audience, academy, school]);
}

function assemble(first: RowOutcome, group: readonly RowOutcome[], spoken: SpokenSections, schools: Schools): AssembledAction {
  const rows = group.map(({ row }) => row);
  const head = first.row;
  const isFictitious = group.some(({ record }) => isFictitiousNotice(shownText(record.fields.get('notice')?.cell ?? EMPTY)));
  const base = { reference: groupKey(first), record: first.record, isFictitious, doubts: group.flatMap(({ doubts }) => doubts), rows: new Set(group.map(rowKey)) };
  if (head?.section !== 'actions' || rows.some((row) => row === null)) {
    return { ...base, told: null, controls: { planned: null, realised: null } };
  }
  const lines = rows.filter((row) => row !== null);
  const controls = { planned: head.values['planned.total'] ?? null, realised: head.values['realised.total'] ?? null };
  return { ...base, controls, told: tellAction(head, lines, controls, spoken, schools) };
}

function orphan(outcome: RowOutcome, fileNames: readonly string[]): Refusal {
  return refusalAt(
    outcome.record,
    'reference',
    'ACTION_NOT_IN_FILE',
    'Aucune ligne d’« Actions » ne porte cette référence : ajoutez l’action, ou corrigez la référence.',
    fileNames,
  );
}
