import { cents } from '@conventions-ouvertes/shared/money';
import { describe, expect, it } from 'vitest';
import type { ActionContent, Expense, Headcount, Indicator, LineOrigin, SheetContent, SheetFields, ToldAction, ToldHeadcount, ToldIndicator } from './action-content.js';
import { keepWithheld } from './keep-withheld.js';
import type { WithheldCell } from './withheld-cell.js';

const origin: LineOrigin = { kind: 'READ', file: 0, sheet: null, row: 2 };
const identity = { year: 2021, axis: '2', title: 'Une action', status: 'REALISED' } as const;
const hidden = (field: string): WithheldCell => ({ field, refusal: { file: 'f.csv', sheet: null, row: 2, column: field, value: 'secret statistique', code: 'CELL_WITHHELD', reason: 'Masquée.' } });
const count = (more: Partial<ToldHeadcount>): ToldHeadcount => ({ origin, audience: 'LYCEE_PUPILS', academy: '16', school: null, total: null, girls: null, boys: null, disability: null, ...more });
const indicator = (more: Partial<ToldIndicator>): ToldIndicator => ({ origin, label: 'Élèves', unit: 'élèves', direction: 'UP', target: null, result: null, evaluatedOn: null, academy: null, ...more });

const told = (more: Partial<ToldAction>): ToldAction => ({ reference: 'A-1', origin, identity, territory: undefined, planned: undefined, realised: undefined, indicators: undefined, commitments: undefined, actors: undefined, ...more });
const realised = (headcounts: readonly ToldHeadcount[]): Pick<ToldAction, 'realised'> => ({ realised: { fields: {} as never, expenses: undefined, headcounts, inKind: undefined } });
const stored = ({ headcounts = [], indicators = [], description = null }: { headcounts?: readonly Headcount[]; indicators?: readonly Indicator[]; description?: string | null }): ActionContent => {
  const sheet: SheetContent = { origin, fields: { description } as SheetFields, expenses: [], headcounts, inKind: [] };
  return { reference: 'A-1', origin, identity, territory: [], planned: null, realised: sheet, indicators, commitments: [], actors: [] };
};

describe('a withheld cell', () => {
  it('leaves the number of the line that is there, by its audience and place', () => {
    const kept = keepWithheld(told(realised([count({ withheld: [hidden('total')], girls: 2 }), count({ academy: '11', total: 40 })])), stored({ headcounts: [count({ academy: '11', total: 39 }), count({ total: 3 })] }));
    expect(kept.missing).toEqual([]);
    expect(kept.told.realised?.headcounts).toEqual([count({ total: 3, girls: 2 }), count({ academy: '11', total: 40 })]);
  });

  it.each([
    ['a new action', null],
    ['a line that is not there', stored({ headcounts: [count({ academy: '11', total: 3 })] })],
    ['a line of which nothing was told', stored({ headcounts: [count({})] })],
  ])('waits in %s, and is never nothing nor zero', (_what, content) => {
    expect(keepWithheld(told(realised([count({ withheld: [hidden('total')] })])), content).missing).toEqual([hidden('total').refusal]);
  });

  it('that what is told contradicts waits without telling the number', () => {
    const { missing } = keepWithheld(told(realised([count({ withheld: [hidden('total')], girls: 2, boys: 2 })])), stored({ headcounts: [count({ total: 3 })] }));
    expect(missing).toMatchObject([{ code: 'HEADCOUNT_PARTS', row: 2, proposal: undefined }]);
    expect(JSON.stringify(missing)).not.toMatch(/3/u);
  });

  it('of indicators that bear one name is that of the same place, where they were not edited, and waits where they were', () => {
    const both = [indicator({ target: '3', evaluatedOn: '2021-01-01' as never }), indicator({ target: '4' })];
    const sent = both.map(({ target: _target, ...line }): ToldIndicator => ({ ...line, target: null, withheld: [hidden('target')] }));
    expect(keepWithheld(told({ indicators: sent }), stored({ indicators: both }))).toMatchObject({ missing: [], told: { indicators: both } });
    expect(keepWithheld(told({ indicators: sent.toReversed() }), stored({ indicators: both })).missing).toHaveLength(2);
    expect(keepWithheld(told({ indicators: sent.slice(0, 1) }), stored({ indicators: both })).missing).toHaveLength(1);
  });

  it('of a fiche leaves its text, and waits where it has none', () => {
    const sent = told({ withheld: [hidden('realised.description')] });
    expect(keepWithheld(sent, stored({ description: 'Un procédé' })).missing).toEqual([]);
    expect(keepWithheld(sent, stored({})).missing).toHaveLength(1);
    expect(keepWithheld(told({ withheld: [hidden('planned.description')] }), stored({ description: 'Un procédé' })).missing).toHaveLength(1);
  });

  it('of an item or a commitment leaves the amounts, and waits where what is told does not go with them', () => {
    const share = (source: string, amount: number) => ({ source, cents: cents(amount) });
    const place = { origin, label: 'Salle', academy: null, school: null };
    const item: Expense = { ...place, total: cents(30), shares: [share('A', 10), share('B', 20)] };
    const base = { ...stored({}), realised: { ...stored({}).realised!, expenses: [item] } };
    const sent = (known: number): ToldAction => told({ realised: { fields: {} as never, expenses: [{ ...place, total: null, shares: [share('A', known)], withheld: [hidden('total'), hidden('resource:B')] }], headcounts: undefined, inKind: undefined } });
    expect(keepWithheld(sent(10), base)).toMatchObject({ missing: [], told: { realised: { expenses: [item] } } });
    expect(keepWithheld(sent(11), base).missing).toMatchObject([{ code: 'SHARES_DO_NOT_ADD_UP', proposal: undefined }]);
    expect(keepWithheld(sent(10), stored({})).missing).toHaveLength(2);
    const commitment = { origin, source: 'B', cents: cents(20), committedOn: null, ground: null, academy: null };
    const commitments = [{ ...commitment, cents: null, withheld: [hidden('amount')] }];
    expect(keepWithheld(told({ commitments }), { ...base, commitments: [commitment] })).toMatchObject({ missing: [], told: { commitments: [commitment] } });
    expect(keepWithheld(told({ commitments }), base).missing).toHaveLength(1);
  });

  it('for the actors leaves them, and waits where the file names others: those nobody sees would be lost', () => {
    expect(keepWithheld(told({ withheld: [hidden('actors')] }), stored({})).missing).toEqual([]);
    expect(keepWithheld(told({ withheld: [hidden('actors')], actors: [] }), stored({})).missing).toHaveLength(1);
    expect(keepWithheld(told({ withheld: [hidden('actors')] }), null).missing).toHaveLength(1);
  });
});
