import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownCodes } from './checks/reference.js';
import { readLocatedYaml } from './located-yaml.js';
import { readConventionFiles } from './read-convention-files.js';
import { exampleFile, referenceCodes } from './testing/example-file.js';

function codesOf(text: string): readonly string[] {
  const read = readLocatedYaml('essai.yaml', text);
  return read.ok ? [] : read.problems.map(({ code }) => code);
}

describe('reading YAML', () => {
  it.each([
    ['a NUL', 'a: x\u0000y', 'CONTROL_CHARACTER', 1, 5],
    ['a byte that is not UTF-8, replaced by a decoder', 'a: 1\nb: x\uFFFD', 'CONTROL_CHARACTER', 2, 5],
    ['a tab as indent', 'a:\n\tb: 1', 'YAML_TAB_AS_INDENT', 2, 1],
    ['a field written twice', 'a: 1\nb: 2\na: 3', 'YAML_DUPLICATE_KEY', 3, 1],
    ['an anchor', 'a: &x 1', 'ANCHOR', 1, 7],
    ['a tag', 'a: !!js/function x', 'YAML_TAG_RESOLVE_FAILED', 1, 4],
    ['a tag of YAML’s own', 'a: !!str 5', 'TAG', 1, 10],
    ['two documents', 'a: 1\n---\nb: 2', 'YAML_MULTIPLE_DOCS', 2, 1],
    ['a quote left open', 'a: "x\nb: 1', 'YAML_MISSING_CHAR', 2, 5],
    ['a colon in a bare value', 'a: b: c', 'YAML_BLOCK_AS_IMPLICIT_KEY', 1, 4],
    ['a key that is a list', '? [a]\n: b', 'YAML_NON_STRING_KEY', 1, 3],
  ])('refuses %s, where it is', (_what, text, code, line, column) => {
    const read = readLocatedYaml('essai.yaml', text);
    const found = read.ok ? [] : read.problems.map((problem) => [problem.code, problem.line, problem.column]);
    expect(found).toContainEqual([code, line, column]);
  });

  it('refuses a bomb of references before it is blown up', () => {
    const bomb = ['a: &a [x, x, x]', ...Array.from({ length: 20 }, (_, index) => `b${index}: &b${index} [*a, *a, *a, *a]`)].join('\n');
    const codes = codesOf(bomb);
    expect(codes).toContain('ALIAS');
    expect(codes).toContain('ANCHOR');
  });

  it('refuses what is too large, too deep or empty, at once', () => {
    expect(codesOf('')).toEqual(['FILE_EMPTY']);
    expect(codesOf(' \n\n')).toEqual(['FILE_EMPTY']);
    expect(codesOf(`a: "${'x'.repeat(500_000)}"`)).toEqual(['FILE_TOO_LARGE']);
    expect(codesOf(`a: ${'['.repeat(100_000)}`)).toEqual(['FILE_TOO_DEEP']);
    expect(codesOf('- '.repeat(100_000))).toContain('FILE_TOO_DEEP');
    expect(codesOf(Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'))).toContain('FILE_TOO_DEEP');
  });

  it('finds a value, a field’s name, and the nearest part of what is missing', () => {
    const read = readLocatedYaml('essai.yaml', 'a:\n  - x: 1\n    yy: 22\n');
    const locate = read.ok ? read.value.locate : () => ({ line: 0, column: 0 });
    expect(locate(['a', 0, 'yy'], 'VALUE')).toEqual({ line: 3, column: 9 });
    expect(locate(['a', 0, 'yy'], 'KEY')).toEqual({ line: 3, column: 5 });
    expect(locate(['a', 0, 'zz'], 'VALUE')).toEqual({ line: 2, column: 5 });
    expect(locate(['b'], 'VALUE')).toEqual({ line: 1, column: 1 });
  });

  it('takes field names that JavaScript uses for its own as mere unknown fields', () => {
    const read = readLocatedYaml('essai.yaml', '__proto__: { polluted: true }\nconstructor: 1\nkind: CONVENTION');
    expect(read.ok).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('any damaged convention file', () => {
  let known: KnownCodes;
  beforeAll(async () => {
    known = await referenceCodes();
  });

  it('is refused with places inside the file, or read; it never throws', () => {
    const { name, text } = exampleFile();
    const lines = text.split('\n').length;
    const piece = fc.constantFrom('', ':', '- ', '{', ']', '"', '\t', 'null', '-1', '\u0000', '__proto__: 1\n', 'a: b: c', '&x ', '*x', '🏫', '1e9', '[]');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(text.length), fc.nat(40), piece), { minLength: 1, maxLength: 3 }), (cuts) => {
        const damaged = cuts.reduce((sofar, [at, length, put]) => sofar.slice(0, at) + put + sofar.slice(at + length), text);
        const read = readConventionFiles([{ name, text: damaged }], known);
        if (read.ok) return;
        expect(read.problems.length).toBeGreaterThan(0);
        for (const { line, column, message } of read.problems) {
          expect(line ?? 1).toBeGreaterThan(0);
          expect(line ?? 1).toBeLessThanOrEqual(lines + 3);
          expect(column ?? 1).toBeGreaterThan(0);
          expect(message).not.toMatch(/Invalid|Expected|undefined|\[object/u);
        }
      }),
      { numRuns: 150 },
    );
  });
});
