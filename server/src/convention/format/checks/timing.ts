import { addDays, addMonths, fromParts, yearOf } from '@conventions-ouvertes/shared/local-date';
import type { Draft } from '../convention-schema.js';
import type { Report } from '../convention-problem.js';
import type { Check } from './check.js';

const EARLIEST = 1900;
const LATEST = 2100;

/** Days, notices and years that leave room for each other. */
export const checkTiming: Check = ({ draft }, report) => {
  const { signature } = draft;
  if (signature?.state === 'DATED' && (yearOf(signature.date) < EARLIEST || yearOf(signature.date) > LATEST)) {
    report('DATE_OUT_OF_REACH', ['signature', 'date'], `l’année ${yearOf(signature.date)} est hors de portée\u00a0: de ${EARLIEST} à ${LATEST}.`);
  }
  checkTerminationNotice(draft, report);
  checkReports(draft, report);
  checkMeetingDays(draft, report);
  checkCapYears(draft, report);
};

/** A notice as long as the whole term could never be given in time to end it. */
function checkTerminationNotice({ terms, termination }: Draft, report: Report): void {
  const effect = termination?.effect;
  if (effect?.kind !== 'AFTER_NOTICE' || effect.notice.state !== 'KNOWN') return;
  const { months } = effect.notice;
  const shortest = Math.min(...(terms ?? []).flatMap(({ length }) => (length.kind === 'MONTHS' ? length.months : [])));
  if (months < shortest) return;
  report('NOTICE_LONGER_THAN_TERM', ['termination', 'effect', 'notice', 'months'], `un préavis de ${months} mois ne tient pas dans une durée de ${shortest} mois.`);
}

/** A report on a calendar year falls due once that year is over. */
function checkReports({ reports }: Draft, report: Report): void {
  for (const [index, { due, period }] of (reports ?? []).entries()) {
    if (due.kind !== 'YEARLY' || period !== 'CALENDAR_YEAR') continue;
    const day = fromParts({ year: 2023 + due.yearsAfter, month: due.month, day: due.day });
    const last = day === null || due.wording === 'AT_LATEST' ? day : addDays(day, -1);
    if (last !== null && yearOf(last) <= 2023) {
      report('REPORT_BEFORE_PERIOD', ['reports', index, 'due', 'yearsAfter'], 'le bilan serait dû avant que l’année dont il rend compte ne soit finie\u00a0: comptez une année de plus.');
    }
  }
}

/** A meeting of a year has a day in that year, and one only. */
function checkMeetingDays({ committee }: Draft, report: Report): void {
  for (const [index, { deadline, season, afterBody, beforeBody }] of (committee?.meetings.yearly ?? []).entries()) {
    const at = ['committee', 'meetings', 'yearly', index] as const;
    if (afterBody !== null && afterBody === beforeBody) report('MEETING_AFTER_AND_BEFORE', [...at, 'beforeBody'], 'la réunion ne se place pas à la fois après et avant la même instance.');
    if (deadline === null) continue;
    if (season !== null) report('SEASON_AND_DEADLINE', [...at, 'season'], 'une réunion a une date limite ou une saison, non les deux.');
    if (deadline.yearsAfter > 0) report('MEETING_AFTER_ITS_YEAR', [...at, 'deadline', 'yearsAfter'], 'la réunion d’une année se tient dans cette année\u00a0: écrivez 0.');
    if (deadline.wording === 'BEFORE' && deadline.month === 1 && deadline.day === 1) {
      report('NO_DAY_LEFT', [...at, 'deadline', 'day'], 'avant le 1er janvier, l’année n’a encore aucun jour\u00a0: corrigez la date limite.');
    }
  }
}

/** An amount for one year is for a year that the convention can reach. */
function checkCapYears({ caps, terms, signature }: Draft, report: Report): void {
  if (signature?.state !== 'DATED') return;
  const first = yearOf(signature.date);
  const [term, ...others] = terms ?? [];
  const isBounded = term?.length.kind === 'MONTHS' && term.tacitRenewal.kind === 'EXCLUDED' && others.length === 0;
  const last = isBounded && term.length.kind === 'MONTHS' ? yearOf(addMonths(signature.date, term.length.months)) : null;
  for (const [capIndex, { amounts }] of (caps ?? []).entries()) {
    for (const [index, { year }] of amounts.entries()) {
      if (year === null || (year >= first && (last === null || year <= last))) continue;
      const reach = last === null ? `à partir de ${first}` : `de ${first} à ${last}`;
      report('CAP_YEAR_OUTSIDE_TERM', ['caps', capIndex, 'amounts', index, 'year'], `la convention ne couvre pas l’année ${year}\u00a0: elle court ${reach}.`);
    }
  }
}
