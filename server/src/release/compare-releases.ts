import { FICHE_MEASURES, type FicheMeasure, type FigureScope, type LedgerFiche, type LedgerFigure, type LedgerOrigin } from './ledger.js';
import { compareRules, type RuleChange } from './compare-rules.js';
import type { ReadRelease } from './read-ledger.js';

/** What is known of a figure; null: it is not in that release. */
export type Told = Pick<LedgerFigure, 'state' | 'value'> | null;

/** A fiche that is not the same in two releases, as far as figures go. */
export interface FicheChange {
  readonly slug: string;
  readonly reference: string;
  readonly title: string;
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** Each of its own figures that changed. */
  readonly measures: Partial<Record<FicheMeasure, { readonly before: Told; readonly after: Told }>>;
  readonly status: { readonly before: string | null; readonly after: string | null };
  /** Whether its axis, year, académies or indicators changed. */
  readonly isMoved: boolean;
  readonly areIndicatorsChanged: boolean;
  /** The imports that brought what is new. */
  readonly imports: readonly Exclude<LedgerOrigin, null>[];
}

export interface FigureChange {
  readonly id: string;
  readonly label: string;
  readonly unit: LedgerFigure['unit'];
  readonly before: Told;
  readonly after: Told;
  /** Slugs of the fiches that can have changed it. */
  readonly fiches: readonly string[];
  /** The rules that can have, by their place in `rules`: those of its convention, and those of all. Told where no fiche explains it by itself. */
  readonly rules: readonly number[];
  /** Whether what the fiches changed adds up to the change of the figure; null where it cannot be added (several parts of one fiche). */
  readonly isExplained: boolean | null;
}

export interface Comparison {
  readonly before: string;
  readonly after: string;
  readonly figures: readonly FigureChange[];
  readonly fiches: readonly FicheChange[];
  readonly rules: readonly RuleChange[];
}

/** Which figures differ between two releases, and why: which fiches, by which imports, or which rules. */
export const compareReleases = (before: ReadRelease, after: ReadRelease): Comparison => {
  const rules = compareRules(before, after);
  const [wereFiches, areFiches] = [before, after].map(({ fiches }) => new Map(fiches.map((fiche) => [fiche.slug, fiche])));
  const pairs = [...new Set([...wereFiches!.keys(), ...areFiches!.keys()])].sort().flatMap((slug): Pair[] => {
    const pair = { was: wereFiches!.get(slug) ?? null, is: areFiches!.get(slug) ?? null };
    const change = ficheChange(slug, pair);
    return change === null ? [] : [{ ...pair, change }];
  });
  const [wereFigures, areFigures] = [before, after].map(({ figures }) => new Map(figures.map((figure) => [figure.id, figure])));
  const figures = [...new Set([...wereFigures!.keys(), ...areFigures!.keys()])].sort().flatMap((id): FigureChange[] => {
    const [was, is] = [wereFigures!.get(id) ?? null, areFigures!.get(id) ?? null];
    const known = (is ?? was)!;
    return isSame(was, is) ? [] : [figureChange(known, told(was), told(is), pairs, rules)];
  });
  return { before: before.manifest.id, after: after.manifest.id, figures, fiches: pairs.map(({ change }) => change), rules };
};

interface Pair {
  readonly was: LedgerFiche | null;
  readonly is: LedgerFiche | null;
  readonly change: FicheChange;
}

const told = (figure: Pick<LedgerFigure, 'state' | 'value'> | null | undefined): Told => (figure ? { state: figure.state, value: figure.value } : null);
const isSame = (left: Told | undefined, right: Told | undefined): boolean => left?.state === right?.state && left?.value === right?.value;
const isDeepSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

const ficheChange = (slug: string, { was, is }: Pick<Pair, 'was' | 'is'>): FicheChange | null => {
  const measures = Object.fromEntries(
    FICHE_MEASURES.filter((measure) => !isSame(was?.measures[measure], is?.measures[measure])).map((measure) => [measure, { before: told(was?.measures[measure]), after: told(is?.measures[measure]) }]),
  );
  const placeOf = (fiche: LedgerFiche | null): unknown => fiche && [fiche.axis, fiche.theme, fiche.year, fiche.academies];
  const isMoved = !isDeepSame(placeOf(was), placeOf(is));
  const areIndicatorsChanged = !isDeepSame(was?.indicators, is?.indicators);
  const status = { before: was?.status ?? null, after: is?.status ?? null };
  if (was && is && Object.keys(measures).length === 0 && !isMoved && !areIndicatorsChanged && status.before === status.after) return null;
  const kind = was === null ? 'ADDED' : is === null ? 'REMOVED' : 'CHANGED';
  const { reference, title } = (is ?? was)!;
  return { slug, reference, title, kind, measures, status, isMoved, areIndicatorsChanged, imports: newImports(was, is) };
};

