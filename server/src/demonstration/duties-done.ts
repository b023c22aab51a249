import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { addDays, addYears, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { DEMONSTRATION_ENDS_ON, dutiesOf, fateOf, type DemoMeeting } from './committee-life.js';
import { onWorkingDay } from './on-working-day.js';
import { randomFrom } from './random.js';

export interface DemoReport {
  readonly report: string;
  readonly year: number | null;
  readonly sentOn: LocalDate;
  readonly approvedOn: LocalDate | null;
  readonly shown: readonly { readonly body: string; readonly on: LocalDate }[];
}

export interface DemoTool {
  readonly name: string;
  readonly onlineOn: LocalDate;
  readonly papers: readonly { readonly kind: 'AGREEMENT' | 'GDPR' | 'PUBLIC_ALGORITHM'; readonly party: string | null; readonly on: LocalDate }[];
}

export interface DemoLeave {
  readonly ministry: string;
  readonly from: LocalDate;
  readonly lastDay: LocalDate;
}

/** The reports that were sent: most in time, some late, some never. Those of a yearly meeting go with it. */
export const inventReports = (terms: BindingTerms, meetings: readonly DemoMeeting[]): readonly DemoReport[] =>
  dutiesOf(terms)
    .filter(({ kind }) => kind === 'REPORT')
    .flatMap((duty): readonly DemoReport[] => {
      const [, report = '', period = ''] = duty.id.split(':');
      const clause = terms.reports.find(({ key }) => key === report);
      if (clause === undefined) return [];
      const year = /^\d{4}/u.test(period) ? Number(period.slice(0, 4)) : null;
      if (clause.due.kind === 'YEARLY_MEETING') {
        const { since } = duty;
        const held = meetings.find(({ on }) => since !== null && on >= since && on < addYears(since, 1));
        return held === undefined ? [] : [{ report, year, sentOn: held.on, approvedOn: null, shown: [] }];
      }
      const random = randomFrom(`report/${terms.key}/${duty.id}`);
      const from = duty.dueOn ?? (duty.since === null ? null : addDays(duty.since, 200));
      if (from === null || fateOf(terms.key, duty.id) === 'MISSED') return [];
      const sentOn = onWorkingDay(addDays(from, fateOf(terms.key, duty.id) === 'LATE' ? random.int(5, 45) : -random.int(2, 40)));
      if (sentOn > DEMONSTRATION_ENDS_ON) return [];
      const shown = clause.presentedFirstTo.flatMap((body, place) => (body.kind === 'BODY' && random.chance(850) ? [{ body: body.body, on: onWorkingDay(addDays(sentOn, -(30 - place * 12))) }] : []));
      return [{ report, year, sentOn, approvedOn: clause.forApproval ? onWorkingDay(addDays(sentOn, random.int(20, 50))) : null, shown }];
    });

/** Days on which lists of contacts were exchanged. */
export const inventContactLists = (terms: BindingTerms): readonly LocalDate[] =>
  dutiesOf(terms)
    .filter(({ kind }) => kind === 'CONTACT_LIST')
    .flatMap((duty): readonly LocalDate[] => {
      const random = randomFrom(`contacts/${terms.key}/${duty.id}`);
      const fate = fateOf(terms.key, duty.id);
      if (duty.dueOn === null) return duty.since === null ? [] : [onWorkingDay(addDays(duty.since, random.int(40, 90)))];
      const on = onWorkingDay(addDays(duty.dueOn, fate === 'LATE' ? random.int(5, 40) : -random.int(3, 25)));
      return fate === 'MISSED' || on > DEMONSTRATION_ENDS_ON ? [] : [on];
    });

/** Two digital tools, one of which lacks what it needs (OPCO EP, article 12). */
export const inventTools = (terms: BindingTerms): readonly DemoTool[] => {
  if (terms.digitalTools === null || terms.signature.state !== 'DATED') return [];
  const ministries = terms.parties.filter(({ side }) => side === 'EDUCATION').map(({ key }) => key);
  const first = onWorkingDay(addDays(addYears(terms.signature.date, 1), 20));
  const second = onWorkingDay(addDays(addYears(terms.signature.date, 2), 45));
  const papers = (day: LocalDate) => [
    ...ministries.map((party) => ({ kind: 'AGREEMENT' as const, party, on: addDays(day, -30) })),
    { kind: 'GDPR' as const, party: null, on: addDays(day, -21) },
    { kind: 'PUBLIC_ALGORITHM' as const, party: null, on: addDays(day, -14) },
  ];
  return [
    { name: 'Boussole des métiers de proximité (outil fictif)', onlineOn: first, papers: papers(first) },
    { name: 'Carnet de stage partagé (outil fictif)', onlineOn: second, papers: papers(second).filter(({ kind }) => kind !== 'PUBLIC_ALGORITHM') },
  ];
};

/** A leave of each ministry to use its logo, for eighteen months; the first one's is renewed (OPCO EP, article 11). */
export const inventLeaves = (terms: BindingTerms): readonly DemoLeave[] => {
  const clause = terms.communication.find(({ kind }) => kind === 'LOGO_LEAVE');
  if (clause === undefined || terms.signature.state !== 'DATED') return [];
  const from = addDays(terms.signature.date, 60);
  const ministries = terms.parties.filter(({ side }) => side === 'EDUCATION').map(({ key }) => key);
  const leaves = ministries.map((ministry) => ({ ministry, from, lastDay: addDays(from, 548) }));
  return [...leaves, ...leaves.slice(0, 1).map(({ ministry, lastDay }) => ({ ministry, from: addDays(lastDay, 1), lastDay: addDays(lastDay, 365) }))];
};
