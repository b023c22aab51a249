import { attainment, parseDecimal, type Decimal } from '@conventions-ouvertes/shared/outcome/attainment';
import { Attainment, type IndicatorDirection } from './action-enums.js';
import type { Indicator } from './sheet.graphql.js';

const decimal = (text: string | null): Decimal | null => {
  if (text === null) return null;
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`the database holds an indicator that is no decimal: ${text}`);
  return parsed.value;
};

type Stored = Pick<Indicator, 'direction' | 'target' | 'result'>;

/** What came of an indicator as stored, by the rule of shared/outcome; of one whose numbers are hidden, as it came with them. */
export const indicatorAttainment = ({ direction, target, result, hiddenAttainment }: Stored & Pick<Indicator, 'hiddenAttainment'>) => {
  if (hiddenAttainment !== undefined) return { attainment: hiddenAttainment, basisPoints: null };
  const { level, basisPoints } = attainment({ direction, target: decimal(target), result: decimal(result) });
  return { attainment: Attainment[level], basisPoints };
};

/** What an indicator is without its numbers, which are a statistical secret: whether its target was reached is told all the same. */
export const hiddenIndicator = (indicator: { readonly direction: string; readonly target?: string | null | undefined; readonly result?: string | null | undefined }) => ({
  target: null,
  result: null,
  isHidden: true,
  hiddenAttainment: indicatorAttainment({ direction: indicator.direction as IndicatorDirection, target: indicator.target ?? null, result: indicator.result ?? null }).attainment,
});
