import { record, NO_MONEY, type MoneyEntry, type MoneyPosition } from '@conventions-ouvertes/shared/budget/position';
import { allocateRelease, type CommittedPart, type ReleasedPart } from '@conventions-ouvertes/shared/budget/release';
import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { cents } from '@conventions-ouvertes/shared/money';
import { onAction, type ActingOnAction, type OnAction } from '../action/acting-on-action.js';
import { actionPositions } from '../action/money-positions.js';
import type { ActAnswer } from '../action/take-step.js';
import { FrenchError } from '../platform/french-error.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { checkPlaces, checkSources } from './check-line.js';
import { checkProvider } from './provider-agreement.js';

export interface EnteredMoney extends OnAction {
  readonly source: string;
  readonly cents: number;
  readonly ground: string | null;
}

export interface ReleasedCredits extends EnteredMoney {
  /** Null: wherever it was committed. */
  readonly academy: string | null;
}

export interface EnteredCosts extends EnteredMoney {
  /** The agreement with the provider that is paid, or that shows its costs; null: no provider. */
  readonly agreement: number | null;
}

/**
 * The partner gives back credits that were committed and will not be used: they count against no cap any more.
 * @throws FrenchError RELEASE_BEYOND_UNPAID, SOURCE_UNKNOWN, AMOUNT_NOT_POSITIVE, ROLE_NOT_ALLOWED and those of onAction and perform
 */
export const releaseCredits = (asking: Asking, key: string, input: ReleasedCredits): Promise<ActAnswer> =>
  perform(asking, { name: 'releaseCredits', key, input }, async (acting) => {
    const at = await begin(await onAction(acting, input), input, 'RELEASE');
    await checkPlaces(at.client, [input]);
    const parts = await committedParts(at, input);
    const released = allocateRelease(parts, cents(input.cents));
    if (released === null) throw new FrenchError('RELEASE_BEYOND_UNPAID', 'Il n’y a pas autant de crédits engagés à cet endroit : libérez-en moins, ou sans préciser l’académie.');
    return enter(at, input, 'RELEASE', released, null, []);
  });

/**
 * The partner records what it paid. A provider is paid under its agreement, after the committee's opinion, and no more than its
 * actual costs, where the text says so (DEFi 11 and 12).
 * @throws FrenchError PAYMENT_BEYOND_COMMITTED, OPINION_MISSING, AGREEMENT_MISSING, BEYOND_ACTUAL_COSTS, AGREEMENT_UNKNOWN and as above
 */
export const recordPayment = (asking: Asking, key: string, input: EnteredCosts): Promise<ActAnswer> =>
  perform(asking, { name: 'recordPayment', key, input }, async (acting) => {
    const at = await begin(await onAction(acting, input), input, 'PAYMENT');
    const articles = input.agreement === null ? [] : await checkProvider(at, input.agreement, cents(input.cents));
    return enter(at, input, 'PAYMENT', [whole(input)], input.agreement, articles);
  });

/** The partner shows actual costs by invoices, before the realised sheet does. @throws FrenchError AGREEMENT_UNKNOWN and as above */
export const recordJustification = (asking: Asking, key: string, input: EnteredCosts): Promise<ActAnswer> =>
  perform(asking, { name: 'recordJustification', key, input }, async (acting) => {
    const at = await begin(await onAction(acting, input), input, 'JUSTIFICATION');
    if (input.agreement !== null) await checkProvider(at, input.agreement, null);
    return enter(at, input, 'JUSTIFICATION', [whole(input)], input.agreement, []);
  });

const whole = (input: EnteredMoney): ReleasedPart => ({ academyCode: null, committedOn: null, amount: cents(input.cents) });

/** Permits, and asks the rule whether the position takes the entry. */
const begin = async (at: ActingOnAction, input: EnteredMoney, kind: MoneyEntry['kind']): Promise<ActingOnAction> => {
  if (at.actor.role !== 'PARTNER') throw new FrenchError('ROLE_NOT_ALLOWED', 'Les mouvements de crédits sont enregistrés par le partenaire qui les gère.');
  checkSources(at.convention.terms, [input]);
  const position: MoneyPosition = (await actionPositions(at.client, at.action.id)).find(({ source }) => source === input.source)?.position ?? NO_MONEY;
  const entered = record(position, { kind, amount: cents(input.cents) });
  if (!entered.ok) throw new FrenchError(entered.problem.code, entered.problem.message);
  return at;
};

const committedParts = async ({ client, action }: ActingOnAction, { source, academy }: ReleasedCredits): Promise<readonly CommittedPart[]> => {
  const { rows } = await client.query<{ academy_code: string | null; committed_on: LocalDate | null; net: number }>(
    `SELECT academy_code, committed_on, sum(amount)::bigint AS net
       FROM (SELECT academy_code, committed_on, amount_cents AS amount FROM commitment WHERE action_id = $1 AND funding_source_code = $2
             UNION ALL
             SELECT academy_code, committed_on, -amount_cents FROM money_entry WHERE action_id = $1 AND funding_source_code = $2 AND kind = 'RELEASE') m
      WHERE $3::text IS NULL OR academy_code = $3
      GROUP BY academy_code, committed_on`,
    [action.id, source, academy],
  );
  return rows.map(({ academy_code: academyCode, committed_on: committedOn, net }) => ({ academyCode, committedOn, net: cents(net) }));
};

const CHANGES = { RELEASE: 'CREDITS_RELEASED', PAYMENT: 'PAYMENT_RECORDED', JUSTIFICATION: 'COSTS_SHOWN' } as const;

const SAID = {
  RELEASE: 'Les crédits sont libérés : ils ne comptent plus sous aucun plafond.',
  PAYMENT: 'Le paiement est enregistré.',
  JUSTIFICATION: 'Les frais réels sont enregistrés.',
} as const;

const enter = async (
  at: ActingOnAction,
  input: EnteredMoney,
  kind: keyof typeof CHANGES,
  parts: readonly ReleasedPart[],
  agreement: number | null,
  articles: readonly ArticleRef[],
): Promise<ActAnswer> => {
  const { client, action, actor, on } = at;
  await client.query(
    `INSERT INTO money_entry (action_id, convention_key, funding_source_code, academy_code, kind, amount_cents, happened_on, committed_on, provider_agreement_id, ground)
     SELECT $1, $2, $3, "academyCode", $4, amount, $5, "committedOn", $6, $7
       FROM jsonb_to_recordset($8::jsonb) AS r ("academyCode" text, "committedOn" date, amount bigint)`,
    [action.id, action.conventionKey, input.source, kind, on, agreement, input.ground, JSON.stringify(parts)],
  );
  const recordId = await appendRecord(client, actor, {
    subject: { kind: 'ACTION', key: action.slug },
    change: CHANGES[kind],
    before: null,
    after: { source: input.source, cents: input.cents, on },
    reason: input.ground,
    articles,
  });
  return { recordId, actionId: action.id, status: action.status, marks: [], articles, explanation: SAID[kind] };
};
