import { AUDIENCES, type AudienceCode } from '@conventions-ouvertes/shared/convention/audiences';
import type { EquityClause } from '@conventions-ouvertes/shared/convention/terms-content';
import { HIDDEN, NOT_APPLICABLE, type Figure } from '@conventions-ouvertes/shared/figure';
import { disabilityShare, fairTargeting, genderBalance, type EquityIndicator } from '@conventions-ouvertes/shared/outcome/equity';
import { citing } from '@conventions-ouvertes/shared/verdict';
import type { RequestContext } from '../api/context.js';
import { Dimension, FigureState, type CountFigure, type ReachCell } from '../figures/figures.graphql.js';
import { reach } from '../figures/reach.js';
import { groundsOf } from '../life/grounds.graphql.js';
import type { BestEffort } from './obligation.graphql.js';

const PARTS = { GIRLS: 'Filles et femmes', BOYS: 'Garçons et hommes', DISABILITY: 'Personnes en situation de handicap' } as const;

/** The figure as the rules have it: what is hidden stays hidden, what is not told is no zero. */
const ruled = (figure: CountFigure | undefined): Figure<number> => {
  if (figure === undefined || figure.state === FigureState.NOT_APPLICABLE) return NOT_APPLICABLE;
  if (figure.state === FigureState.HIDDEN) return HIDDEN;
  const coverage = { reported: figure.reported, expected: figure.expected };
  return figure.count === null ? { state: 'NOT_REPORTED', coverage } : { state: 'KNOWN', value: figure.count, coverage };
};

/** A convention's best-effort duties, measured on the participations that its realised sheets tell. */
export const bestEfforts = async (key: string, { pool, catalogue, sight }: RequestContext): Promise<BestEffort[]> => {
  const terms = catalogue.conventions.get(key)?.terms;
  if (terms === undefined || terms.kind === 'TEMPLATE' || terms.equity.length === 0) return [];
  const scope = { conventions: [key] };
  const [whole] = await reach(pool, catalogue, [], scope, sight);
  const byAudience = await reach(pool, catalogue, [Dimension.AUDIENCE], scope, sight);
  const cellOf = new Map(byAudience.map((cell) => [cell.keys[0]?.code ?? '', cell.reached]));
  const figureOf = (name: string): CountFigure | null => partOf(whole, name) ?? cellOf.get(name) ?? null;
  return terms.equity.map((clause) => {
    const indicator = measured(clause, whole, cellOf);
    return {
      aim: indicator.aim,
      grounds: groundsOf(terms, indicator),
      shares: indicator.shares.map(({ name, basisPoints }) => ({ name, label: labelOf(name), participations: figureOf(name), basisPoints })),
    };
  });
};

const measured = (clause: EquityClause, whole: ReachCell | undefined, cellOf: ReadonlyMap<string, CountFigure>): EquityIndicator => {
  switch (clause.aim) {
    case 'FAIR_TARGETING':
      return fairTargeting(clause, new Map([...cellOf].map(([code, figure]) => [code as AudienceCode, ruled(figure)])));
    case 'GIRLS_BOYS':
    case 'WOMEN':
      return genderBalance(clause, ruled(whole?.girls), ruled(whole?.boys));
    case 'DISABILITY':
      return disabilityShare(clause, ruled(whole?.disability), ruled(whole?.reached));
    case 'SOCIAL_ORIGIN':
    case 'DIGITAL_ACCESSIBILITY':
    case 'PRIORITY_EDUCATION':
      return {
        aim: clause.aim,
        shares: [],
        articles: citing(clause.article),
        readings: [],
        inputs: [],
        explanation: `${clause.summary} C’est une obligation de moyens\u00A0: elle n’est ni tenue ni manquée, et les fiches ne disent rien qui la mesure.`,
      };
  }
};

const partOf = (whole: ReachCell | undefined, name: string): CountFigure | null => {
  if (whole === undefined) return null;
  if (name === 'GIRLS') return whole.girls;
  if (name === 'BOYS') return whole.boys;
  return name === 'DISABILITY' ? whole.disability : null;
};

const labelOf = (name: string): string => {
  if (name === 'GIRLS' || name === 'BOYS' || name === 'DISABILITY') return PARTS[name];
  return AUDIENCES.find(({ code }) => code === name)?.label ?? name;
};
