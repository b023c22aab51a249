import { partiesBehind } from '../convention/actor-label.js';
import { readingInForce } from '../convention/first-readings.js';
import type { BindingTerms } from '../convention/terms.js';
import { addDays, addMonths, addYears, localDate, type LocalDate } from '../local-date.js';
import { schoolYear } from '../school-year.js';
import { citing } from '../verdict.js';
import type { DigitalToolFact, ObligationFacts } from './obligation-facts.js';
import type { Owed } from './obligation.js';
import { periodsIn, type Validity } from './period.js';

const ALL = { kind: 'ALL_PARTIES' } as const;

/** Lists of contacts: each September (Occitanie, article 8), or once without a day (OPCO EP, article 11). */
export function contactListDuties(terms: BindingTerms, facts: ObligationFacts, validity: Validity, until: LocalDate): readonly Owed[] {
  return terms.secrecy.flatMap((clause): readonly Owed[] => {
    if (clause.kind !== 'CONTACT_LIST') return [];
    const common = { kind: 'CONTACT_LIST', owedBy: clause.between, owedTo: [ALL], articles: citing(clause.article) } as const;
    const month = clause.yearlyMonth;
    if (month === null) {
      const shared = facts.contactLists.find(({ exchangedOn }) => exchangedOn >= validity.firstDay);
      return [{ ...common, id: 'CONTACT_LIST', label: 'Partage des listes de contacts', since: validity.firstDay, dueOn: null, doneOn: shared?.exchangedOn ?? null, doneBy: shared?.id ?? null }];
    }
    const atStart = readingInForce(terms, 'CONTACT_LIST_DUE') === 'SCHOOL_YEAR_START';
    return periodsIn('CALENDAR_YEAR', validity, until).flatMap(({ year }): readonly Owed[] => {
      const newYear = localDate(`${year}-01-01`);
      const endOfMonth = addDays(addMonths(newYear, month), -1);
      const start = schoolYear(year);
      const dueOn = atStart ? (start.known ? start.firstDay : null) : endOfMonth;
      const day = dueOn ?? endOfMonth;
      if (day < validity.firstDay || (validity.lastDay !== null && day > validity.lastDay)) return [];
      // An exchange of the month before prepares the same school year; later ones, up to the next, come late.
      const from = addMonths(newYear, Math.max(0, month - 2));
      const made = facts.contactLists.find(({ exchangedOn }) => exchangedOn >= from && exchangedOn < addYears(from, 1));
      return [
        {
          ...common,
          id: `CONTACT_LIST:${year}`,
          label: `Échange des listes de contacts ${year}`,
          since: from,
          dueOn,
          doneOn: made?.exchangedOn ?? null,
          doneBy: made?.id ?? null,
          readings: ['CONTACT_LIST_DUE'],
          ...(dueOn === null ? { untellable: 'La date de cette rentrée scolaire n’est pas connue.' } : {}),
        },
      ];
    });
  });
}

/** A ministry's leave to use its logo that is about to end (OPCO EP, article 11): a reminder, answered by a leave that follows. */
export function logoLeaveReminders(terms: BindingTerms, facts: ObligationFacts, asOf: LocalDate): readonly Owed[] {
  const clause = terms.communication.find((candidate) => candidate.kind === 'LOGO_LEAVE');
  if (clause === undefined) return [];
  return facts.logoLeaves.flatMap((leave): readonly Owed[] => {
    const { lastDay } = leave;
    if (lastDay === null || lastDay < asOf) return [];
    const next = facts.logoLeaves.find((other) => other !== leave && other.ministry === leave.ministry && other.from <= addDays(lastDay, 1) && (other.lastDay ?? lastDay) > lastDay);
    return [
      {
        kind: 'LOGO_LEAVE_ENDING',
        id: `LOGO_LEAVE_ENDING:${leave.id}`,
        label: 'Fin d’une autorisation d’employer le logo d’un ministère',
        nature: 'REMINDER',
        since: null,
        dueOn: lastDay,
        owedBy: { kind: 'PARTIES_OF_SIDE', side: 'PROFESSIONAL' },
        owedTo: [{ kind: 'PARTY', party: leave.ministry, service: null }],
        doneOn: next?.from ?? null,
        doneBy: next?.id ?? null,
        articles: citing(clause.article),
      },
    ];
  });
}

