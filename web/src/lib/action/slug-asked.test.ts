import { describe, expect, it } from 'vitest';
import { slugAsked } from './slug-asked.js';

describe('the action that an address asks for', () => {
  it.each([
    ['https://site/actions/opco-ep-2020--2021-a1', '/actions', 'opco-ep-2020--2021-a1'],
    ['https://site/en/actions/opco-ep-2020--2021-a1/', '/en/actions', 'opco-ep-2020--2021-a1'],
    ['https://site/a/actions/fiche?action=x--1', '/a/actions', 'x--1'],
    ['https://site/actions/x--%C3%A9', '/actions', 'x--é'],
    ['https://site/actions/fiche', '/actions', null],
    ['https://site/actions/', '/actions', null],
    ['https://site/actions', '/actions', null],
    ['https://site/conventions/x', '/actions', null],
    ['https://site/actions/x/y', '/actions', null],
  ])('%s: %s %s', (address, actions, slug) => {
    expect(slugAsked(new URL(address), actions)).toBe(slug);
  });
});
