import { z } from 'zod';

/** Where the figures of a release stand in it, and what they rest upon: for programs, and for the comparison of two releases. */
export const FIGURES_FILE = 'figures/chiffres.json';
export const FICHES_FILE = 'figures/fiches.json';
export const RULES_FILE = 'regles/regles.json';

const state = z.enum(['KNOWN', 'NOT_REPORTED', 'HIDDEN', 'NOT_APPLICABLE']);

/** Cents, participations or a number of indicators; null unless known. */
const value = z.int().nullable();

export const FICHE_MEASURES = ['PLANNED', 'COMMITTED', 'SPENT', 'HEADCOUNT_PLANNED', 'HEADCOUNT_REACHED'] as const;
export type FicheMeasure = (typeof FICHE_MEASURES)[number];

const scope = z.strictObject({
  convention: z.string().optional(),
  year: z.string().optional(),
  /** Axis at the top: `opca-defi-2016/4`. */
  axis: z.string().optional(),
  theme: z.string().optional(),
  fundingSource: z.string().optional(),
  audience: z.string().optional(),
  /** Null: what was not broken down. */
  academy: z.string().nullable().optional(),
});
export type FigureScope = z.infer<typeof scope>;

const figure = z.strictObject({
  /** The same in every release: what is measured, of what. */
  id: z.string(),
  measure: z.string(),
  /** In words, for people. */
  label: z.string(),
  unit: z.enum(['CENTS', 'PARTICIPATIONS', 'INDICATORS', 'ACTIONS']),
  scope,
  state,
  value,
  /** Name of its proof at the API; null where it has none. */
  proof: z.string().nullable(),
});
export type LedgerFigure = z.infer<typeof figure>;

const origin = z.strictObject({ file: z.string(), sha256: z.string(), importedAt: z.string(), sheet: z.string().nullable(), row: z.int().nullable() }).nullable();

const fiche = z.strictObject({
  slug: z.string(),
  reference: z.string(),
  title: z.string(),
  convention: z.string(),
  year: z.string(),
  axis: z.string(),
  theme: z.string(),
  academies: z.array(z.string()),
  status: z.string(),
  plannedVersion: z.int().nullable(),
  realisedVersion: z.int().nullable(),
  measures: z.record(z.enum(FICHE_MEASURES), z.strictObject({ state, value })),
  indicators: z.array(z.strictObject({ label: z.string(), attainment: z.string(), target: z.string().nullable(), result: z.string().nullable() })),
  /** Where each part of it came from: the import behind it. */
  origins: z.strictObject({ action: origin, planned: origin, realised: origin }),
});
export type LedgerFiche = z.infer<typeof fiche>;
export type LedgerOrigin = z.infer<typeof origin>;

const rules = z.strictObject({
  convention: z.string(),
  shortTitle: z.string(),
  /** The file that says them, as it was loaded. */
  sourceFile: z.string(),
  sourceSha256: z.string(),
  terms: z.unknown(),
  readings: z.array(z.strictObject({ id: z.string(), question: z.string(), reading: z.string(), reason: z.string(), article: z.string().nullable(), decidedBy: z.string(), decidedOn: z.string() })),
});
export type LedgerRules = z.infer<typeof rules>;

export const figuresSchema = z.array(figure);
export const fichesSchema = z.array(fiche);
export const rulesSchema = z.array(rules);

/** All that a comparison reads of a release. */
export interface Ledger {
  readonly figures: readonly LedgerFigure[];
  readonly fiches: readonly LedgerFiche[];
  readonly rules: readonly LedgerRules[];
}

/** JSON a line a thing, so that two of them can be told apart by any tool. */
export const ledgerBytes = (things: readonly unknown[]): Buffer => Buffer.from(`[\n${things.map((thing) => JSON.stringify(thing)).join(',\n')}\n]\n`);
