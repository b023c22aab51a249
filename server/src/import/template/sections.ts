import { ACTIONS } from './actions.js';
import { ACTORS } from './actors.js';
import type { Column, Section, SectionKey } from './column.js';
import { COMMITMENTS } from './commitments.js';
import { EXPENSES } from './expenses.js';
import { HEADCOUNTS } from './headcounts.js';
import { IN_KIND } from './in-kind.js';
import { INDICATORS } from './indicators.js';
import { resourceColumns, type Resource } from './resource-columns.js';

/** The sheets of the workbook, in order. */
export const SECTIONS = [ACTIONS, EXPENSES, HEADCOUNTS, INDICATORS, COMMITMENTS, IN_KIND, ACTORS] as const;

export function sectionOf(key: SectionKey): Section {
  const section = SECTIONS.find((candidate) => candidate.key === key);
  if (section === undefined) throw new RangeError(`no section ${key}`);
  return section;
}

/** All columns of a section under a convention: « Dépenses » has one more for each of its funding sources. */
export function columnsOf(key: SectionKey, resources: readonly Resource[]): readonly Column[] {
  const { columns } = sectionOf(key);
  return key === 'depenses' ? [...columns, ...resourceColumns(resources)] : columns;
}
