import { expect, it } from 'vitest';
import { calendarAddress } from './calendar.js';

it('a calendar stands beside the API, at the root or under a folder', () => {
  expect(calendarAddress('http://localhost:4000/graphql', 'conventions', 'opco-ep-2020')).toBe('http://localhost:4000/calendrier/conventions/opco-ep-2020.ics');
  expect(calendarAddress('https://etat.test/api/graphql', 'parties', 'menjs')).toBe('https://etat.test/api/calendrier/parties/menjs.ics');
});
