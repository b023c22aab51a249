import { FigureState, type CountFigure, type MoneyFigure } from './figures.graphql.js';

interface Coverage {
  readonly reported: number;
  readonly expected: number;
}

/**
 * What is known of a sum, from who told it:
 * nothing expected of the parts there are → without object; expected and none told → not reported; else the sum, told by
 * `reported` of `expected`. A cell without any part is a known zero.
 */
export const stateOf = ({ reported, expected }: Coverage, parts: number): FigureState => {
  if (expected === 0 && reported === 0) return parts === 0 ? FigureState.KNOWN : FigureState.NOT_APPLICABLE;
  return reported === 0 ? FigureState.NOT_REPORTED : FigureState.KNOWN;
};

export const moneyFigure = (cents: number, coverage: Coverage, parts: number, proof: string): MoneyFigure => {
  const state = stateOf(coverage, parts);
  return { state, cents: state === FigureState.KNOWN ? cents : null, proof, setAside: null, ...coverage };
};

export const countFigure = (count: number, coverage: Coverage, parts: number, proof: string): CountFigure => {
  const state = stateOf(coverage, parts);
  return { state, count: state === FigureState.KNOWN ? count : null, atLeast: null, proof, ...coverage };
};

/**
 * The figure, hidden where it would give a small headcount away (« secret statistique »). What is not known has nothing to hide.
 * @param told what anyone can add up of it; zero says nothing
 */
export const unlessHidden = (figure: CountFigure, isHidden: boolean, told = 0): CountFigure =>
  isHidden && figure.state === FigureState.KNOWN ? { ...figure, state: FigureState.HIDDEN, count: null, atLeast: told > 0 ? told : null } : figure;
