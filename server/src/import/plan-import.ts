import { PERMISSIONS } from '@conventions-ouvertes/shared/access/permissions';
import type { ActionStatus } from '@conventions-ouvertes/shared/action/status';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { Actor } from '../access/actor.js';
import type { Queryable } from '../platform/database.js';
import type { AssembledAction } from './assemble-actions.js';
import type { ActionContent } from './content/action-content.js';
import { checkAction } from './content/check-action.js';
import { fingerprint } from './content/fingerprint.js';
import { keepWithheld } from './content/keep-withheld.js';
import { linesLost } from './content/lines-lost.js';
import { mergeAction } from './content/merge-action.js';
import { waitsForCommittee } from './content/waits-for-committee.js';
import type { ReadImport } from './read-import.js';
import type { Refusal } from './refusal.js';
import type { ImportReport, Notice } from './report.js';
import { columnIndexOf, doubtKey } from './repair/decision.js';
import type { Proposal } from './repair/proposal.js';
import { refusalAt } from './rows/refusal-at.js';
import { findTwins } from './store/find-twins.js';
import { loadStoredActions, type StoredAction } from './store/stored-actions.js';
import { typeset } from './typeset.js';

export interface ImportOptions {
  /** Takes the actions that are right where others are refused; never an action in part. */
  readonly acceptValid?: boolean;
  /** Who sends the files, and may put actions at no status that is not theirs to give; the program itself, if not said. */
  readonly by?: Actor | null | undefined;
  /** Marks what is created as demonstration data. */
  readonly isDemo?: boolean;
}

/** An action to write, with what is stored of it; null: it is new. */
export interface PlannedChange {
  readonly content: ActionContent;
  readonly fingerprint: string;
  readonly stored: StoredAction | null;
  readonly isDemo: boolean;
  /** Whether the changed planned sheet must be presented to the committee before it applies. */
  readonly plannedWaits: boolean;
}

export interface ImportPlan {
  readonly report: ImportReport;
  /** Empty when `report.applies` is false. */
  readonly changes: readonly PlannedChange[];
}

type Verdict =
  | { readonly kind: 'REFUSED'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'UNCHANGED' }
  | { readonly kind: 'CREATED' | 'UPDATED'; readonly change: PlannedChange; readonly notices: readonly Notice[] };

/** Compares what was read with what is stored, and says what an import would do. Writes nothing. */
export async function planImport(database: Queryable, conventionKey: string, read: ReadImport, options: ImportOptions = {}): Promise<ImportPlan> {
  const { assembly } = read;
  const terms = await loadTerms(database, conventionKey);
  const stored = await loadStoredActions(database, conventionKey, assembly.actions.map(({ reference }) => reference));
  const fileNames = read.files.map(({ name }) => name);
  const twins = await findTwins(database, conventionKey, assembly.actions, stored);
  const context = { terms, fileNames, kept: read.kept, twins, by: options.by ?? null };
  const verdicts = assembly.actions.map((action) => ({
    action,
    verdict: judge(action, stored.get(action.reference.toLowerCase()) ?? null, (options.isDemo ?? false) || action.isFictitious, context),
  }));
  const refusals = onceEach([
    ...read.problems,
    ...assembly.orphans,
    ...assembly.refusals,
    ...verdicts.flatMap(({ verdict }) => (verdict.kind === 'REFUSED' ? verdict.refusals : [])),
  ])
    .map((refusal) => ({ ...refusal, reason: typeset(refusal.reason) }))
    .sort(byPlace(fileNames));
  const isBlocked = read.problems.length > 0 || assembly.orphans.length > 0 || (refusals.length > 0 && options.acceptValid !== true);
  const changes = verdicts.flatMap(({ verdict }) => (verdict.kind === 'CREATED' || verdict.kind === 'UPDATED' ? [verdict.change] : []));
  const applies = !isBlocked && changes.length > 0;
  const count = (kind: Verdict['kind']): number => verdicts.filter(({ verdict }) => verdict.kind === kind).length;
  const report: ImportReport = {
    convention: conventionKey,
    files: read.files,
    actions: { read: verdicts.length, created: count('CREATED'), updated: count('UPDATED'), unchanged: count('UNCHANGED'), refused: count('REFUSED') },
    rows: countRows(read, verdicts, isBlocked),
    refusals,
    notices: [...read.remarks.map(({ code, text }) => ({ reference: null, code, text: typeset(text) })), ...verdicts.flatMap(({ verdict }) => ('notices' in verdict ? verdict.notices : []))],
    isBlocked,
    applies,
  };
  return { report, changes: applies ? changes : [] };
}

interface JudgeContext {
  readonly terms: BindingTerms;
  readonly fileNames: readonly string[];
  readonly kept: ReadonlySet<string>;
  readonly by: Actor | null;
  /** Actions stored under another reference that look the same, by the reference of the file. */
  readonly twins: ReadonlyMap<string, string>;
}

function alike(reference: string): string {
  return `L’action « ${reference} », déjà enregistrée, a les mêmes année, axe, intitulé et montants : dites si celle-ci en est une autre.`;
}

