import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_COUNT, classesOf, classIndex } from './classes.js';

describe('classes of a map', () => {
  it('hold as many values each', () => {
    const values = Array.from({ length: 30 }, (_, index) => index * 10);
    const classes = classesOf(values);
    expect(classes).toHaveLength(CLASS_COUNT);
    const counts = classes.map((_, index) => values.filter((value) => classIndex(classes, value) === index).length);
    expect(counts).toEqual([6, 6, 6, 6, 6]);
  });

  it('are fewer when there are few different values', () => {
    expect(classesOf([5, 5, 5])).toEqual([{ from: 5, to: 5 }]);
    expect(classesOf([])).toEqual([]);
  });

  it('leave out what is not known, and never take it for the least', () => {
    const classes = classesOf([null, 1, 2]);
    expect(classIndex(classes, null)).toBeNull();
    expect(classes[0]).toEqual({ from: 1, to: 1 });
  });

  it('give every known value one class, between its bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }), (values) => {
        const classes = classesOf(values);
        for (const value of values) {
          const index = classIndex(classes, value);
          expect(index).not.toBeNull();
          const { from, to } = classes[index ?? 0] ?? { from: Infinity, to: -Infinity };
          expect(value).toBeGreaterThanOrEqual(from);
          expect(value).toBeLessThanOrEqual(to);
        }
      }),
    );
  });
});
