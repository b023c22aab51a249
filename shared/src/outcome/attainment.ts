import { accepted, refused, type Parsed } from '../parsed.js';
import { combine, known, NOT_APPLICABLE, type Figure } from '../figure.js';
import { divide, type Cents } from '../money.js';

/** An exact decimal number: `units` ten-thousandths, as the four decimals of an indicator's column. */
export interface Decimal {
  readonly units: bigint;
}

const DECIMALS = 4;
const SCALE = 10n ** BigInt(DECIMALS);

/** Reads `12`, `-3.5`, `80.2500`: the form in which the database gives its decimals. Never goes through a float. */
export function parseDecimal(text: string): Parsed<Decimal, 'DECIMAL_UNREADABLE' | 'DECIMAL_TOO_FINE'> {
  const match = /^(-)?([0-9]+)(?:[.,]([0-9]+))?$/u.exec(text.trim());
  if (match?.[2] === undefined) return refused('DECIMAL_UNREADABLE', `«\u00A0${text}\u00A0» n’est pas un nombre\u00A0: écrivez par exemple «\u00A080,5\u00A0».`);
  const decimals = (match[3] ?? '').replace(/0+$/u, '');
  if (decimals.length > DECIMALS) return refused('DECIMAL_TOO_FINE', `«\u00A0${text}\u00A0» a plus de ${DECIMALS} décimales.`);
  const magnitude = BigInt(match[2]) * SCALE + BigInt(decimals.padEnd(DECIMALS, '0'));
  return accepted({ units: match[1] === undefined ? magnitude : -magnitude });
}

export type AttainmentLevel = 'REACHED' | 'PARTLY' | 'MISSED' | 'NOT_EVALUATED' | 'NO_TARGET';

/** How far an indicator got. Not evaluated is not zero, and a target that was not set is not reached. */
export interface Attainment {
  readonly level: AttainmentLevel;
  /** Share of the target attained, in basis points, cut and not rounded up; null where a ratio has no sense. May pass 10,000. */
  readonly basisPoints: number | null;
}

export interface IndicatorResult {
  readonly direction: 'UP' | 'DOWN';
  readonly target: Decimal | null;
  /** Null: not evaluated. */
  readonly result: Decimal | null;
}

/** Half of the target, in basis points: from there on an indicator is partly reached. A convention of ours, shown with the figure. */
export const PARTLY_FROM = 5_000;

/**
 * Whether an indicator reached its target. UP: the result has to be as high as the target; DOWN: as low. The ratio is
 * result ÷ target going up and target ÷ result going down, and there is none with a zero or a negative number, where
 * only reached or missed can be said.
 */
export function attainment({ direction, target, result }: IndicatorResult): Attainment {
  if (result === null) return { level: 'NOT_EVALUATED', basisPoints: null };
  if (target === null) return { level: 'NO_TARGET', basisPoints: null };
  const isReached = direction === 'UP' ? result.units >= target.units : result.units <= target.units;
  const [part, whole] = direction === 'UP' ? [result.units, target.units] : [target.units, result.units];
  const hasRatio = whole > 0n && part >= 0n && !(direction === 'DOWN' && target.units === 0n);
  const ratio = hasRatio ? Number((part * 10_000n) / whole) : null;
  if (isReached) return { level: 'REACHED', basisPoints: ratio };
  return { level: ratio !== null && ratio >= PARTLY_FROM ? 'PARTLY' : 'MISSED', basisPoints: ratio };
}

/** How many indicators of each level: a mean of unlike units is never made. */
export function countLevels(attainments: readonly Attainment[]): Readonly<Record<AttainmentLevel, number>> {
  const counts = { REACHED: 0, PARTLY: 0, MISSED: 0, NOT_EVALUATED: 0, NO_TARGET: 0 };
  for (const { level } of attainments) counts[level] += 1;
  return counts;
}

/**
 * Money per participation, to the nearest cent. Participations are no people: two actions may reach the same pupil.
 * Without participations it is not applicable; without reports, not reported.
 */
export function costPerParticipation(cost: Figure<Cents>, participations: Figure<number>): Figure<Cents> {
  const joined = combine(cost, participations, (amount, count) => ({ mean: divide(amount, count) }));
  if (joined.state !== 'KNOWN') return joined;
  return joined.value.mean === null ? NOT_APPLICABLE : known(joined.value.mean, joined.coverage);
}
