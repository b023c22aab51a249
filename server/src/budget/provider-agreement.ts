import { checkProviderPayment, type ProviderFacts } from '@conventions-ouvertes/shared/budget/provider-payment';
import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { cents, type Cents } from '@conventions-ouvertes/shared/money';
import { parseSiret } from '@conventions-ouvertes/shared/identifiers/siret';
import { onAction, refusal, type ActingOnAction, type OnAction } from '../action/acting-on-action.js';
import { pastDayOrNull } from '../platform/graphql/day.js';
import { FrenchError } from '../platform/french-error.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';

export interface RecordedAgreement extends OnAction {
  /** Null: a new one. */
  readonly agreement: number | null;
  readonly provider: string;
  readonly siret: string | null;
  /** The day of the committee's opinion on leaving the action to a provider; null: not yet given. */
  readonly opinionOn: string | null;
  readonly signedOn: string | null;
  /** The day on which it was sent to the committee. */
  readonly sentOn: string | null;
}

export interface AgreementAnswer {
  readonly recordId: number;
  readonly actionId: number;
  readonly agreement: number;
}

interface AgreementRow {
  readonly id: number;
  readonly provider: string;
  readonly siret: string | null;
  readonly opinion_on: LocalDate | null;
  readonly signed_on: LocalDate | null;
  readonly sent_on: LocalDate | null;
}

/**
 * Records the agreement made with a provider, and later that it was signed and sent to the committee (DEFi, article 11).
 * @throws FrenchError AGREEMENT_UNKNOWN, SIRET_INVALID, AGREEMENT_DATES, ROLE_NOT_ALLOWED and those of onAction and perform
 */
export const recordProviderAgreement = (asking: Asking, key: string, input: RecordedAgreement): Promise<AgreementAnswer> =>
  perform(asking, { name: 'recordProviderAgreement', key, input }, async (acting) => {
    const { client, action, actor, today } = await onAction(acting, input);
    if (actor.role !== 'PARTNER' && actor.role !== 'COMMITTEE_SECRETARY') {
      throw new FrenchError('ROLE_NOT_ALLOWED', 'La convention avec un prestataire est enregistrée par le partenaire ou le secrétariat du comité.');
    }
    if (input.siret !== null && !parseSiret(input.siret).ok) throw new FrenchError('SIRET_INVALID', 'Le SIRET n’est pas valide : quatorze chiffres, clé comprise.');
    const [signedOn, sentOn] = [pastDayOrNull(input.signedOn, today), pastDayOrNull(input.sentOn, today)];
    if (sentOn !== null && (signedOn === null || sentOn < signedOn)) {
      throw new FrenchError('AGREEMENT_DATES', 'Une convention est transmise une fois signée : corrigez les dates.');
    }
    const before = input.agreement === null ? null : await agreementOf(client, action.id, input.agreement);
    const values = [input.provider, input.siret, pastDayOrNull(input.opinionOn, today), signedOn, sentOn];
    const { rows } =
      before === null
        ? await client.query<AgreementRow>(
            `INSERT INTO provider_agreement (action_id, convention_key, provider, siret, opinion_on, signed_on, sent_on) VALUES ($6, $7, $1, $2, $3, $4, $5)
             RETURNING id, provider, siret, opinion_on, signed_on, sent_on`,
            [...values, action.id, action.conventionKey],
          )
        : await client.query<AgreementRow>(
            `UPDATE provider_agreement SET provider = $1, siret = $2, opinion_on = $3, signed_on = $4, sent_on = $5 WHERE id = $6
             RETURNING id, provider, siret, opinion_on, signed_on, sent_on`,
            [...values, before.id],
          );
    const after = rows[0]!;
    const recordId = await appendRecord(client, actor, { subject: { kind: 'ACTION', key: action.slug }, change: 'PROVIDER_AGREEMENT_RECORDED', before, after });
    return { recordId, actionId: action.id, agreement: after.id };
  });

/**
 * The articles under which a provider may be paid an amount; null: nothing is paid, the agreement is only to exist.
 * @throws FrenchError AGREEMENT_UNKNOWN, OPINION_MISSING, AGREEMENT_MISSING, BEYOND_ACTUAL_COSTS
 */
export const checkProvider = async ({ client, action, convention }: ActingOnAction, agreement: number, amount: Cents | null): Promise<readonly ArticleRef[]> => {
  const facts = await factsOfAgreement({ client, action }, agreement);
  if (amount === null) return [];
  const verdict = checkProviderPayment(convention.terms, facts, amount);
  if (!verdict.mayPay) throw refusal(verdict.findings[0] ?? 'BEYOND_ACTUAL_COSTS', verdict.explanation, verdict.articles);
  return verdict.articles;
};

/** Where an agreement stands: what was taken back counts no more. @throws FrenchError AGREEMENT_UNKNOWN */
export const factsOfAgreement = async ({ client, action }: Pick<ActingOnAction, 'client' | 'action'>, agreement: number): Promise<ProviderFacts> => {
  const { opinion_on: opinionOn, signed_on: agreementSignedOn, sent_on: agreementSentOn } = await agreementOf(client, action.id, agreement);
  const { rows } = await client.query<{ shown: number; paid: number }>(
    `SELECT coalesce(sum(amount) FILTER (WHERE kind = 'JUSTIFICATION'), 0)::bigint AS shown, coalesce(sum(amount) FILTER (WHERE kind = 'PAYMENT'), 0)::bigint AS paid
       FROM (SELECT replace(kind, '_REVERSAL', '') AS kind, CASE WHEN reverses_id IS NULL THEN amount_cents ELSE -amount_cents END AS amount
               FROM money_entry WHERE provider_agreement_id = $1) e`,
    [agreement],
  );
  return { opinionOn, agreementSignedOn, agreementSentOn, actualCosts: cents(rows[0]!.shown), alreadyPaid: cents(rows[0]!.paid) };
};

const agreementOf = async (client: ActingOnAction['client'], actionId: number, id: number): Promise<AgreementRow> => {
  const { rows } = await client.query<AgreementRow>(
    'SELECT id, provider, siret, opinion_on, signed_on, sent_on FROM provider_agreement WHERE id = $1 AND action_id = $2',
    [id, actionId],
  );
  if (!rows[0]) throw new FrenchError('AGREEMENT_UNKNOWN', `L’action n’a pas de convention avec un prestataire n° ${id} : enregistrez-la d’abord.`);
  return rows[0];
};
