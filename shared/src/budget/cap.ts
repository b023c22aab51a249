import { readingInForce } from '../convention/first-readings.js';
import type { Cap, FundingSourceCode } from '../convention/terms-money.js';
import type { BindingTerms } from '../convention/terms.js';
import { addYears, lastDayOfTerm, localDate, toParts, type LocalDate } from '../local-date.js';
import { add, subtract, type Cents } from '../money.js';
import { formatCents } from '../money-text.js';
import { citing, type Grounds } from '../verdict.js';

/** What a cap allows in a year. Unknown is neither zero nor the absence of a cap. */
export type CapLimit = { readonly state: 'KNOWN'; readonly limit: Cents } | { readonly state: 'UNKNOWN'; readonly reason: string };

/** The caps that a source counts against, under one convention; none: the text sets none for it. */
export function capsOn(terms: BindingTerms, source: FundingSourceCode): readonly Cap[] {
  return terms.caps.filter(({ fundingSourceCodes }) => fundingSourceCodes.includes(source));
}

/** The amount of a cap in one of its years: that of the year, else the one for every year, else unknown. */
export function limitIn(cap: Cap, year: number): CapLimit {
  const amount = cap.amounts.find((candidate) => candidate.year === year) ?? cap.amounts.find((candidate) => candidate.year === null);
  if (amount?.state === 'KNOWN') return { state: 'KNOWN', limit: amount.cents };
  return { state: 'UNKNOWN', reason: amount?.reason ?? 'Le texte ne donne pas de montant pour cette année.' };
}

/** Whether a cap's « par an » is the calendar year or the year of the convention (DEFi, article 12: a reading). */
export function capPeriod(terms: BindingTerms, cap: Cap): 'CALENDAR_YEAR' | 'CONVENTION_YEAR' {
  return cap.period === 'AS_READ' ? readingInForce(terms, 'CAP_PERIOD') : cap.period;
}

/** The days that a cap's year covers. A year of the convention is named by the calendar year in which it starts. */
export function daysOfCapYear(period: 'CALENDAR_YEAR' | 'CONVENTION_YEAR', conventionStart: LocalDate, year: number): readonly [LocalDate, LocalDate] {
  if (period === 'CALENDAR_YEAR') return [localDate(`${year}-01-01`), localDate(`${year}-12-31`)];
  const start = addYears(conventionStart, year - toParts(conventionStart).year);
  return [start, lastDayOfTerm(start, { years: 1 })];
}

/**
 * The year of a cap that money counts in. By calendar year, that of the action's programme. By year of the convention,
 * the day on which the money was committed tells; null: no such day, or the convention is undated.
 */
export function capYear(
  period: 'CALENDAR_YEAR' | 'CONVENTION_YEAR',
  conventionStart: LocalDate | null,
  money: { readonly programmeYear: number; readonly committedOn: LocalDate | null },
): number | null {
  if (period === 'CALENDAR_YEAR') return money.programmeYear;
  if (conventionStart === null || money.committedOn === null || money.committedOn < conventionStart) return null;
  const year = toParts(money.committedOn).year;
  return addYears(conventionStart, year - toParts(conventionStart).year) > money.committedOn ? year - 1 : year;
}

export type CapOutcome = 'FITS' | 'OVER' | 'UNKNOWN_CAP' | 'NO_CAP';

/** How an amount stands to one cap, or to none. */
export interface CapVerdict extends Grounds {
  readonly outcome: CapOutcome;
  readonly cap: string | null;
  /** Committed before, net of releases. */
  readonly used: Cents;
  /** Left after the amount; null unless it fits under a known cap. */
  readonly left: Cents | null;
  /** Beyond the cap with the amount; null unless over. */
  readonly excess: Cents | null;
}

/**
 * Whether an amount can be committed under a cap of which `used` is taken. An amount that reaches the cap to the cent
 * fits. An unknown cap lets it pass, and marks it wherever it shows.
 */
export function checkCap(cap: Cap | null, limit: CapLimit | null, used: Cents, amount: Cents): CapVerdict {
  const grounds = {
    cap: cap?.key ?? null,
    used,
    left: null,
    excess: null,
    articles: citing(cap?.article),
    readings: cap?.period === 'AS_READ' ? (['CAP_PERIOD'] as const) : [],
    inputs: [
      { label: 'Déjà engagé', value: formatCents(used) },
      { label: 'Montant', value: formatCents(amount) },
    ],
  };
  if (cap === null || limit === null) return { ...grounds, outcome: 'NO_CAP', explanation: 'Le texte ne plafonne pas cette ressource.' };
  if (limit.state === 'UNKNOWN') {
    return { ...grounds, outcome: 'UNKNOWN_CAP', explanation: `Un plafond existe, dont le montant n’est pas connu\u00A0: l’engagement passe, et reste signalé. ${limit.reason}` };
  }
  const total = add(used, amount);
  const inputs = [...grounds.inputs, { label: 'Plafond', value: formatCents(limit.limit) }];
  if (total > limit.limit) {
    const excess = subtract(total, limit.limit);
    return { ...grounds, inputs, outcome: 'OVER', excess, explanation: `Le plafond de ${formatCents(limit.limit)} serait dépassé de ${formatCents(excess)}.` };
  }
  const left = subtract(limit.limit, total);
  return { ...grounds, inputs, outcome: 'FITS', left, explanation: `Il reste ${formatCents(left)} sous le plafond de ${formatCents(limit.limit)}.` };
}

/** The verdict that decides where a source counts against several caps: the first that breaks, else an unknown, else the tightest. */
export function decidingVerdict(verdicts: readonly CapVerdict[]): CapVerdict | null {
  const rank: Readonly<Record<CapOutcome, number>> = { OVER: 0, UNKNOWN_CAP: 1, FITS: 2, NO_CAP: 3 };
  const sorted = [...verdicts].sort((one, other) => rank[one.outcome] - rank[other.outcome] || (one.left ?? 0) - (other.left ?? 0));
  return sorted[0] ?? null;
}
