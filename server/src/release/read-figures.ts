import { typeset } from '../import/typeset.js';
import type { FigureScope, LedgerFigure } from './ledger.js';
import type { PublicApi } from './public-api.js';

type By = readonly string[];

/** The breakdowns of the site's own pages. */
const BREAKDOWNS: readonly By[] = [
  [],
  ['YEAR'],
  ['THEME'],
  ['ACADEMY'],
  ['CONVENTION'],
  ['CONVENTION', 'YEAR'],
  ['CONVENTION', 'YEAR', 'TOP_AXIS'],
];
const OF_MONEY: readonly By[] = [...BREAKDOWNS, ['CONVENTION', 'YEAR', 'FUNDING_SOURCE']];
const OF_PEOPLE: readonly By[] = [...BREAKDOWNS, ['AUDIENCE'], ['CONVENTION', 'YEAR', 'AUDIENCE']];

interface Key {
  readonly dimension: string;
  readonly code: string | null;
  readonly label: string;
}
interface Told {
  readonly state: LedgerFigure['state'];
  readonly proof: string;
}
interface Money extends Told {
  readonly cents: number | null;
}
interface People extends Told {
  readonly count: number | null;
}

const SPENDING = `query($by: [Dimension!]!) { spending(by: $by) { keys { dimension code label } actions planned { state cents proof } committed { state cents proof } spent { state cents proof } } }`;
const REACH = `query($by: [Dimension!]!) { reach(by: $by) { keys { dimension code label } planned { state count proof } reached { state count proof } girls { state count proof } boys { state count proof } disability { state count proof } } }`;
const OUTCOMES = `query($by: [Dimension!]!) { outcomes(by: $by) { keys { dimension code label } indicators reached partly missed notEvaluated noTarget proof } }`;
const CAPS = `{ capUse { cap { key label conventions { key } } year amountCents remainingCents knowledge } }`;

const LABELS: Readonly<Record<string, string>> = {
  PLANNED: 'Prévu',
  COMMITTED: 'Engagé',
  SPENT: 'Dépensé',
  ACTIONS: 'Actions',
  HEADCOUNT_PLANNED: 'Participations prévues',
  HEADCOUNT_REACHED: 'Participations touchées',
  GIRLS: 'Filles et femmes touchées',
  BOYS: 'Garçons et hommes touchés',
  DISABILITY: 'Personnes en situation de handicap touchées',
  INDICATORS: 'Indicateurs',
  REACHED: 'Cibles atteintes',
  PARTLY: 'Cibles atteintes en partie',
  MISSED: 'Cibles manquées',
  NOT_EVALUATED: 'Indicateurs non évalués',
  NO_TARGET: 'Indicateurs sans cible',
};

const NAMES: Readonly<Record<string, keyof FigureScope>> = {
  CONVENTION: 'convention',
  YEAR: 'year',
  TOP_AXIS: 'axis',
  THEME: 'theme',
  ACADEMY: 'academy',
  FUNDING_SOURCE: 'fundingSource',
  AUDIENCE: 'audience',
};

const figureOf = (measure: string, unit: LedgerFigure['unit'], keys: readonly Key[], told: { readonly state: LedgerFigure['state']; readonly value: number | null; readonly proof: string | null }): LedgerFigure => ({
  id: [measure, ...keys.map(({ dimension, code }) => `${dimension}=${code ?? '-'}`)].join('|'),
  measure,
  label: typeset([LABELS[measure] ?? measure, ...keys.map(({ label }) => label)].join(' - ')),
  unit,
  scope: Object.fromEntries(keys.map(({ dimension, code }) => [NAMES[dimension] ?? dimension, code])),
  ...told,
});

