import type { Choice } from './labels.js';

/** What the workbook of a convention takes from it: its own columns and lists. */
export interface TemplateConvention {
  readonly key: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly axes: readonly Choice[];
  readonly fundingSources: readonly Choice[];
  readonly audiences: readonly Choice[];
  readonly academies: readonly Choice[];
}
