import { readingInForce } from '../convention/first-readings.js';
import type { ReportClause } from '../convention/terms-governance.js';
import type { BindingTerms } from '../convention/terms.js';
import { addDays, localDate, type LocalDate } from '../local-date.js';
import { actorLabel } from '../convention/actor-label.js';
import { citing } from '../verdict.js';
import { lastDayInTime, meetingSlots } from './meeting-duties.js';
import type { ObligationFacts, ReportFact } from './obligation-facts.js';
import type { Owed } from './obligation.js';
import { periodsIn, type Period, type Validity } from './period.js';

/** Yearly and multi-year reports (DEFi 11, OPCO EP 15, Occitanie 9, CGPME 3.1), and the bodies that see them first. */
export function reportDuties(terms: BindingTerms, facts: ObligationFacts, validity: Validity, until: LocalDate): readonly Owed[] {
  return terms.reports.flatMap((clause) => {
    switch (clause.due.kind) {
      case 'YEARLY':
        return yearlyReports(terms, clause, clause.due, facts, validity, until);
      case 'YEARLY_MEETING':
        return meetingReports(terms, clause, facts, validity, until);
      case 'AT_THE_END':
        return [finalReport(terms, clause, facts, validity)];
    }
  });
}

/** One for each calendar year that the convention touches, a part of a year included: actions were carried out in it. */
function yearlyReports(
  terms: BindingTerms,
  clause: ReportClause,
  due: Extract<ReportClause['due'], { kind: 'YEARLY' }>,
  facts: ObligationFacts,
  validity: Validity,
  until: LocalDate,
): readonly Owed[] {
  return periodsIn('CALENDAR_YEAR', validity, until).flatMap((period) => {
    const dueOn = lastDayInTime(due, period.year);
    if (!clause.outlivesConvention && validity.lastDay !== null && dueOn > validity.lastDay) return [];
    const report = facts.reports.find((fact) => fact.report === clause.key && fact.year === period.year) ?? null;
    return withPresentations(terms, clause, report, { label: String(period.year), since: addDays(period.lastDay, 1), tellsFrom: firstDayToReportOn(period, validity) }, dueOn);
  });
}

/**
 * The first day on which a report can tell a whole period: the day after its last, or after the last that the convention binds.
 * A report of before tells only a part of it, and does not meet it (DEFi, article 11; OPCO EP, article 15: « entre le 1er
 * janvier et le 31 décembre »).
 */
function firstDayToReportOn(period: Period, { lastDay }: Validity): LocalDate {
  return addDays(lastDay !== null && lastDay >= period.firstDay && lastDay < period.lastDay ? lastDay : period.lastDay, 1);
}

/**
 * The first day on which a report on a year can meet what is owed of it. Null: the year lies before the convention. Actions
 * carried through after its end may be reported on, though nothing more is owed.
 */
export function reportTellsFrom(terms: BindingTerms, clause: ReportClause, year: number, validity: Validity): LocalDate | null {
  const isCalendar = clause.due.kind === 'YEARLY';
  const kind = isCalendar ? 'CALENDAR_YEAR' : readingInForce(terms, 'MEETING_YEAR');
  const period = periodsIn(kind, { ...validity, lastDay: null }, localDate(`${year}-12-31`)).find((candidate) => candidate.year === year);
  if (period === undefined) return null;
  return isCalendar ? firstDayToReportOn(period, validity) : period.firstDay;
}

/** Formalised at the yearly meeting: owed on the day it is held, and by the end of its period while it is not. */
function meetingReports(terms: BindingTerms, clause: ReportClause, facts: ObligationFacts, validity: Validity, until: LocalDate): readonly Owed[] {
  const slots = meetingSlots(terms, facts, validity, until);
  return [...new Map(slots.map((slot) => [slot.period.year, slot])).values()].flatMap((slot) => {
    const report = facts.reports.find((fact) => fact.report === clause.key && fact.year === slot.period.year) ?? null;
    const { label, firstDay } = slot.period;
    return withPresentations(terms, clause, report, { label, since: firstDay, tellsFrom: firstDay }, slot.answeredBy?.on ?? slot.dueOn);
  });
}

