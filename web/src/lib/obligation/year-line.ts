import { daysBetween, localDate } from '@conventions-ouvertes/shared/local-date';
import { standingOf, type Standing } from '@conventions-ouvertes/shared/obligation/standing';
import type { Duty } from '#lib/api/obligations.js';
import { anchorOfDuty } from './groups.js';

/** The last days of one year, month by month. */
export interface YearLine {
  readonly year: number;
  readonly months: readonly YearMonth[];
  /** Where the page's day stands in the year, in percent; null in another year. */
  readonly today: number | null;
  readonly total: number;
}

export interface YearMonth {
  /** 1 to 12. */
  readonly month: number;
  readonly marks: readonly YearMark[];
}

export interface YearMark {
  readonly id: string;
  readonly anchor: string;
  readonly dueOn: string;
  readonly label: string;
  readonly convention: Duty['convention'];
  readonly standing: Standing;
  readonly statusLabel: string;
  /** Whether nobody of the ministry has confirmed what the computer found. */
  readonly isUnconfirmed: boolean;
  readonly isDemo: boolean;
}

export function yearLineOf(duties: readonly Duty[], year: number, on: string): YearLine {
  const dated = duties
    .flatMap((duty) => (duty.dueOn?.startsWith(`${year}-`) ? [markOf(duty, duty.dueOn)] : []))
    .sort((left, right) => (`${left.dueOn} ${left.id}` < `${right.dueOn} ${right.id}` ? -1 : 1));
  return {
    year,
    months: Array.from({ length: 12 }, (_, index) => ({ month: index + 1, marks: dated.filter(({ dueOn }) => Number(dueOn.slice(5, 7)) === index + 1) })),
    today: on.startsWith(`${year}-`) ? placeInYear(on) : null,
    total: dated.length,
  };
}

/** The years in which anything falls due, first to last without a gap; none where nothing has a day. */
export function yearsOf(duties: readonly Duty[]): readonly number[] {
  const years = duties.flatMap(({ dueOn }) => (dueOn === null ? [] : [Number(dueOn.slice(0, 4))]));
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index);
}

function markOf(duty: Duty, dueOn: string): YearMark {
  const { id, label, convention, statusLabel, finding, isDemo } = duty;
  return { id, anchor: anchorOfDuty(id), dueOn, label, convention, standing: standingOf(duty), statusLabel, isUnconfirmed: finding === 'TO_BE_CONFIRMED', isDemo };
}

/** Months are drawn equally wide: a day stands in its month by its share of it. */
function placeInYear(day: string): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = localDate(`${day.slice(0, 7)}-01`);
  const next = localDate(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`);
  return ((month - 1 + daysBetween(first, localDate(day)) / daysBetween(first, next)) / 12) * 100;
}
