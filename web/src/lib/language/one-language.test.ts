import { describe, expect, it } from 'vitest';
import { inOneLanguage } from '../../../one-language.js';

describe('the words that a browser is sent', () => {
  it('are those of the language of its page, under the same names', () => {
    const written = ['import * as __fr from "./fr.js"', 'export const home = (inputs) => __fr.home(inputs);', 'const level8 = (inputs) => __fr.level8(inputs);', 'export { level8 as "level_NATIONAL" }'];
    expect(inOneLanguage(written.join('\n')).split('\n').slice(1)).toEqual([
      'export const { home } = catalogue;',
      'const { level8 } = catalogue;',
      'export { level8 as "level_NATIONAL" }',
    ]);
  });

  it('are not guessed where the compiler writes them otherwise', () => {
    expect(() => inOneLanguage('export function home() {}')).toThrow(/not written as they were/u);
  });
});
