import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf } from './layout.js';
import { hueOf, lengthOf, scaleMax, type Row } from './model.js';

const aRow = (values: readonly number[], given: Partial<Row> = {}): Row => ({
  label: '2019',
  sublabel: null,
  isThin: false,
  layers: [{ style: 'solid', segments: values.map((value) => ({ value, tone: 1, pattern: 'plain', label: '', description: '', proof: null })) }],
  limit: null,
  note: null,
  ...given,
});

describe('scale of a chart', () => {
  it('holds every bar and every limit, and wastes at most half of its width', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000_000_000), { minLength: 1, maxLength: 6 }), fc.nat(10_000_000_000), (values, limit) => {
        const row = aRow(values, { limit: { kind: 'KNOWN', value: limit, label: '' } });
        const longest = Math.max(lengthOf(row), limit);
        expect(scaleMax([row])).toBeGreaterThanOrEqual(longest);
        if (longest > 0) expect(scaleMax([row])).toBeLessThanOrEqual(longest * 2);
      }),
    );
  });

  it('is not nothing when there is nothing to draw', () => {
    expect(scaleMax([])).toBe(1);
  });
});

describe('hues', () => {
  it('are seven, and no two of twenty-one things look alike', () => {
    const looks = Array.from({ length: 21 }, (_, index) => hueOf(index));
    expect(new Set(looks.map(({ tone }) => tone)).size).toBe(7);
    expect(new Set(looks.map(({ tone, pattern }) => `${tone}/${pattern}`)).size).toBe(21);
  });
});

describe('layout of rows', () => {
  it('puts one under the other, each bar inside its band', () => {
    const { places, height } = layoutOf({ rows: [aRow([1]), aRow([1], { isThin: true }), aRow([1])] });
    for (const [index, { top, centre, height: band }] of places.entries()) {
      expect(centre).toBeGreaterThan(top);
      expect(centre).toBeLessThan(top + band);
      if (index > 0) expect(top).toBe((places[index - 1]?.top ?? 0) + (places[index - 1]?.height ?? 0));
    }
    expect(height).toBe((places.at(-1)?.top ?? 0) + (places.at(-1)?.height ?? 0));
  });

  it('writes long labels above the bars, where a telephone has room for them', () => {
    expect(layoutOf({ rows: [aRow([1])] }).labelsAbove).toBe(false);
    expect(layoutOf({ rows: [aRow([1], { label: 'Lycéens et étudiants' })] }).labelsAbove).toBe(true);
  });

  it('makes room for words under a label', () => {
    const [plain] = layoutOf({ rows: [aRow([1])] }).places;
    const [told] = layoutOf({ rows: [aRow([1], { sublabel: 'plafond non communiqué' })] }).places;
    expect(told?.height).toBeGreaterThan(plain?.height ?? 0);
  });
});
