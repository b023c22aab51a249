import { daysInMonth } from '@conventions-ouvertes/shared/local-date';
import type { Draft } from '../convention-schema.js';
import type { Path, Report } from '../convention-problem.js';
import type { Check } from './check.js';

type Committee = NonNullable<Draft['committee']>;

/** Seats, votes and meetings that can be. */
export const checkCommittee: Check = ({ draft: { committee, reports } }, report) => {
  for (const [index, { due }] of (reports ?? []).entries()) {
    if (due.kind === 'YEARLY') checkDay(due, ['reports', index, 'due', 'day'], report);
  }
  if (committee === undefined) return;
  checkSeats(committee, report);
  checkVotes(committee, report);
  const { meetings } = committee;
  for (const [index, { deadline }] of meetings.yearly.entries()) {
    if (deadline !== null) checkDay(deadline, ['committee', 'meetings', 'yearly', index, 'deadline', 'day'], report);
  }
  if (meetings.yearly.length > meetings.perYearMin) {
    report('TOO_MANY_MEETINGS', ['committee', 'meetings', 'perYearMin'], `${meetings.yearly.length} réunions sont citées pour ${meetings.perYearMin} par an au moins.`);
  }
};

/** 29 February is refused too: a yearly deadline falls every year. */
function checkDay({ month, day }: { readonly month: number; readonly day: number }, path: Path, report: Report): void {
  const last = daysInMonth(2023, month);
  if (day > last) report('NO_SUCH_DAY', path, `le jour ${day} n’existe pas chaque année au mois ${month}, qui en compte ${last}.`);
}

function checkSeats({ composition, quorum }: Committee, report: Report): void {
  const total = composition.kind === 'SEATS' ? composition.total : composition.kind === 'HEADS' ? composition.heads.length : null;
  if (composition.kind === 'SEATS') {
    const seats = composition.colleges.map((college) => college.seats);
    const missing = seats.indexOf(null);
    if (missing >= 0) {
      report('SEATS_MISSING', ['committee', 'composition', 'colleges', missing, 'seats'], 'le comité a un nombre de sièges\u00a0: chaque collège doit dire le sien.');
    } else {
      const sum = seats.reduce<number>((left, right) => left + (right ?? 0), 0);
      if (sum !== composition.total) {
        report('SEATS_DO_NOT_ADD_UP', ['committee', 'composition', 'total'], `les collèges ont ${sum} sièges, le comité en aurait ${composition.total}.`);
      }
    }
  }
  if (quorum === null) return;
  if (total === null) {
    report('QUORUM_WITHOUT_SEATS', ['committee', 'quorum'], 'un quorum de sièges ne va pas sans un nombre de sièges\u00a0: décrivez la composition par SEATS.');
  } else if (quorum.seats > total) {
    report('QUORUM_ABOVE_SEATS', ['committee', 'quorum', 'seats'], `le quorum de ${quorum.seats} dépasse les ${total} sièges du comité.`);
  }
}

function checkVotes({ composition, voting }: Committee, report: Report): void {
  if (composition.kind !== 'SEATS' && composition.kind !== 'COLLEGES') {
    if (voting.kind === 'MAJORITY') report('VOTES_MISSING', ['committee', 'voting'], 'un vote demande que la composition dise les voix de chaque collège.');
    return;
  }
  for (const [index, { seats, votes, offices }] of composition.colleges.entries()) {
    const at = ['committee', 'composition', 'colleges', index, 'votes'] as const;
    const required = offices.filter(({ strength }) => strength === 'REQUIRED').length;
    if (seats !== null && required > seats) {
      report('OFFICES_ABOVE_SEATS', ['committee', 'composition', 'colleges', index, 'offices'], `${required} fonctions doivent siéger, et le collège a ${seats} siège(s).`);
    }
    if (voting.kind === 'MAJORITY' && votes === null) report('VOTES_MISSING', at, 'le comité vote\u00a0: dites les voix de ce collège.');
    if (voting.kind === 'NOT_SET' && votes !== null) report('VOTES_WITHOUT_RULE', at, 'le collège a des voix, mais voting ne dit pas comment elles se comptent.');
    if (votes === null || votes.castBy === 'BLOCK') continue;
    if (votes.total !== seats) {
      report('VOTES_DO_NOT_MATCH_SEATS', [...at, 'total'], `des voix portées une à une sont autant que les sièges\u00a0: ${votes.total} voix pour ${seats ?? 'aucun nombre de'} sièges.`);
    }
  }
}
