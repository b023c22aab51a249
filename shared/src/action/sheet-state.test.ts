import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { localDate } from '../local-date.js';
import { cents } from '../money.js';
import type { Sheet, SheetRubrics } from './sheet.js';
import { missingRubrics, sheetState } from './sheet-state.js';

const RUBRICS: SheetRubrics = {
  axisCode: '4',
  article: '4',
  steeringPartner: 'OPCA DEFi',
  steeringMinistry: 'DGESCO',
  targetAudiences: 'Lycéens',
  objectives: 'Faire connaître les métiers',
  startsOn: localDate('2018-01-08'),
  endsOn: localDate('2018-12-14'),
  partnerOrProvider: null,
  description: 'Visites',
  toolsAndActivities: null,
  successIndicators: 'Nombre de classes',
  evaluationMethod: 'Questionnaire',
};
const sheet = (changes: Partial<SheetRubrics> = {}, isItemised = true): Sheet => ({
  version: 1,
  rubrics: { ...RUBRICS, ...changes },
  items: isItemised ? [{ label: 'Cars', academyCode: null, uai: null, shares: [{ source: 'HORS_QUOTA', amount: cents(1) }] }] : [],
  headcounts: [],
  indicators: [],
  inKind: [],
});

describe('a sheet that a transition asks for', () => {
  it('is complete without a provider and without tools, where there are none (DEFi, annex 1)', () => {
    expect(sheetState(DEFI, 'PLANNED', sheet())).toEqual({ isComplete: true, hasFinancialAnnex: true });
  });

  it('names the rubrics of the model that are blank (DEFi, annexes 1 and 2)', () => {
    expect(missingRubrics(DEFI, 'PLANNED', { ...RUBRICS, steeringMinistry: ' ', evaluationMethod: null })).toEqual(['Pilotage pour le ministère', 'Modalités d’évaluation']);
    expect(missingRubrics(DEFI, 'REALISED', { ...RUBRICS, successIndicators: null, evaluationMethod: null })).toEqual([]);
  });

  it('asks for less where the text has no model (OPCO EP, article 15)', () => {
    expect(missingRubrics(OPCO_EP, 'PLANNED', { ...RUBRICS, steeringPartner: null, successIndicators: null })).toEqual([]);
    expect(missingRubrics(OPCO_EP, 'PLANNED', { ...RUBRICS, objectives: null })).toEqual(['Objectifs']);
  });

  it('has no annex without items, and is not at all when there is none', () => {
    expect(sheetState(DEFI, 'PLANNED', sheet({}, false))).toMatchObject({ hasFinancialAnnex: false });
    expect(sheetState(DEFI, 'PLANNED', null)).toBeNull();
  });
});
