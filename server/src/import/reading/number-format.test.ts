import { describe, expect, it } from 'vitest';
import { shownUnit, type ShownUnit } from './number-format.js';

describe('what a sheet shows beside a number', () => {
  const formats: readonly (readonly [string, ShownUnit])[] = [
    ['General', 'NONE'], ['0.00', 'NONE'], ['#,##0.00\\ [$€-40C]', 'NONE'], ['_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-', 'NONE'], ['[$-40C]0.00', 'NONE'], ['0.0" km"', 'NONE'], ['0.00[$EUR]', 'NONE'],
    ['0%', 'PERCENT'], ['0.00\\ %', 'PERCENT'], ['0.0" %"', 'NONE'], ['0\\%', 'NONE'],
    ['0.0" k€"', 'THOUSANDS'], ['0.0\\ "K€"', 'THOUSANDS'], ['0\\ \\k\\€', 'THOUSANDS'], ['0" milliers d’euros"', 'THOUSANDS'], ['0.0\\ k[$€-40C]', 'THOUSANDS'], ['#,##0.0" M€"', 'MILLIONS'],
    // What is shown is a thousandth of the number, which is in euros.
    ['#,##0,"k€"', 'NONE'], ['0.0,,\\ "M€"', 'NONE'],
    ['[$$-409]#,##0.00', 'CURRENCY'], ['0.00[$$-409]', 'CURRENCY'], ['"$"#,##0', 'CURRENCY'], ['[$£-809]#,##0', 'CURRENCY'], ['0.00\\ [$CHF]', 'CURRENCY'],
    // Currency formats of any spreadsheet, which show the currency of whoever reads.
    ['$#,##0.00_);\\($#,##0.00\\)', 'NONE'], ['$#,##0_);[Red]\\($#,##0\\)', 'NONE'],
  ];
  it.each(formats)('%s: %s', (format, unit) => {
    expect(shownUnit(format)).toBe(unit);
  });
});
