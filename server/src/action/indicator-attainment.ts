import { Attainment, IndicatorDirection, type Indicator } from './action.graphql.js';

export const indicatorAttainment = (i: Indicator): { attainment: Attainment; basisPoints: number | null } => {
  void IndicatorDirection; void i; return { attainment: Attainment.NOT_EVALUATED, basisPoints: null };
};
