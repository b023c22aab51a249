import type { TacitRenewal, TermClause, TermLength, TerminationClause } from '@conventions-ouvertes/shared/convention/terms-life';
import type { MonthsValue } from '@conventions-ouvertes/shared/convention/terms-identity';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { formatDate, formatMonths } from '#lib/format/date.js';
import { m } from '#lib/paraglide/messages.js';
import type { Clause } from './clause.js';

/** From the signature to the end: length, renewal, notices, endings. */
export function lifeClauses(terms: ConventionTerms): readonly Clause[] {
  const party = (key: string) => terms.parties.find((candidate) => candidate.key === key)?.shortName ?? key;
  return [
    ...terms.parents.map(({ article, summary }) => ({ article, sentence: summary })),
    ...terms.declensions.map(({ article, summary }) => ({ article, sentence: summary })),
    ...terms.terms.flatMap((clause) => termClauses(clause, party)),
    ...(terms.termination === null ? [] : terminationClauses(terms.termination)),
    ...terms.endingsByEvent.map(({ article, summary }) => ({ article, sentence: summary })),
    ...terms.windingDown.map(({ article, summary }) => ({ article, sentence: summary })),
    ...(terms.amendment === null
      ? []
      : [{ article: terms.amendment.article, sentence: terms.amendment.scope === 'SIGNIFICANT_CHANGE' ? m.clause_amendment_significant() : m.clause_amendment() }]),
  ];
}

function termClauses(clause: TermClause, party: (key: string) => string): readonly Clause[] {
  const { article, renewalRequest: request, nonRenewalNotice: notice } = clause;
  const start = clause.startsOn === 'SIGNATURE' ? m.clause_from_signature() : m.clause_from_last_signature();
  return [
    { article, sentence: m.clause_term({ length: lengthText(clause.length), start }) },
    ...renewalClauses(clause.tacitRenewal),
    ...(request === null
      ? []
      : [
          {
            article: request.article,
            sentence: m.clause_renewal_request({ by: party(request.by), to: party(request.to), months: formatMonths(request.monthsBeforeEnd) }),
          },
        ]),
    ...(notice === null ? [] : [{ article: notice.article, sentence: m.clause_non_renewal({ notice: monthsText(notice.notice) }) }]),
  ];
}

function renewalClauses(renewal: TacitRenewal): readonly Clause[] {
  switch (renewal.kind) {
    case 'EXCLUDED':
      return [{ article: renewal.article, sentence: m.clause_renewal_excluded() }];
    case 'ALLOWED': {
      const length = monthsText(renewal.length);
      const sentence = renewal.basis === 'EXPRESS' ? m.clause_renewal_express({ length }) : m.clause_renewal_implied({ length });
      return [{ article: renewal.article, sentence }];
    }
    case 'TO_FILL_IN':
      return [{ article: renewal.article, sentence: m.clause_renewal_to_fill() }];
    case 'NOT_MENTIONED':
      return [];
  }
}

function terminationClauses({ article, effect, meetingRequiredFirst: meeting }: TerminationClause): readonly Clause[] {
  const sentence =
    effect.kind === 'NEXT_SCHOOL_YEAR' ? m.clause_termination_school_year() : m.clause_termination({ notice: monthsText(effect.notice) });
  return [
    { article, sentence },
    ...(meeting === null ? [] : [{ article: meeting.article, sentence: m.clause_meeting_first() }]),
  ];
}

function lengthText(length: TermLength): string {
  switch (length.kind) {
    case 'MONTHS':
      return m.clause_length_months({ length: formatMonths(length.months) });
    case 'UNTIL':
      return m.clause_length_until({ date: formatDate(length.date) });
    case 'UNTIL_BLANK':
      return m.clause_length_cycle();
    case 'NOT_IN_TEXT':
      return m.clause_length_unknown();
  }
}

function monthsText(value: MonthsValue): string {
  switch (value.state) {
    case 'KNOWN':
      return formatMonths(value.months);
    case 'NOT_IN_TEXT':
      return m.clause_not_in_text();
    case 'BLANK':
      return m.clause_to_fill();
  }
}
