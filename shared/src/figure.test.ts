import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine, HIDDEN, isComplete, known, map, NOT_APPLICABLE, NOT_REPORTED, reported, totalCents, totalCount, type Figure } from './figure.js';
import { cents, subtract, sum, ZERO, type Cents } from './money.js';

const anyFigure: fc.Arbitrary<Figure<Cents>> = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }).map((amount) => known(cents(amount))),
  fc.constant(NOT_REPORTED),
  fc.constant(NOT_APPLICABLE),
);

describe('the total of figures', () => {
  it('tells zero from not reported, hidden and not applicable', () => {
    expect(totalCents([known(ZERO)])).toEqual({ state: 'KNOWN', value: 0, coverage: { reported: 1, expected: 1 } });
    expect(totalCents([NOT_REPORTED])).toEqual({ state: 'NOT_REPORTED', coverage: { reported: 0, expected: 1 } });
    expect(totalCents([known(cents(5)), HIDDEN])).toBe(HIDDEN);
    expect(totalCents([NOT_APPLICABLE, NOT_APPLICABLE])).toBe(NOT_APPLICABLE);
    expect(totalCents([])).toEqual({ state: 'KNOWN', value: 0, coverage: { reported: 0, expected: 0 } });
  });

  it('says on how many parts it stands', () => {
    expect(totalCount([known(3), NOT_REPORTED, NOT_APPLICABLE, known(0)])).toEqual(known(3, { reported: 2, expected: 3 }));
  });

  it('never turns a missing part into a zero: it is known only where something was reported', () => {
    fc.assert(
      fc.property(fc.array(anyFigure, { minLength: 1 }), (parts) => {
        const result = totalCents(parts);
        const values = parts.flatMap((part) => (part.state === 'KNOWN' ? [part.value] : []));
        const missing = parts.filter((part) => part.state === 'NOT_REPORTED').length;
        if (values.length > 0) expect(result).toEqual(known(sum(values), { reported: values.length, expected: values.length + missing }));
        else expect(result.state).toBe(missing > 0 ? 'NOT_REPORTED' : 'NOT_APPLICABLE');
      }),
    );
  });

  it('is the same however the parts are grouped', () => {
    fc.assert(
      fc.property(fc.array(anyFigure, { minLength: 1 }), fc.array(anyFigure, { minLength: 1 }), (first, second) => {
        expect(totalCents([totalCents(first), totalCents(second)])).toEqual(totalCents([...first, ...second]));
      }),
    );
  });

  it('does not pass the limit of exact whole numbers in silence', () => {
    expect(() => totalCount([known(Number.MAX_SAFE_INTEGER), known(1)])).toThrow(RangeError);
  });
});

describe('joining two figures', () => {
  it('hides, then does not apply, then is not reported, and never takes an unknown for zero', () => {
    const five = known(cents(5));
    expect(combine(five, HIDDEN, subtract)).toBe(HIDDEN);
    expect(combine(NOT_REPORTED, HIDDEN, subtract)).toBe(HIDDEN);
    expect(combine(NOT_REPORTED, NOT_APPLICABLE, subtract)).toBe(NOT_APPLICABLE);
    expect(combine(five, NOT_REPORTED, subtract)).toEqual(NOT_REPORTED);
    expect(combine(known(cents(7)), five, subtract)).toEqual(known(cents(2)));
  });

  it('keeps the weaker coverage', () => {
    const wide = known(10, { reported: 9, expected: 10 });
    const narrow = known(10, { reported: 1, expected: 2 });
    expect(combine(wide, narrow, (left, right) => left / right)).toEqual(known(1, { reported: 1, expected: 2 }));
  });
});

describe('a figure', () => {
  it('is not reported where the column is null', () => {
    expect(reported(null)).toBe(NOT_REPORTED);
    expect(reported(0)).toEqual(known(0));
  });

  it('is complete, incomplete, or beyond that question', () => {
    expect(isComplete(known(1))).toBe(true);
    expect(isComplete(known(1, { reported: 1, expected: 2 }))).toBe(false);
    expect(isComplete(NOT_REPORTED)).toBe(false);
    expect(isComplete(HIDDEN)).toBeNull();
  });

  it('changes its value and not its state', () => {
    expect(map(known(2), (value) => value * 2)).toEqual(known(4));
    expect(map(HIDDEN, String)).toBe(HIDDEN);
  });

  it('refuses a coverage beyond what was expected', () => {
    expect(() => known(1, { reported: 2, expected: 1 })).toThrow(RangeError);
  });
});
