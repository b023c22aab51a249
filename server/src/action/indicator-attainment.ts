import { attainment, parseDecimal, type Decimal } from '@conventions-ouvertes/shared/outcome/attainment';
import { Attainment, type Indicator } from './action.graphql.js';

const decimal = (text: string | null): Decimal | null => {
  if (text === null) return null;
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`the database holds an indicator that is no decimal: ${text}`);
  return parsed.value;
};

/** What came of an indicator as stored, by the rule of shared/outcome. */
export const indicatorAttainment = ({ direction, target, result }: Pick<Indicator, 'direction' | 'target' | 'result'>) => {
  const { level, basisPoints } = attainment({ direction, target: decimal(target), result: decimal(result) });
  return { attainment: Attainment[level], basisPoints };
};
