import type { ChoiceIndex } from './choice-index.js';

/** What the codes and labels of a file are checked against: the convention's own lists and the reference data. */
export interface Nomenclature {
  readonly axes: ChoiceIndex;
  readonly fundingSources: ChoiceIndex;
  readonly audiences: ChoiceIndex;
  readonly academies: ChoiceIndex;
  /** Académie of each school by UAI; null for a school outside the 30 académies. */
  readonly schools: ReadonlyMap<string, string | null>;
}

/**
 * How 03/04/2021 reads: the template says day first. `UNSTATED`: nothing says, so a date that can be read in two ways is
 * refused.
 */
export type DateOrder = 'DAY_FIRST' | 'UNSTATED';
