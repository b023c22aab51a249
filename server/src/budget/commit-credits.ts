import type { CapVerdict } from '@conventions-ouvertes/shared/budget/cap';
import { checkFurtherCommitment, checkTransition } from '@conventions-ouvertes/shared/action/transition';
import { cents, sum } from '@conventions-ouvertes/shared/money';
import { onAction, refusal, type ActingOnAction, type OnAction } from '../action/acting-on-action.js';
import { readFacts } from '../action/action-facts.js';
import { currentOf, storedSheets } from '../action/stored-sheet.js';
import { allowedOrRefused, writeStep, type ActAnswer, type AllowedStep } from '../action/take-step.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { holdCaps } from './cap-years.js';
import { checkPlaces, checkSources } from './check-line.js';

/** An amount to commit from one source, at one place; académie null: not broken down. */
export interface CommitmentLine {
  readonly source: string;
  readonly academy: string | null;
  readonly cents: number;
}

export interface CommittedCredits extends OnAction {
  /** Null: as the planned sheet has it. */
  readonly lines: readonly CommitmentLine[] | null;
  /** What it was decided on, in French. */
  readonly ground: string | null;
}

/**
 * The partner commits credits, once the convention's own conditions are met and as long as no cap is passed. On an action whose
 * credits are committed already, more is committed on the same conditions.
 * @throws FrenchError CAP_PASSED, SOURCE_UNKNOWN, ACADEMY_UNKNOWN, AMOUNT_NOT_POSITIVE and those of takeStep, onAction and perform
 */
export const commitCredits = (asking: Asking, key: string, input: CommittedCredits): Promise<ActAnswer> =>
  perform(asking, { name: 'commitCredits', key, input }, async (acting) => {
    const at = await onAction(acting, input);
    const lines = input.lines ?? (await plannedLines(at));
    checkSources(at.convention.terms, lines);
    await checkPlaces(at.client, lines);
    const { action, convention } = at;
    const cap = await holdCaps(
      at.client,
      { conventionKey: action.conventionKey, terms: convention.terms, programmeYear: action.year, committedOn: at.on },
      lines.map((line) => ({ source: line.source, cents: cents(line.cents) })),
    );
    const facts = await readFacts(at.client, action, convention, { cap: cap?.outcome ?? null });
    const isFurther = action.status === 'COMMITTED';
    const verdict = isFurther
      ? checkFurtherCommitment(convention.terms, facts, action.status, at.actor.role)
      : checkTransition(convention.terms, facts, action.status, 'COMMITTED', at.actor.role);
    if (verdict.outcome === 'REFUSED' && verdict.code === 'CONDITION_NOT_MET' && cap?.outcome === 'OVER') throw capPassed(cap);
    const allowed = allowedOrRefused(verdict);
    const recordId = await write(at, lines, input.ground, allowed);
    if (!isFurther) return writeStep(at, 'COMMITTED', allowed, input.ground);
    return { recordId, actionId: action.id, status: action.status, marks: allowed.marks, articles: allowed.articles, explanation: allowed.explanation };
  });

const capPassed = ({ explanation, articles }: CapVerdict) =>
  refusal('CAP_PASSED', `${explanation.replace(/\.$/u, '')} : réduisez le montant, ou libérez d’abord des crédits.`, articles);

const plannedLines = async ({ client, action }: ActingOnAction): Promise<readonly CommitmentLine[]> => {
  const planned = currentOf(await storedSheets(client, action.id), 'PLANNED');
  const lines = new Map<string, CommitmentLine>();
  for (const { academyCode: academy, shares } of planned?.sheet.items ?? []) {
    for (const { source, amount } of shares) {
      const key = `${source} ${academy}`;
      lines.set(key, { source, academy, cents: sum([cents(lines.get(key)?.cents ?? 0), amount]) });
    }
  }
  return [...lines.values()].filter((line) => line.cents > 0);
};

const write = async (at: ActingOnAction, lines: readonly CommitmentLine[], ground: string | null, { marks, articles }: AllowedStep): Promise<number> => {
  const { client, action, actor, on } = at;
  // One statement: its trigger takes the caps in the order of their keys.
  await client.query(
    `INSERT INTO commitment (action_id, convention_key, funding_source_code, academy_code, amount_cents, committed_on, ground, marks)
     SELECT $1, $2, source, academy, cents, $3, $4, $5 FROM jsonb_to_recordset($6::jsonb) AS r (source text, academy text, cents bigint)`,
    [action.id, action.conventionKey, on, ground, marks, JSON.stringify(lines)],
  );
  return appendRecord(client, actor, {
    subject: { kind: 'ACTION', key: action.slug },
    change: 'CREDITS_COMMITTED',
    before: null,
    after: { lines, committedOn: on, marks },
    reason: ground,
    articles,
  });
};
