import { expect, test } from 'vitest';
import { localDate } from '../local-date.js';
import { contactListExpiry } from './contact-expiry.js';

test.each([
  ['2021-03-18', '2021-09-30'],
  ['2021-08-31', '2021-09-30'],
  ['2021-09-01', '2022-09-30'],
  ['2021-09-30', '2022-09-30'],
  ['2021-12-31', '2022-09-30'],
])('a list shared or renewed on %s is over after %s', (sharedOn, last) => {
  expect(contactListExpiry(localDate(sharedOn))).toBe(last);
});