/** Files that stand behind the fiche now and did not before. */
const newImports = (was: LedgerFiche | null, is: LedgerFiche | null): FicheChange['imports'] => {
  const behind = (fiche: LedgerFiche | null): Exclude<LedgerOrigin, null>[] => (fiche ? Object.values(fiche.origins).filter((origin) => origin !== null) : []);
  const key = ({ sha256, importedAt }: Exclude<LedgerOrigin, null>): string => `${sha256} ${importedAt}`;
  const known = new Set(behind(was).map(key));
  const fresh = behind(is).filter((origin) => !known.has(key(origin)));
  return [...new Map(fresh.map((origin) => [key(origin), origin])).values()];
};

const isIn = (scope: FigureScope, fiche: LedgerFiche | null): boolean =>
  fiche !== null &&
  (scope.convention === undefined || scope.convention === fiche.convention) &&
  (scope.year === undefined || scope.year === fiche.year) &&
  (scope.axis === undefined || scope.axis === fiche.axis) &&
  (scope.theme === undefined || scope.theme === fiche.theme) &&
  (scope.academy === undefined || scope.academy === null || fiche.academies.includes(scope.academy));

/** The measures of a fiche that a figure is made of; the indicators and the number of actions follow from other facts. */
const MADE_OF: Readonly<Record<string, readonly FicheMeasure[]>> = {
  PLANNED: ['PLANNED'],
  COMMITTED: ['COMMITTED'],
  SPENT: ['SPENT'],
  CAP_LEFT: ['COMMITTED'],
  HEADCOUNT_PLANNED: ['HEADCOUNT_PLANNED'],
  HEADCOUNT_REACHED: ['HEADCOUNT_REACHED'],
  GIRLS: ['HEADCOUNT_REACHED'],
  BOYS: ['HEADCOUNT_REACHED'],
  DISABILITY: ['HEADCOUNT_REACHED'],
};

const concerns = (measure: string, { change }: Pair): boolean => {
  if (change.kind !== 'CHANGED' || change.isMoved || change.status.before !== change.status.after) return true;
  const parts = MADE_OF[measure];
  return parts === undefined ? change.areIndicatorsChanged : parts.some((part) => change.measures[part] !== undefined);
};

/** Whole fiches add up to these figures; to those of a part of a fiche (a source, an audience, an académie) they do not. */
const isWhole = ({ measure, scope }: LedgerFigure): boolean =>
  MADE_OF[measure]?.[0] === measure && scope.academy === undefined && scope.audience === undefined && scope.fundingSource === undefined;

const figureChange = (figure: LedgerFigure, before: Told, after: Told, pairs: readonly Pair[], rules: readonly RuleChange[]): FigureChange => {
  const { id, label, unit, measure, scope } = figure;
  const fiches = pairs.filter((pair) => (isIn(scope, pair.was) || isIn(scope, pair.is)) && concerns(measure, pair));
  const isExplained = isWhole(figure) ? contributions(figure, fiches) === (after?.value ?? 0) - (before?.value ?? 0) : null;
  const own = rules.flatMap(({ convention }, index) => (convention === null || scope.convention === undefined || convention === scope.convention ? [index] : []));
  return { id, label, unit, before, after, fiches: fiches.map(({ change }) => change.slug), rules: isExplained === true || (isExplained === null && fiches.length > 0) ? [] : own, isExplained };
};

const contributions = ({ measure, scope }: LedgerFigure, pairs: readonly Pair[]): number => {
  const valueOf = (fiche: LedgerFiche | null): number => (isIn(scope, fiche) ? (fiche?.measures[measure as FicheMeasure]?.value ?? 0) : 0);
  return pairs.reduce((sum, { was, is }) => sum + valueOf(is) - valueOf(was), 0);
};
