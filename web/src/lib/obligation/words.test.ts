import { describe, expect, it } from 'vitest';
import { countedStanding, doneText, signOf, statusOf } from './words.js';
import { duty } from './testing/duty.js';

describe('what is said of a duty', () => {
  it('says what was done, and when', () => {
    expect(doneText({ kind: 'MEETING', doneOn: '2021-06-01' })).toBe('réunion tenue le 1er\u00a0juin 2021');
    expect(doneText({ kind: 'REPORT', doneOn: '2021-04-15' })).toBe('bilan envoyé le 15\u00a0avril 2021');
    expect(doneText({ kind: 'MEETING', doneOn: null })).toBeNull();
  });

  it('keeps « à confirmer » where nobody has confirmed, by word and by sign', () => {
    expect(statusOf(duty({ status: 'MISSED', doneOn: null, finding: 'TO_BE_CONFIRMED', statusLabel: 'Manquée (à confirmer)' }))).toBe('Manquée (à confirmer)');
    expect(signOf('MISSED', true)).not.toEqual(signOf('MISSED', false));
  });

  it('does not say missed of what nobody had to do', () => {
    expect(statusOf(duty({ status: 'MISSED', nature: 'CONDITION', doneOn: null, statusLabel: 'Manquée' }))).toBe('Facultative, date passée');
  });

  it('counts in the singular and in the plural', () => {
    expect([0, 1, 34].map((count) => countedStanding('KEPT', count))).toEqual(['0 tenue', '1 tenue', '34 tenues']);
    expect(countedStanding('MISSED', 3, 2)).toBe('3 manquées (dont 2 à confirmer)');
    expect(countedStanding('MISSED', 1, 1)).toBe('1 manquée (à confirmer)');
    expect(countedStanding('COMING', 2)).toBe('2 à venir');
  });

  it('every standing has its own sign', () => {
    const signs = (['KEPT', 'LATE', 'MISSED', 'DUE', 'COMING', 'UNTELLABLE', 'NO_BREACH'] as const).map((standing) => signOf(standing).shape);
    expect(new Set(signs).size).toBe(signs.length);
  });
});
