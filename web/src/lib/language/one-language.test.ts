import { describe, expect, it } from 'vitest';
import { byShortNames, inOneLanguage } from '../../../one-language.js';

describe('the words that a browser is sent', () => {
  const index = ['import * as __fr from "./fr.js"', 'export const home = (inputs) => __fr.home(inputs);', 'const level8 = (inputs) => __fr.level8(inputs);', 'export { level8 as "level_NATIONAL" }'];
  const catalogue = ['export const home = () => `Accueil`;', 'export const level8 = () => {', '\tconst plural = 1;', '};'];

  it('are those of the language of its page, under the names that pages know', () => {
    expect(inOneLanguage(index.join('\n')).split('\n').slice(1)).toEqual([
      'export const { m0: home } = catalogue;',
      'const { m1: level8 } = catalogue;',
      'export { level8 as "level_NATIONAL" }',
    ]);
  });

  it('go by short names on the way: both sides count alike', () => {
    const written = byShortNames(catalogue.join('\n'));
    expect(written).toContain('\nexport { home as m0, level8 as m1 };');
    expect(written).not.toMatch(/^export const/mu);
    expect(written).toContain('\tconst plural');
  });

  it('are not guessed where the compiler writes them otherwise', () => {
    expect(() => inOneLanguage('export function home() {}')).toThrow(/not written as they were/u);
    expect(() => byShortNames('export function home() {}')).toThrow(/not written as they were/u);
  });
});