/** The figures that the public pages show, each with its state and the name of its proof, in a lasting order. */
export const readFigures = async (api: PublicApi): Promise<readonly LedgerFigure[]> => {
  const figures: LedgerFigure[] = [];
  const money = (measure: string, keys: readonly Key[], { state, cents, proof }: Money): unknown => figures.push(figureOf(measure, 'CENTS', keys, { state, value: cents, proof }));
  const people = (measure: string, keys: readonly Key[], { state, count, proof }: People): unknown => figures.push(figureOf(measure, 'PARTICIPATIONS', keys, { state, value: count, proof }));
  for (const by of OF_MONEY) {
    const { spending } = await api.ask<{ spending: { keys: Key[]; actions: number; planned: Money; committed: Money; spent: Money }[] }>(SPENDING, { by });
    for (const { keys, actions, planned, committed, spent } of spending) {
      money('PLANNED', keys, planned);
      money('COMMITTED', keys, committed);
      money('SPENT', keys, spent);
      figures.push(figureOf('ACTIONS', 'ACTIONS', keys, { state: 'KNOWN', value: actions, proof: null }));
    }
  }
  for (const by of OF_PEOPLE) {
    const { reach } = await api.ask<{ reach: { keys: Key[]; planned: People; reached: People; girls: People; boys: People; disability: People }[] }>(REACH, { by });
    for (const { keys, planned, reached, girls, boys, disability } of reach) {
      people('HEADCOUNT_PLANNED', keys, planned);
      people('HEADCOUNT_REACHED', keys, reached);
      people('GIRLS', keys, girls);
      people('BOYS', keys, boys);
      people('DISABILITY', keys, disability);
    }
  }
  for (const by of BREAKDOWNS) figures.push(...(await readOutcomes(api, by)));
  figures.push(...(await readCaps(api)));
  return figures.sort(({ id: left }, { id: right }) => (left < right ? -1 : left > right ? 1 : 0));
};

interface Outcomes {
  readonly keys: readonly Key[];
  readonly proof: string;
  readonly indicators: number;
  readonly reached: number;
  readonly partly: number;
  readonly missed: number;
  readonly notEvaluated: number;
  readonly noTarget: number;
}

const readOutcomes = async (api: PublicApi, by: By): Promise<LedgerFigure[]> => {
  const { outcomes } = await api.ask<{ outcomes: Outcomes[] }>(OUTCOMES, { by });
  return outcomes.flatMap(({ keys, proof, ...counts }) =>
    Object.entries({ INDICATORS: counts.indicators, REACHED: counts.reached, PARTLY: counts.partly, MISSED: counts.missed, NOT_EVALUATED: counts.notEvaluated, NO_TARGET: counts.noTarget }).map(
      ([measure, value]) => figureOf(measure, 'INDICATORS', keys, { state: 'KNOWN', value, proof }),
    ),
  );
};

interface Cap {
  readonly cap: { readonly key: string; readonly label: string; readonly conventions: readonly { readonly key: string }[] };
  readonly year: number;
  readonly amountCents: number | null;
  readonly remainingCents: number | null;
  readonly knowledge: 'KNOWN' | 'UNKNOWN';
}

/** What a cap leaves to commit: unknown where its amount is set elsewhere. */
const readCaps = async (api: PublicApi): Promise<LedgerFigure[]> => {
  const { capUse } = await api.ask<{ capUse: Cap[] }>(CAPS);
  return capUse.flatMap(({ cap, year, amountCents, remainingCents, knowledge }) => {
    // A cap that binds several conventions is told of none of them.
    const [only, other] = cap.conventions;
    const scope = { year: String(year), ...(only === undefined || other !== undefined ? {} : { convention: only.key }) };
    const told = (measure: string, name: string, value: number | null): LedgerFigure => ({
      id: `${measure}|CAP=${cap.key}|YEAR=${year}`,
      measure,
      label: typeset(`${name} - ${cap.label} - ${year}`),
      unit: 'CENTS',
      scope,
      // What is left of a cap that commitments of firms use is hidden with them.
      state: knowledge !== 'KNOWN' ? 'NOT_REPORTED' : value === null ? 'HIDDEN' : 'KNOWN',
      value,
      proof: null,
    });
    return [told('CAP', 'Plafond', amountCents), told('CAP_LEFT', 'Reste à engager', remainingCents)];
  });
};