function judge(action: AssembledAction, stored: StoredAction | null, isDemo: boolean, context: JudgeContext): Verdict {
  const { terms, fileNames } = context;
  const refuse = (field: string, code: string, reason: string, proposal?: Proposal): Refusal => ({
    ...refusalAt(action.record, field, code, reason, fileNames),
    ...(proposal !== undefined && { proposal }),
  });
  if (action.told === null) return { kind: 'REFUSED', refusals: [] };
  if (stored !== null && stored.content.reference !== action.reference) {
    const reason = `L’action existe sous la référence « ${stored.content.reference} », qui n’en diffère que par la casse : reprenez-la telle quelle.`;
    return { kind: 'REFUSED', refusals: [refuse('reference', 'REFERENCE_CASE', reason)] };
  }
  if (stored !== null && stored.isDemo !== isDemo) {
    const reason = stored.isDemo
      ? 'Cette référence est celle d’une action de démonstration, fictive : changez la référence, ou partez d’une base sans démonstration (DEMO=0).'
      : 'Cette référence est celle d’une action réelle : des données de démonstration ne la remplacent pas.';
    return { kind: 'REFUSED', refusals: [refuse('reference', 'ACTION_IS_DEMO', reason)] };
  }
  const { told, missing } = keepWithheld(action.told, stored?.content ?? null);
  if (missing.length > 0) return { kind: 'REFUSED', refusals: missing };
  const merged = mergeAction(told, stored?.content ?? null);
  const content = stored?.hasSteps ? { ...merged, identity: { ...merged.identity, status: stored.content.identity.status } } : merged;
  if (!maySetStatus(context.by, content.identity.status, stored?.content.identity.status ?? null)) {
    const reason = 'Cet état ne dépend pas de vous : laissez celui qui est enregistré, ou « Brouillon » ou « Transmise » pour une action nouvelle.';
    return { kind: 'REFUSED', refusals: [refuse('status', 'STATUS_NOT_YOURS', reason)] };
  }
  const problems = checkAction(content, action.controls);
  if (problems.length > 0) return { kind: 'REFUSED', refusals: problems.map(({ field, code, reason }) => refuse(field, code, reason)) };
  const plannedWaits = stored !== null && waitsForCommittee(terms, stored.content, content);
  const change = { content, fingerprint: fingerprint(content), stored, isDemo, plannedWaits };
  // What is stored as it is here was settled before: it is not asked again.
  if (stored !== null && stored.fingerprint === change.fingerprint) return { kind: 'UNCHANGED' };
  const twin = stored === null ? context.twins.get(action.reference) : undefined;
  const doubts = [...action.doubts, ...(twin === undefined ? [] : [refuse('title', 'LIKE_STORED', alike(twin), { kind: 'KEEP' })])].filter(
    (doubt) => !context.kept.has(doubtKey(doubt, columnIndexOf(doubt))),
  );
  if (doubts.length > 0) return { kind: 'REFUSED', refusals: doubts };
  if (stored === null) return { kind: 'CREATED', change, notices: [] };
  const notices = [...linesLost(stored.content, content), ...statusKept(stored, merged), ...(plannedWaits ? [waiting(content.reference)] : [])];
  return { kind: 'UPDATED', change, notices };
}

/** Someone who sends a file gives no status that they could not give on the site. */
function maySetStatus(by: Actor | null, told: ActionStatus, stored: ActionStatus | null): boolean {
  return by === null || told === stored || told === 'DRAFT' || by.role in PERMISSIONS[`STEP_TO_${told}`];
}

/** An action whose steps are recorded here goes its way by them: a file does not move it. */
function statusKept({ hasSteps, content }: StoredAction, { reference, identity }: ActionContent): readonly Notice[] {
  if (!hasSteps || content.identity.status === identity.status) return [];
  return [{ reference, code: 'STATUS_KEPT', text: typeset(`L’action « ${reference} » suit son parcours ici : l’état que dit le fichier n’est pas repris.`) }];
}

function waiting(reference: string): Notice {
  return {
    reference,
    code: 'WAITS_FOR_COMMITTEE',
    text: typeset(`La fiche prévisionnelle de l’action « ${reference} », déjà validée, change : la nouvelle version attend d’être présentée au comité de pilotage.`),
  };
}

/** The convention's own text, as loaded from its file. */
async function loadTerms(database: Queryable, conventionKey: string): Promise<BindingTerms> {
  const { rows } = await database.query<{ terms: BindingTerms }>('SELECT terms FROM convention WHERE key = $1', [conventionKey]);
  const [row] = rows;
  if (row === undefined) throw new Error(`the convention ${conventionKey} does not exist`);
  return row.terms;
}

function countRows(
  { assembly, rowsUnread, rowsLeftOut }: ReadImport,
  verdicts: readonly { readonly action: AssembledAction; readonly verdict: Verdict }[],
  isBlocked: boolean,
): ImportReport['rows'] {
  const taken = new Set<string>();
  for (const { action, verdict } of verdicts) {
    if (verdict.kind !== 'REFUSED' && !isBlocked) for (const row of action.rows) taken.add(row);
  }
  const read = assembly.rowsRead.size + rowsUnread;
  return { read: read + rowsLeftOut, taken: taken.size, waiting: read - taken.size, refused: rowsLeftOut };
}

/** A cell that two fields take is told once. */
function onceEach(refusals: readonly Refusal[]): readonly Refusal[] {
  const seen = new Map<string, Refusal>();
  for (const refusal of refusals) {
    const column = columnIndexOf(refusal);
    const key = `${doubtKey(refusal, column)}${column === null ? (refusal.column ?? '') : ''}`;
    if (!seen.has(key)) seen.set(key, refusal);
  }
  return [...seen.values()];
}

/** In the order in which the sender will go through the files. */
function byPlace(fileNames: readonly string[]): (left: Refusal, right: Refusal) => number {
  const rank = new Map(fileNames.map((name, index) => [name, index]));
  return (left, right) =>
    (rank.get(left.file) ?? 0) - (rank.get(right.file) ?? 0) ||
    (left.sheet ?? '').localeCompare(right.sheet ?? '', 'fr') ||
    (left.row ?? 0) - (right.row ?? 0);
}
