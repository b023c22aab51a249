import { record, NO_MONEY } from '@conventions-ouvertes/shared/budget/position';
import { checkProviderPayment } from '@conventions-ouvertes/shared/budget/provider-payment';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { cents, subtract } from '@conventions-ouvertes/shared/money';
import { onAction, refusal, type ActingOnAction, type OnAction } from '../action/acting-on-action.js';
import { actionPositions } from '../action/money-positions.js';
import type { ActAnswer } from '../action/take-step.js';
import { FrenchError } from '../platform/french-error.js';
import { checkText, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { factsOfAgreement } from './provider-agreement.js';

export interface ReversedEntry extends OnAction {
  /** Number of the entry among the action's money entries. */
  readonly entry: number;
  /** Why, in French. */
  readonly reason: string;
}

interface EntryRow {
  readonly kind: 'RELEASE' | 'PAYMENT' | 'JUSTIFICATION' | 'PAYMENT_REVERSAL' | 'JUSTIFICATION_REVERSAL';
  readonly source: string;
  readonly cents: number;
  readonly happenedOn: LocalDate;
  readonly agreement: number | null;
  readonly isReversed: boolean;
}

/**
 * Takes back a payment, or costs shown, that were entered by mistake: by a contrary entry of the whole amount, once. What was
 * entered stays. A release is made good by a further commitment, which the cap must allow.
 * @throws FrenchError ENTRY_UNKNOWN, ENTRY_ALREADY_REVERSED, ENTRY_NOT_REVERSIBLE, DATE_BEFORE_ENTRY, BEYOND_ACTUAL_COSTS, ROLE_NOT_ALLOWED
 */
export const reverseEntry = (asking: Asking, key: string, input: ReversedEntry): Promise<ActAnswer> =>
  perform(asking, { name: 'reverseEntry', key, input }, async (acting) => {
    const at = await onAction(acting, input);
    const { client, action, actor, on } = at;
    if (actor.role !== 'PARTNER') throw new FrenchError('ROLE_NOT_ALLOWED', 'Les mouvements de crédits sont enregistrés par le partenaire qui les gère.');
    const reason = checkText('motif', input.reason, LONGEST_SENTENCE);
    const entry = await entryOf(at, input.entry);
    const kind = reversalOf(entry);
    if (on < entry.happenedOn) throw new FrenchError('DATE_BEFORE_ENTRY', `L’écriture à reprendre est du ${formatDate(entry.happenedOn)} : corrigez la date.`);
    const position = (await actionPositions(client, action.id)).find(({ source }) => source === entry.source)?.position ?? NO_MONEY;
    // Costs told by a realised sheet stand in its own versions: those shown by invoices are weighed against themselves.
    const reversed = record(kind === 'PAYMENT_REVERSAL' ? position : { ...position, justified: cents(entry.cents) }, { kind, amount: cents(entry.cents) });
    if (!reversed.ok) throw new FrenchError(reversed.problem.code, reversed.problem.message);
    if (kind === 'JUSTIFICATION_REVERSAL') await refuseUncoveredProvider(at, entry);
    await client.query(
      `INSERT INTO money_entry (action_id, convention_key, funding_source_code, kind, amount_cents, happened_on, provider_agreement_id, ground, reverses_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [action.id, action.conventionKey, entry.source, kind, entry.cents, on, entry.agreement, reason, input.entry],
    );
    const recordId = await appendRecord(client, actor, {
      subject: { kind: 'ACTION', key: action.slug },
      change: 'ENTRY_REVERSED',
      before: { entry: input.entry, kind: entry.kind, source: entry.source, cents: entry.cents, on: entry.happenedOn },
      after: { kind, on },
      reason,
    });
    return { recordId, actionId: action.id, status: action.status, marks: [], articles: [], explanation: 'L’écriture est reprise par une écriture contraire ; l’une et l’autre restent.' };
  });

const entryOf = async ({ client, action }: ActingOnAction, id: number): Promise<EntryRow> => {
  const { rows } = await client.query<EntryRow>(
    `SELECT kind, funding_source_code AS source, amount_cents AS cents, happened_on AS "happenedOn", provider_agreement_id AS agreement,
            EXISTS (SELECT FROM money_entry r WHERE r.reverses_id = e.id) AS "isReversed"
       FROM money_entry e WHERE id = $1 AND action_id = $2`,
    [id, action.id],
  );
  if (!rows[0]) throw new FrenchError('ENTRY_UNKNOWN', `L’action n’a pas d’écriture n° ${id} : reprenez son numéro dans la liste de ses mouvements.`);
  return rows[0];
};

const reversalOf = ({ kind, isReversed }: EntryRow): 'PAYMENT_REVERSAL' | 'JUSTIFICATION_REVERSAL' => {
  if (isReversed) throw new FrenchError('ENTRY_ALREADY_REVERSED', 'Cette écriture a déjà été reprise : enregistrez-en une nouvelle.');
  if (kind === 'PAYMENT') return 'PAYMENT_REVERSAL';
  if (kind === 'JUSTIFICATION') return 'JUSTIFICATION_REVERSAL';
  throw new FrenchError(
    'ENTRY_NOT_REVERSIBLE',
    kind === 'RELEASE' ? 'Une libération se répare par un engagement complémentaire, que le plafond doit permettre.' : 'Une contre-passation ne se reprend pas : enregistrez une écriture nouvelle.',
  );
};

/** What a provider was paid must stay within the costs that it has shown (DEFi, article 12). */
const refuseUncoveredProvider = async (at: ActingOnAction, { agreement, cents: amount }: EntryRow): Promise<void> => {
  if (agreement === null) return;
  const facts = await factsOfAgreement(at, agreement);
  const verdict = checkProviderPayment(at.convention.terms, { ...facts, actualCosts: subtract(facts.actualCosts, cents(amount)) }, cents(0));
  if (!verdict.findings.includes('BEYOND_ACTUAL_COSTS')) return;
  throw refusal('BEYOND_ACTUAL_COSTS', 'Le prestataire a été payé sur ces frais réels : reprenez d’abord le paiement.', verdict.articles);
};
