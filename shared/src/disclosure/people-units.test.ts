import { describe, expect, it } from 'vitest';
import { countsPeople, isRate } from './people-units.js';

describe('what an indicator counts', () => {
  it.each([
    ['élèves', 'Élèves accueillis', true],
    ['participations', 'Participations', true],
    ['personnes formées', 'Formations', true],
    ['nombre', 'Lycéennes accompagnées', true],
    ['nombre', 'Visites réalisées', false],
    ['jours', 'Jours de stage par élève', false],
    ['%', 'Élèves satisfaits', false],
    ['visites', 'Visites de classes', false],
  ])('%s (%s): people, %s', (unit, label, isPeople) => {
    expect(countsPeople({ unit, label })).toBe(isPeople);
  });

  it('knows a rate by its unit', () => {
    expect(['%', 'pour cent', 'Taux de réussite', 'élèves'].map((unit) => isRate({ unit }))).toEqual([true, true, true, false]);
  });
});
