import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unsoundText, unsoundValue, VALUE_LIMITS } from './sound-values.js';

describe('what comes from outside is taken only where it can be kept and shown as it is', () => {
  test.each([
    ['a\u0000b', 'NUL_CHARACTER'],
    ['a\uD800', 'ILL_FORMED_TEXT'],
    ['\uDC00a', 'ILL_FORMED_TEXT'],
    ['a\u0007', 'FORBIDDEN_CHARACTER'],
    ['a\u009F', 'FORBIDDEN_CHARACTER'],
    ['a\uFFFE', 'FORBIDDEN_CHARACTER'],
    ['\u{10FFFF}', 'FORBIDDEN_CHARACTER'],
    ['exe.\u202Etxt', 'FORBIDDEN_CHARACTER'],
  ])('%j is refused', (text, problem) => {
    expect(unsoundText(text)).toBe(problem);
    expect(unsoundValue({ a: [text] })).toBe(problem);
    expect(unsoundValue({ [text]: 1 })).toBe(problem);
  });

  test.each(['Forêt d’Orléans\u00A0: 1\u202F234,56\u00A0€', 'tab\tline\r\nend', '👩\u200D🎓 élève', 'e\u0301', '日本語', ''])('%j is taken', (text) => {
    expect(unsoundText(text)).toBeNull();
  });

  test.each([1e16, -1e16, Number.POSITIVE_INFINITY, Number.NaN])('the number %d is refused', (value) => {
    expect(unsoundValue({ value })).toBe('NUMBER_TOO_LARGE');
  });

  test('lists, nesting and the number of values have an end', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
    expect(unsoundValue(deep(VALUE_LIMITS.depth))).toBeNull();
    expect(unsoundValue(deep(VALUE_LIMITS.depth + 1))).toBe('TOO_DEEP');
    expect(unsoundValue(JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`))).toBe('TOO_DEEP');
    expect(unsoundValue(Array.from({ length: VALUE_LIMITS.list + 1 }, () => 1))).toBe('LIST_TOO_LONG');
    expect(unsoundValue(Array.from({ length: 30 }, () => Array.from({ length: 900 }, () => 1)))).toBe('TOO_MANY_VALUES');
  });

  test('whole texts of well-formed characters without commands are always taken', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => unsoundText(text) === null));
  });
});
