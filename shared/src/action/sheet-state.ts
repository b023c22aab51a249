import type { BindingTerms } from '../convention/terms.js';
import type { SheetState } from './action-facts.js';
import { RUBRIC_LABELS, type Sheet, type SheetRubrics } from './sheet.js';

/** Without these nobody can tell what an action is, whatever the text. */
const ALWAYS = ['objectives', 'description', 'startsOn', 'endsOn'] as const satisfies readonly (keyof SheetRubrics)[];

/** The rubrics of annex 1 that cannot be left blank; a partner or provider, and tools, are told where there are any. */
const PLANNED_MODEL = [
  'steeringPartner',
  'steeringMinistry',
  'targetAudiences',
  'objectives',
  'startsOn',
  'endsOn',
  'description',
  'successIndicators',
  'evaluationMethod',
] as const satisfies readonly (keyof SheetRubrics)[];

/** Annex 2 has the same, except what was to come. */
const REALISED_MODEL = PLANNED_MODEL.filter((rubric) => rubric !== 'successIndicators' && rubric !== 'evaluationMethod');

/** French names of the rubrics that a sheet leaves blank and that its model, where the text has one, asks for (DEFi, annexes 1 and 2). */
export function missingRubrics(terms: BindingTerms, kind: 'PLANNED' | 'REALISED', rubrics: SheetRubrics): readonly string[] {
  const model = kind === 'PLANNED' ? terms.sheets?.planned.model : terms.sheets?.realised.model;
  const asked = model === null || model === undefined ? ALWAYS : kind === 'PLANNED' ? PLANNED_MODEL : REALISED_MODEL;
  return asked.filter((rubric) => (rubrics[rubric] ?? '').trim() === '').map((rubric) => RUBRIC_LABELS[rubric]);
}

/** What a transition asks of a sheet; null: there is none. */
export function sheetState(terms: BindingTerms, kind: 'PLANNED' | 'REALISED', sheet: Sheet | null): SheetState | null {
  if (sheet === null) return null;
  return { isComplete: missingRubrics(terms, kind, sheet.rubrics).length === 0, hasFinancialAnnex: sheet.items.length > 0 };
}
