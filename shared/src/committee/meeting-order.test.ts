import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import type { BindingTerms } from '../convention/terms.js';
import { localDate } from '../local-date.js';
import { meetingOrder, type BodySitting } from './meeting-order.js';

const sittings = (commission: string | null, board: string | null): readonly BodySitting[] => [
  ...(commission === null ? [] : [{ body: 'commission', on: localDate(commission) }]),
  ...(board === null ? [] : [{ body: 'conseil', on: localDate(board) }]),
];
const order = (terms: BindingTerms, list: readonly BodySitting[]) => {
  const [meeting] = terms.committee.meetings.yearly;
  if (meeting === undefined) throw new Error('a yearly meeting was expected');
  return meetingOrder(terms, meeting, localDate('2021-06-10'), list);
};

describe('the committee’s place between commission and board (OPCO EP, article 14)', () => {
  it.each([
    ['2021-05-20', '2021-06-30', 'KEPT'],
    ['2021-06-11', '2021-06-30', 'BROKEN'],
    ['2021-05-20', '2021-06-09', 'BROKEN'],
    [null, '2021-06-30', 'SITTINGS_UNKNOWN'],
    [null, '2021-06-09', 'BROKEN'],
    [null, null, 'SITTINGS_UNKNOWN'],
  ])('with the commission on %s and the board on %s is %s', (commission, board, outcome) => {
    expect(order(OPCO_EP, sittings(commission, board))).toMatchObject({ outcome, articles: ['14'] });
  });

  it('is not asked for by DEFi', () => {
    expect(order(DEFI, sittings('2021-05-20', null)).outcome).toBe('NO_ORDER_IN_TEXT');
  });
});
