import { readingInForce } from '../convention/first-readings.js';
import type { ActionStep, ActionStepKind } from '../convention/terms-governance.js';
import type { BindingTerms } from '../convention/terms.js';
import type { ActionStatus } from './status.js';

/** The status that a step of the text leads to; steps that lead to none are duties beside the way. */
const STATUS_OF_STEP: Readonly<Partial<Record<ActionStepKind, ActionStatus>>> = {
  COMMISSION_EXAMINATION: 'COMMISSION_OPINION',
  MINISTRY_OPINION: 'MINISTRIES_OPINION',
  COMMITTEE_OPINION: 'COMMITTEE',
  COMMITTEE_VOTE: 'COMMITTEE',
  BOARD_APPROVAL: 'BOARD',
};

/** One halt on an action's way, with the step of the text that it stands for; null where no text asks for it. */
export interface Halt {
  readonly status: ActionStatus;
  readonly step: ActionStep | null;
}

/**
 * An action's way under a convention: only the steps that its text sets for each action, in the text's order. What the
 * text asks for the whole yearly programme is no halt of each action.
 */
export function wayOf(terms: BindingTerms): readonly Halt[] {
  const halts: Halt[] = [
    { status: 'DRAFT', step: null },
    { status: 'SUBMITTED', step: stepOf(terms, 'PLANNED_SHEET') },
  ];
  for (const step of terms.actionSteps) {
    const status = step.on === 'ACTION' ? STATUS_OF_STEP[step.kind] : undefined;
    if (status !== undefined && !halts.some((halt) => halt.status === status)) halts.push({ status, step });
  }
  halts.push({ status: 'COMMITTED', step: stepOf(terms, 'COMMITMENT') });
  halts.push({ status: 'REALISED', step: stepOf(terms, 'REALISED_SHEET') });
  halts.push({ status: 'CLOSED', step: null });
  return halts;
}

/** From where an action may come to a halt: the one before, and those before it as long as the text lets them be skipped. */
export function originsOf(way: readonly Halt[], target: ActionStatus): readonly ActionStatus[] {
  const place = way.findIndex(({ status }) => status === target);
  const origins: ActionStatus[] = [];
  for (let at = place - 1; at >= 0; at -= 1) {
    const halt = way[at];
    if (halt === undefined) break;
    origins.push(halt.status);
    if (!isSkippable(halt)) break;
  }
  return origins;
}

/** The halts that may come next from a status. */
export function nextHalts(way: readonly Halt[], from: ActionStatus): readonly Halt[] {
  return way.filter(({ status }) => originsOf(way, status).includes(from));
}

/** A step that the text does not let anything depend on blocks nothing. */
function isSkippable({ status, step }: Halt): boolean {
  return status !== 'SUBMITTED' && status !== 'COMMITTED' && status !== 'REALISED' && step?.binds === 'NOTHING';
}

/**
 * What a step must yield for the action to go on. An opinion that binds only the ministries' own support has to be
 * given, whatever it says (OPCO EP, article 15); « après avis » follows the reading (DEFi, article 11).
 */
export function requirementOf(terms: BindingTerms, step: ActionStep): 'GIVEN' | 'FAVOURABLE' {
  if (step.binds === 'SUPPORT' || step.binds === 'NOTHING') return 'GIVEN';
  if (step.requires !== 'AS_READ') return step.requires;
  return readingInForce(terms, 'OPINION_BINDING') === 'MUST_BE_FAVOURABLE' ? 'FAVOURABLE' : 'GIVEN';
}

/** The step by which the board approves the programme of a whole year, where the text has one. */
export function programmeApprovalStep(terms: BindingTerms): ActionStep | null {
  return terms.actionSteps.find(({ kind, on }) => kind === 'BOARD_APPROVAL' && on === 'YEARLY_PROGRAMME') ?? null;
}

function stepOf(terms: BindingTerms, kind: ActionStepKind): ActionStep | null {
  return terms.actionSteps.find((step) => step.kind === kind) ?? null;
}
