import type { Indicator } from '#lib/api/action.js';
import { formatDecimal } from '#lib/format/number.js';
import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/charts/model.js';

/** An indicator drawn as a bullet: its result against its target, in its own unit, from zero. */
export interface Bullet {
  readonly result: string;
  readonly target: string;
  readonly tone: Tone;
  readonly attainment: string;
  /** Where result and target stand, in percent of the scale; null where there is none. */
  readonly resultAt: number | null;
  readonly targetAt: number | null;
}

const TONES = { REACHED: 'reached', PARTLY: 'partly', MISSED: 'missed', NO_TARGET: 'unknown', NOT_EVALUATED: 'unknown' } as const;

/** Room beyond the greater of the two, so that the target never stands on the edge. */
const MARGIN = 1.15;

export function bulletOf(indicator: Indicator): Bullet {
  const result = numberOf(indicator.result);
  const target = numberOf(indicator.target);
  const scale = Math.max(result ?? 0, target ?? 0) * MARGIN;
  const at = (value: number | null) => (value === null || value < 0 || scale === 0 ? null : (value / scale) * 100);
  return {
    result: indicator.isHidden ? m.state_hidden() : indicator.result === null ? m.outcome_not_evaluated() : withUnit(indicator.result, indicator.unit),
    target: indicator.isHidden ? m.state_hidden() : indicator.target === null ? m.indicator_no_target() : withUnit(indicator.target, indicator.unit),
    tone: TONES[indicator.attainment],
    attainment: attainmentLabel(indicator.attainment),
    resultAt: at(result),
    targetAt: at(target),
  };
}

export function attainmentLabel(attainment: Indicator['attainment']): string {
  return {
    REACHED: m.outcome_reached,
    PARTLY: m.outcome_partly,
    MISSED: m.outcome_missed,
    NO_TARGET: m.outcome_no_target,
    NOT_EVALUATED: m.outcome_not_evaluated,
  }[attainment]();
}

function withUnit(value: string, unit: string): string {
  return `${formatDecimal(value)}\u00a0${unit}`;
}

function numberOf(value: string | null): number | null {
  if (value === null || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
