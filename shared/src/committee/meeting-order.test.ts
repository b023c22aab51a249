import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import type { BindingTerms } from '../convention/terms.js';
import { localDate, type LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { meetingOrder, type BodySitting } from './meeting-order.js';

const sittings = (commission: string | null, board: string | null): readonly BodySitting[] => [
  ...(commission === null ? [] : [{ body: 'commission', on: localDate(commission) }]),
  ...(board === null ? [] : [{ body: 'conseil', on: localDate(board) }]),
];
const MEETING = localDate('2021-06-10');
const days = (...given: string[]) => given.map((day) => localDate(day));
const order = (terms: BindingTerms, list: readonly BodySitting[], on = MEETING, meetings = days('2021-06-10')) => {
  const [meeting] = terms.committee.meetings.yearly;
  if (meeting === undefined) throw new Error('a yearly meeting was expected');
  return meetingOrder(terms, meeting, on, meetings, list);
};
const sat = (body: 'commission' | 'conseil', ...on: string[]): readonly BodySitting[] => days(...on).map((day) => ({ body, on: day }));

describe('the committee’s place between commission and board (OPCO EP, article 14)', () => {
  it.each([
    ['2021-05-20', '2021-06-30', 'KEPT'],
    ['2021-06-10', '2021-06-10', 'KEPT'],
    ['2021-06-11', '2021-06-30', 'BROKEN'],
    ['2021-05-20', '2021-06-09', 'BROKEN'],
    [null, '2021-06-30', 'SITTINGS_UNKNOWN'],
    [null, '2021-06-09', 'BROKEN'],
    [null, null, 'SITTINGS_UNKNOWN'],
  ])('with the commission on %s and the board on %s is %s', (commission, board, outcome) => {
    expect(order(OPCO_EP, sittings(commission, board))).toMatchObject({ outcome, articles: ['14'] });
  });

  const [june, november] = days('2021-06-10', '2021-11-25') as [LocalDate, LocalDate];
  const TWO = [june, november];

  it('asks each meeting for a commission of its own: that of the spring prepared the spring’s meeting', () => {
    const spring = [...sat('commission', '2021-05-20'), ...sat('conseil', '2021-06-30', '2021-12-10')];
    expect(order(OPCO_EP, spring, june, TWO).outcome).toBe('KEPT');
    expect(order(OPCO_EP, spring, november, TWO).outcome).toBe('SITTINGS_UNKNOWN');
    expect(order(OPCO_EP, [...spring, ...sat('commission', '2021-11-05')], november, TWO).outcome).toBe('KEPT');
  });

  it('asks each meeting for a board of its own: that of December decides on the second meeting, not on the first', () => {
    const winter = [...sat('commission', '2021-05-20', '2021-11-05'), ...sat('conseil', '2021-12-10')];
    expect(order(OPCO_EP, winter, june, TWO).outcome).toBe('SITTINGS_UNKNOWN');
    expect(order(OPCO_EP, winter, november, TWO).outcome).toBe('KEPT');
  });

  it('knows a board of January as that of the meeting at the year’s end', () => {
    const january = [...sat('commission', '2021-11-05'), ...sat('conseil', '2022-01-20')];
    expect(order(OPCO_EP, january, november, [...TWO, localDate('2022-06-08')]).outcome).toBe('KEPT');
  });

  it('blames no meeting for a sitting that goes with its neighbour', () => {
    expect(order(OPCO_EP, [...sat('commission', '2021-05-20'), ...sat('conseil', '2020-12-15')], june, days('2020-12-01', '2021-06-10')).outcome).toBe('SITTINGS_UNKNOWN');
    expect(order(OPCO_EP, [...sat('commission', '2021-11-10'), ...sat('conseil', '2021-06-30')], june, TWO).outcome).toBe('SITTINGS_UNKNOWN');
    expect(order(OPCO_EP, [...sat('commission', '2021-11-10'), ...sat('conseil', '2021-06-30')]).outcome).toBe('SITTINGS_UNKNOWN');
  });

  it('cites the sitting that it looked at', () => {
    const { inputs } = order(OPCO_EP, [...sat('commission', '2020-11-02', '2021-05-20'), ...sat('conseil', '2021-06-30', '2021-12-10')], june, TWO);
    expect(inputs.map(({ value }) => value)).toEqual(days('2021-06-10', '2021-05-20', '2021-06-30').map(formatDate));
  });

  it('is not asked for by DEFi', () => {
    expect(order(DEFI, sittings('2021-05-20', null)).outcome).toBe('NO_ORDER_IN_TEXT');
  });
});
