import type { PartyKey } from '../convention/terms-identity.js';
import type { BindingTerms } from '../convention/terms.js';
import type { LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing, type Verdict } from '../verdict.js';

/** A dispute between parties, and what came of it. */
export interface Dispute {
  readonly openedOn: LocalDate;
  readonly openedBy: PartyKey;
  /** « litige sérieux » (CGPME, article 3.3). */
  readonly isSerious: boolean;
  readonly conciliationOn: LocalDate | null;
  readonly exceptionalCommitteeOn: LocalDate | null;
  /** The day on which all parties met over it. */
  readonly meetingOn: LocalDate | null;
  /** The day on which they settled it between themselves (Occitanie, article 14). */
  readonly amicableOn: LocalDate | null;
  readonly closedOn: LocalDate | null;
}

export type TerminationOutcome = 'NOTHING_REQUIRED' | 'MEETING_HELD' | 'MEETING_SKIPPED';

/**
 * Whether a notice of termination skips a meeting that the text requires first. CGPME, article 3.3: where a serious
 * dispute arises, the parties meet and examine it before they resort to termination. The notice is flagged; whether it
 * is void is not for a computer to say.
 */
export function terminationMeeting(terms: BindingTerms, disputes: readonly Dispute[], noticeOn: LocalDate): Verdict<TerminationOutcome> {
  const required = terms.termination?.meetingRequiredFirst ?? null;
  const grounds = { articles: citing(required?.article, terms.termination?.article), readings: [], inputs: [{ label: 'Notification', value: formatDate(noticeOn) }] };
  if (required === null) return { ...grounds, outcome: 'NOTHING_REQUIRED', explanation: 'Le texte n’impose pas de réunion avant la résiliation.' };
  const open = disputes.filter((dispute) => dispute.openedOn <= noticeOn && (dispute.closedOn === null || dispute.closedOn > noticeOn));
  const calling = required.when === 'ALWAYS' ? open : open.filter(({ isSerious }) => isSerious);
  if (required.when === 'SERIOUS_DISPUTE' && calling.length === 0) {
    return { ...grounds, outcome: 'NOTHING_REQUIRED', explanation: 'Aucun litige sérieux n’est ouvert\u00A0: la réunion n’est pas exigée.' };
  }
  const held = calling.length > 0 && calling.every(({ meetingOn }) => meetingOn !== null && meetingOn <= noticeOn);
  return held
    ? { ...grounds, outcome: 'MEETING_HELD', explanation: 'Les parties se sont réunies avant la résiliation, comme le texte le demande.' }
    : { ...grounds, outcome: 'MEETING_SKIPPED', explanation: 'La résiliation a été notifiée sans la réunion que le texte demande d’abord\u00A0: à confirmer par le ministère.' };
}

export type DisputeStep = 'CONCILIATION' | 'EXCEPTIONAL_COMMITTEE' | 'MEETING' | 'AMICABLE_SETTLEMENT';

/** The ways that the text opens to settle a dispute, each with whether it was taken. */
export function disputeWays(terms: BindingTerms, dispute: Dispute): readonly Verdict<'TAKEN' | 'OPEN'>[] {
  return terms.disputes.flatMap((clause) => {
    const ways: readonly (readonly [DisputeStep, LocalDate | null, string])[] =
      clause.kind === 'CONCILIATION'
        ? [
            ['CONCILIATION', dispute.conciliationOn, 'Conciliation'],
            ...(clause.exceptionalCommittee ? ([['EXCEPTIONAL_COMMITTEE', dispute.exceptionalCommitteeOn, 'Comité de pilotage exceptionnel']] as const) : []),
          ]
        : clause.kind === 'MEETING'
          ? [['MEETING', dispute.meetingOn, 'Réunion des parties']]
          : [['AMICABLE_SETTLEMENT', dispute.amicableOn, 'Règlement amiable']];
    return ways.map(([, on, label]) => ({
      outcome: on === null ? ('OPEN' as const) : ('TAKEN' as const),
      articles: citing(clause.article),
      readings: [],
      inputs: [{ label, value: on === null ? 'pas encore' : formatDate(on) }],
      explanation: clause.summary,
    }));
  });
}
