import type { AudienceCode } from '@conventions-ouvertes/shared/convention/audiences';

/** How large an action is, for its kind; each convention says what that costs. */
export type Size = 'SMALL' | 'MEDIUM' | 'LARGE';

/** An expense item; EACH_PLACE ones are split between the places of an action that is broken down. */
export interface Post {
  readonly label: string;
  /** Part of the budget, against the sum of the weights. */
  readonly weight: number;
  readonly where: 'CENTRAL' | 'EACH_PLACE';
}

export interface TemplateAudience {
  readonly code: AudienceCode;
  /** Usual participations for a national action of that kind. */
  readonly usual: number;
}

export interface TemplateIndicator {
  readonly label: string;
  readonly unit: string;
  readonly direction: 'UP' | 'DOWN';
  /** Least and greatest plausible target. */
  readonly target: readonly [number, number];
  /** Decimals that its results have. */
  readonly decimals: 0 | 1;
}

export type ActorRole = 'PROVIDER' | 'CAMPUS' | 'NETWORK' | 'SCHOOL' | 'HIGHER_EDUCATION' | 'FIRM' | 'BRANCH' | 'ASSOCIATION';

export interface TemplateInKind {
  readonly label: string;
  /** Usual value in euros. */
  readonly usual: number;
}

/**
 * A kind of action. Texts hold places to fill in, each proper to the sector or the territory: {de}, {dans}, {le}, {metiers},
 * {sites}, {diplomes}, {plateau} (see `Sector`), {ou} (« dans l’académie de Lyon »).
 */
export interface ActionTemplate {
  readonly key: string;
  readonly title: string;
  readonly objectives: string;
  /** What is to be done. */
  readonly description: string;
  /** What was done. */
  readonly done: string;
  readonly tools: string;
  readonly size: Size;
  readonly posts: readonly Post[];
  readonly audiences: readonly TemplateAudience[];
  readonly indicators: readonly TemplateIndicator[];
  readonly actors: readonly ActorRole[];
  readonly inKind: readonly TemplateInKind[];
  /** First and last month in which it starts. */
  readonly startMonths: readonly [number, number];
  /** How long it lasts, in days, least and most. */
  readonly days: readonly [number, number];
}

export const central = (label: string, weight: number): Post => ({ label, weight, where: 'CENTRAL' });
export const eachPlace = (label: string, weight: number): Post => ({ label, weight, where: 'EACH_PLACE' });

export const audience = (code: AudienceCode, usual: number): TemplateAudience => ({ code, usual });

/** A share of 100: the more the better. */
export const shareUp = (label: string, low: number, high: number): TemplateIndicator => ({
  label,
  unit: '%',
  direction: 'UP',
  target: [low, high],
  decimals: 1,
});

/** A share of 100: the less the better. */
export const shareDown = (label: string, low: number, high: number): TemplateIndicator => ({
  label,
  unit: '%',
  direction: 'DOWN',
  target: [low, high],
  decimals: 1,
});

/** A count: the more the better. */
export const countUp = (label: string, unit: string, low: number, high: number): TemplateIndicator => ({
  label,
  unit,
  direction: 'UP',
  target: [low, high],
  decimals: 0,
});

/** A length of time: the shorter the better. */
export const daysDown = (label: string, low: number, high: number): TemplateIndicator => ({
  label,
  unit: 'jours',
  direction: 'DOWN',
  target: [low, high],
  decimals: 1,
});

export const inKind = (label: string, usual: number): TemplateInKind => ({ label, usual });
