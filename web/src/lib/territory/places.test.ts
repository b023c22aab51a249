import { describe, expect, it } from 'vitest';
import type { Territories } from '#lib/api/regions.js';
import { count, money } from '#lib/charts/testing/cells.js';
import { placesOf, pupilRate } from './places.js';

const key = (dimension: 'ACADEMY' | 'ACADEMIC_REGION', code: string | null) => [{ dimension, code, label: code ?? 'Non ventilé' }];
const spent = (keys: ReturnType<typeof key>, cents: number) => ({ keys, actions: 1, planned: money(cents), committed: money(cents), spent: money(cents) });
const people = (keys: ReturnType<typeof key>, reached: number) => ({ keys, planned: count(reached), reached: count(reached), girls: count(null), boys: count(null), disability: count(null) });

const territories: Territories = {
  academicRegions: [
    { code: '76', name: 'Occitanie', academies: [{ code: '16', name: 'Toulouse', lyceePupils: { total: 1000 } }, { code: '11', name: 'Montpellier', lyceePupils: null }] },
    { code: '94', name: 'Corse', academies: [{ code: '27', name: 'Corse', lyceePupils: { total: 100 } }] },
  ],
  academies: [spent(key('ACADEMY', '16'), 10), spent(key('ACADEMY', '27'), 5), spent(key('ACADEMY', null), 99)],
  academyPeople: [people(key('ACADEMY', '16'), 30)],
  academyPupils: [people(key('ACADEMY', '16'), 25)],
  academyOutcomes: [],
  academyYears: [],
  regions: [spent(key('ACADEMIC_REGION', '76'), 10)],
  regionPeople: [people(key('ACADEMIC_REGION', '76'), 30)],
  regionPupils: [people(key('ACADEMIC_REGION', '76'), 25)],
  regionOutcomes: [],
  nation: [spent([], 114)],
  nationPeople: [people([], 30)],
  nationPupils: [people([], 25)],
  nationOutcomes: [],
};

describe('places side by side', () => {
  it('are the académies by name, their région, and the nation', () => {
    expect(placesOf(territories, '76').map(({ kind, code }) => [kind, code])).toEqual([['ACADEMY', '11'], ['ACADEMY', '16'], ['REGION', '76'], ['NATION', null]]);
  });

  it('tell an académie that is its région once', () => {
    expect(placesOf(territories, '94').map(({ kind }) => kind)).toEqual(['ACADEMY', 'NATION']);
    expect(placesOf(territories, '00')).toEqual([]);
  });

  it('count participations of lycée pupils against lycée pupils, and against nobody else', () => {
    const [montpellier, toulouse, region] = placesOf(territories, '76');
    expect(pupilRate(toulouse!.pupils)).toMatchObject({ state: 'KNOWN', basisPoints: 250 });
    expect(pupilRate(montpellier!.pupils)).toBeNull();
    // One académie of the région is not told: the rate of the rest would be taken for that of the région.
    expect(pupilRate(region!.pupils)).toMatchObject({ state: 'NOT_APPLICABLE' });
  });

  it('a rate of hidden participations is hidden', () => {
    expect(pupilRate({ reached: { state: 'HIDDEN', count: null, atLeast: null, proof: 'p', reported: 1, expected: 1 }, enrolled: 100 })).toMatchObject({ state: 'HIDDEN', basisPoints: null });
  });
});