/** DEFi, article 11: at the end, without a day. Read as owed from the end on, or as due with the next yearly report. */
function finalReport(terms: BindingTerms, clause: ReportClause, facts: ObligationFacts, validity: Validity): Owed {
  const report = facts.reports.find((fact) => fact.report === clause.key) ?? null;
  const yearly = terms.reports.find((candidate) => candidate.due.kind === 'YEARLY');
  const hasDay = readingInForce(terms, 'MULTI_YEAR_REPORT_DUE') === 'NEXT_ANNUAL_DEADLINE' && validity.lastDay !== null;
  const dueOn = hasDay && yearly?.due.kind === 'YEARLY' ? lastDayInTime(yearly.due, Number(validity.lastDay.slice(0, 4))) : null;
  return {
    ...owedReport(clause, report, 'toutes les années'),
    since: validity.lastDay === null ? null : addDays(validity.lastDay, 1),
    dueOn,
    readings: ['MULTI_YEAR_REPORT_DUE'],
    ...(validity.lastDay === null ? { untellable: 'La fin de la convention n’est pas encore en vue\u00A0: ce bilan est dû à partir d’elle.' } : {}),
    ...(tellsAll(report?.sentOn ?? null, validity.lastDay) ? {} : { notGoodEnough: TELLS_A_PART }),
    doneOn: report?.sentOn ?? null,
    doneBy: report?.id ?? null,
    articles: citing(clause.article),
  };
}

const TELLS_A_PART = 'Le bilan enregistré est antérieur à la fin de ce qu’il doit raconter\u00A0: il ne le couvre pas.';

/** Made « en fin de convention »: on its last day at the earliest. Null: nothing was made, or no end is in sight. */
function tellsAll(sentOn: LocalDate | null, lastDay: LocalDate | null): boolean {
  return sentOn === null || (lastDay !== null && sentOn >= lastDay);
}

/** What a report is about, and from when it can be told whole. */
interface Reported {
  readonly label: string;
  readonly since: LocalDate;
  readonly tellsFrom: LocalDate;
}

function withPresentations(terms: BindingTerms, clause: ReportClause, report: ReportFact | null, reported: Reported, dueOn: LocalDate): readonly Owed[] {
  const { label, since, tellsFrom } = reported;
  const byApproval = clause.forApproval && readingInForce(terms, 'REPORT_APPROVAL_DEADLINE') === 'APPROVED_BEFORE';
  const main: Owed = {
    ...owedReport(clause, report, label),
    since,
    dueOn,
    ...tooEarly(report?.sentOn ?? null, tellsFrom),
    doneOn: (byApproval ? report?.approvedOn : report?.sentOn) ?? null,
    doneBy: report?.id ?? null,
    articles: citing(clause.article),
    readings: clause.forApproval ? ['REPORT_APPROVAL_DEADLINE'] : [],
  };
  return [main, ...clause.presentedFirstTo.map((body) => presentation(terms, clause, body, report, reported, dueOn))];
}

function tooEarly(on: LocalDate | null, tellsFrom: LocalDate): Pick<Owed, 'notGoodEnough'> {
  return on !== null && on < tellsFrom ? { notGoodEnough: TELLS_A_PART } : {};
}

/** Shown « en amont »: before the report is sent; while it is not, by the report's own last day. */
function presentation(
  terms: BindingTerms,
  clause: ReportClause,
  body: ReportClause['presentedFirstTo'][number],
  report: ReportFact | null,
  { label, since, tellsFrom }: Reported,
  reportDueOn: LocalDate,
): Owed {
  const name = body.kind === 'BODY' ? body.body : body.kind;
  const shown = report?.presentations.find((candidate) => candidate.body === name);
  return {
    kind: 'REPORT_PRESENTATION',
    id: `REPORT_PRESENTATION:${clause.key}:${label}:${name}`,
    label: `${clause.label} ${label} présenté en amont à\u00A0: ${actorLabel(terms, body)}`,
    since,
    dueOn: report?.sentOn ?? reportDueOn,
    ...tooEarly(shown?.on ?? null, tellsFrom),
    owedBy: clause.by,
    owedTo: [body],
    doneOn: shown?.on ?? null,
    doneBy: report?.id ?? null,
    articles: citing(clause.article),
  };
}

function owedReport(clause: ReportClause, report: ReportFact | null, period: string): Pick<Owed, 'kind' | 'id' | 'label' | 'owedBy' | 'owedTo' | 'doneBy'> {
  return {
    kind: 'REPORT',
    id: `REPORT:${clause.key}:${period}`,
    label: `${clause.label} (${period})`,
    owedBy: clause.by,
    owedTo: clause.to,
    doneBy: report?.id ?? null,
  };
}
