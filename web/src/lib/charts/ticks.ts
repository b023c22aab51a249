import { formatEurosShort } from '#lib/format/money.js';
import { formatBasisPoints, formatCount } from '#lib/format/number.js';
import type { ChartUnit } from './model.js';

/** A value of an axis, in the chart's unit. */
export function formatTick(unit: ChartUnit, value: number): string {
  switch (unit) {
    case 'EUROS':
      return formatEurosShort(value);
    case 'PARTICIPATIONS':
    case 'INDICATORS':
      return formatCount(value);
    case 'PERCENT':
      return formatBasisPoints(value * 100);
  }
}
