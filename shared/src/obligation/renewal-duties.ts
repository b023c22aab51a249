import { readingInForce } from '../convention/first-readings.js';
import type { ConventionLife } from '../convention/life.js';
import { termClause } from '../convention/term.js';
import type { BindingTerms } from '../convention/terms.js';
import { monthsBefore } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing } from '../verdict.js';
import type { ObligationFacts } from './obligation-facts.js';
import type { Owed } from './obligation.js';

/**
 * What whoever wants a renewal, or wants none, has to do in time: the written request six months before the end (DEFi,
 * article 13), the notice not to renew (CGPME, article 3.4). Conditions, and no duties: not to renew is no breach.
 */
export function renewalDuties(terms: BindingTerms, life: ConventionLife, facts: ObligationFacts): readonly Owed[] {
  return [...requests(terms, life, facts), ...refusals(terms, life)];
}

function requests(terms: BindingTerms, life: ConventionLife, facts: ObligationFacts): readonly Owed[] {
  const request = termClause(terms)?.renewalRequest ?? null;
  if (request === null) return [];
  return life.terms.flatMap((term): readonly Owed[] => {
    if (term.end.kind !== 'ON') return [];
    const end = term.end.lastDay;
    const dueOn = monthsBefore(end, request.monthsBeforeEnd);
    // A convention ended before that day had nothing left to renew.
    if (life.ending !== null && life.ending.lastDay < dueOn) return [];
    const onTheDay = readingInForce(terms, 'RENEWAL_REQUEST_DEADLINE') === 'ON_THE_DAY';
    const made = facts.renewalRequests.find(({ receivedOn }) => receivedOn >= term.firstDay && receivedOn <= end);
    return [
      {
        kind: 'RENEWAL_REQUEST',
        id: `RENEWAL_REQUEST:${term.number}`,
        label: `Demande de renouvellement avant la fin du ${formatDate(end)}`,
        nature: 'CONDITION',
        since: onTheDay ? dueOn : term.firstDay,
        dueOn,
        owedBy: { kind: 'PARTY', party: request.by, service: null },
        owedTo: [{ kind: 'PARTY', party: request.to, service: null }],
        doneOn: made?.receivedOn ?? null,
        doneBy: made?.id ?? null,
        articles: citing(request.article),
        readings: ['RENEWAL_REQUEST_DEADLINE'],
        ...(onTheDay && made !== undefined && made.receivedOn < dueOn ? { notGoodEnough: 'La demande est venue avant le jour que le texte, tel qu’il est lu, désigne.' } : {}),
      },
    ];
  });
}

function refusals(terms: BindingTerms, life: ConventionLife): readonly Owed[] {
  const clause = termClause(terms)?.nonRenewalNotice ?? null;
  const dueOn = life.lastDayToPreventRenewal;
  if (clause === null || dueOn === null || dueOn < life.asOf) return [];
  return [
    {
      kind: 'NON_RENEWAL_NOTICE',
      id: `NON_RENEWAL_NOTICE:${life.terms.length}`,
      label: 'Dernier jour pour faire savoir que l’on ne reconduit pas',
      nature: 'CONDITION',
      since: null,
      dueOn,
      owedBy: { kind: 'ALL_PARTIES' },
      owedTo: [{ kind: 'ALL_PARTIES' }],
      doneOn: null,
      doneBy: null,
      articles: citing(clause.article),
      readings: ['NOTICE_RUNS_FROM'],
    },
  ];
}
