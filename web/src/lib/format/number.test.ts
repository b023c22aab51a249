import { describe, expect, it } from 'vitest';
import { formatBasisPoints, formatCount, formatDecimal } from './number.js';

describe('numbers as French readers write them', () => {
  it('groups thousands with a narrow no-break space', () => {
    expect(formatCount(12455)).toBe('12\u202f455');
    expect(formatCount(0)).toBe('0');
  });

  it('writes an exact decimal with a comma, and leaves words alone', () => {
    expect(formatDecimal('12.5')).toBe('12,5');
    expect(formatDecimal('-3')).toBe('-3');
    expect(formatDecimal('une vidéo')).toBe('une vidéo');
  });

  it('does not lose digits that a double cannot hold', () => {
    expect(formatDecimal('9007199254740993')).toBe('9\u202f007\u202f199\u202f254\u202f740\u202f993');
  });

  it('writes a share of ten thousand as a percentage', () => {
    expect(formatBasisPoints(10_000)).toBe('100\u00a0%');
    expect(formatBasisPoints(9_340)).toBe('93,4\u00a0%');
    expect(formatBasisPoints(0)).toBe('0\u00a0%');
  });
});