/** Each digital tool: every ministry's agreement before it goes online, and its sheets (OPCO EP, article 12). */
export function digitalToolDuties(terms: BindingTerms, facts: ObligationFacts): readonly Owed[] {
  const clause = terms.digitalTools;
  if (clause === null) return [];
  const names = { GDPR: 'protection des données (RGPD)', PUBLIC_ALGORITHM: 'algorithmes publics' };
  return facts.digitalTools.flatMap((tool) => [
    ...partiesBehind(terms, clause.priorAgreementOf).map((party) =>
      toolDuty(terms, tool, `AGREEMENT:${party}`, `accord de ${terms.parties.find(({ key }) => key === party)?.shortName ?? party}`, tool.agreements.find((given) => given.party === party)?.on ?? null),
    ),
    ...clause.sheets.map((kind) => toolDuty(terms, tool, `SHEET:${kind}`, `fiche ${names[kind]}`, tool.sheets.find((sheet) => sheet.kind === kind)?.on ?? null)),
  ]);
}

function toolDuty(terms: BindingTerms, tool: DigitalToolFact, part: string, label: string, doneOn: LocalDate | null): Owed {
  return {
    kind: 'DIGITAL_TOOL',
    id: `DIGITAL_TOOL:${tool.id}:${part}`,
    label: `«\u00A0${tool.name}\u00A0»\u00A0: ${label}, avant la mise en ligne`,
    since: null,
    dueOn: tool.onlineOn,
    owedBy: { kind: 'PARTIES_OF_SIDE', side: 'PROFESSIONAL' },
    owedTo: [terms.digitalTools?.priorAgreementOf ?? ALL],
    doneOn,
    doneBy: doneOn === null ? null : tool.id,
    articles: citing(terms.digitalTools?.article),
  };
}

/** Agreements with providers, sent to the committee for information (DEFi, article 11): no day in the text. */
export function providerAgreementDuties(terms: BindingTerms, facts: ObligationFacts): readonly Owed[] {
  if (terms.providers?.agreementSentToCommittee !== true) return [];
  const { article } = terms.providers;
  const duty = terms.eventDuties.find(({ event }) => event === 'PROVIDER_AGREEMENT_SIGNED');
  return facts.providerAgreements.map(
    (agreement): Owed => ({
      kind: 'PROVIDER_AGREEMENT',
      id: `PROVIDER_AGREEMENT:${agreement.id}`,
      label: `Convention passée avec «\u00A0${agreement.provider}\u00A0» à transmettre au comité`,
      since: agreement.signedOn,
      dueOn: null,
      owedBy: duty?.owedBy ?? { kind: 'PARTIES_OF_SIDE', side: 'PROFESSIONAL' },
      owedTo: [{ kind: 'COMMITTEE' }],
      doneOn: agreement.sentOn,
      doneBy: agreement.id,
      articles: citing(article),
    }),
  );
}

/**
 * Duties that an event sets off. The texts give them no delay: they are due from the event on. Taking stock belongs to
 * the first meeting itself (CGPME, article 3.1), so it is due on that day. An event counts while the convention binds,
 * and up to the day on which it ends it (DEFi, article 14: the licence withdrawn).
 */
export function eventDuties(terms: BindingTerms, facts: ObligationFacts, validity: Validity | null): readonly Owed[] {
  const byEvent = terms.eventDuties.filter(({ event }) => event !== 'PROVIDER_AGREEMENT_SIGNED' || terms.providers?.agreementSentToCommittee !== true);
  return byEvent.flatMap((duty) =>
    facts.triggers
      .filter(({ event, occurredOn }) => event === duty.event && isWithin(validity, occurredOn))
      .map((trigger): Owed => {
        const done = trigger.discharges.find((discharge) => discharge.duty === duty.key);
        return {
          kind: 'EVENT_DUTY',
          id: `EVENT_DUTY:${duty.key}:${trigger.id}`,
          label: duty.summary,
          since: trigger.occurredOn,
          dueOn: duty.event === 'FIRST_MEETING' ? trigger.occurredOn : null,
          owedBy: duty.owedBy,
          owedTo: [duty.owedTo],
          doneOn: done?.on ?? null,
          doneBy: done === undefined ? null : trigger.id,
          articles: citing(duty.article),
          ...(validity === null ? { untellable: 'Le texte n’est pas daté\u00A0: on ne sait pas s’il s’appliquait à ce jour.' } : {}),
          ...(done !== undefined && duty.form === 'WRITTEN' && !done.isWritten ? { notGoodEnough: 'Le texte demande que ce soit fait par écrit.' } : {}),
        };
      }),
  );
}

function isWithin(validity: Validity | null, day: LocalDate): boolean {
  if (validity === null) return true;
  return day >= validity.firstDay && (validity.lastDay === null || day <= addDays(validity.lastDay, 1));
}
