import { expect, it } from 'vitest';
import { aheadOf } from './ahead.js';

const living = (key: string, lastDay: string | null, ending: string | null = null) => ({
  key,
  shortTitle: key,
  life: { on: '2026-11-21', ending: ending === null ? null : { lastDay: ending }, terms: [{ lastDay }] },
});

it('tells what ends and what is renewed within a year, soonest first', () => {
  expect(aheadOf([living('renews', '2027-03-17'), living('ends', '2027-01-31', '2027-01-31')]).map(({ key, kind }) => [key, kind])).toEqual([
    ['ends', 'ENDS'],
    ['renews', 'RENEWS'],
  ]);
});

it('leaves out what is over, what runs longer, what has no end, and templates', () => {
  const rest = [living('over', '2021-10-04', '2021-10-04'), living('later', '2027-11-22'), living('open', null), { key: 't', shortTitle: 't', life: null }];
  expect(aheadOf(rest)).toEqual([]);
});

it('the day itself and the same day of next year are within it', () => {
  expect(aheadOf([living('today', '2026-11-21'), living('in a year', '2027-11-21')])).toHaveLength(2);
});
