import { describe, expect, it } from 'vitest';
import { linesOf } from './lines.js';

const item = (label: string, amount: number, source = 'c/TA') => ({
  label,
  academy: { code: '16', name: 'Toulouse' },
  school: null,
  shares: [{ cents: amount, fundingSource: { id: source, label: source === 'c/TA' ? 'Taxe' : 'Autres' } }],
});
const action = (planned: ReturnType<typeof item>[], realised: ReturnType<typeof item>[] | null) => ({
  slug: 'a',
  plannedSheet: { expenseItems: planned },
  realisedSheet: realised === null ? null : { expenseItems: realised },
});

describe('planned against realised, line by line', () => {
  it('sets each line beside its own, and says what differs', () => {
    const lines = linesOf(action([item('Location', 100_00), item('Transport', 50_00)], [item('Location', 120_00), item('Affiches', 10_00)]));
    expect(lines.map(({ item: name, planned, realised, outcomeLabel }) => [name, planned, realised, outcomeLabel])).toEqual([
      ['Location', '100,00\u00a0€', '120,00\u00a0€', 'plus que prévu'],
      ['Transport', '50,00\u00a0€', 'sans objet', 'non réalisé'],
      ['Affiches', 'sans objet', '10,00\u00a0€', 'non prévu'],
    ]);
    expect(lines[0]?.detail).toBe('Taxe · Toulouse');
  });

  it('without a realised fiche says that nothing was told, never zero', () => {
    expect(linesOf(action([item('Location', 100_00)], null)).map(({ realised, outcome }) => [realised, outcome])).toEqual([['non communiqué', 'NOT_REPORTED']]);
  });
});
