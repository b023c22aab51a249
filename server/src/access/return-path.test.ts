import fc from 'fast-check';
import { expect, test } from 'vitest';
import { returnPath } from './return-path.js';

const SITE = 'https://conventions.example.org';

test.each([
  ['/tableau-de-bord?annee=2020#couts', '/tableau-de-bord?annee=2020#couts'],
  ['/academies/16', '/academies/16'],
  [null, '/'],
  ['', '/'],
  ['tableau-de-bord', '/'],
  ['https://ailleurs.example/', '/'],
  ['//ailleurs.example', '/'],
  ['/\\ailleurs.example', '/'],
  ['/\t/ailleurs.example', '/'],
  ['/a\\..\\b', '/'],
  ['javascript:alert(1)', '/'],
  ['/%2F%2Failleurs.example', '/%2F%2Failleurs.example'],
  [`/${'a'.repeat(3000)}`, '/'],
])('%s goes back to %s', (wanted, path) => {
  expect(returnPath(wanted, SITE)).toBe(path);
});

test('whatever is asked for, one goes back to the site', () => {
  const piece = fc.constantFrom('/', '\\', '//', '..', '@', ':', '?', '#', '%2f', '\t', '\n', '\u0000', 'ailleurs.example', 'https:', '.');
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      expect(new URL(returnPath(pieces.join(''), SITE), SITE).origin).toBe(SITE);
    }),
  );
});
