import { describe, expect, it } from 'vitest';
import { localDate, weekday } from './local-date.js';
import { nextSchoolYearStart, schoolYear, schoolYearOf, sourceOfStart } from './school-year.js';

describe('school years', () => {
  it('run from the day pupils return to the eve of the next return', () => {
    expect(schoolYear(2020)).toEqual({ known: true, startYear: 2020, firstDay: '2020-09-01', lastDay: '2021-09-01' });
  });

  it('have an unknown end while the next start is not published, and are unknown beyond', () => {
    expect(schoolYear(2026)).toEqual({ known: true, startYear: 2026, firstDay: '2026-09-01', lastDay: null });
    expect(schoolYear(2027)).toEqual({ known: false, startYear: 2027 });
    expect(schoolYear(2009)).toEqual({ known: false, startYear: 2009 });
  });

  it('start on a school day of late August or early September', () => {
    for (let year = 2010; year <= 2026; year += 1) {
      const found = schoolYear(year);
      if (!found.known) throw new Error(`missing ${year}`);
      expect(found.firstDay > `${year}-08-28` && found.firstDay < `${year}-09-08`).toBe(true);
      expect(weekday(found.firstDay)).toBeLessThan(5);
    }
  });

  it.each([
    ['2021-09-01', 2020],
    ['2021-09-02', 2021],
    ['2021-03-18', 2020],
    ['2027-03-01', 2026],
  ])('%s is in the year that starts in %d', (date, startYear) => {
    expect(schoolYearOf(localDate(date))).toMatchObject({ known: true, startYear });
  });

  it('do not guess on which side of an unknown start a day of September falls', () => {
    expect(schoolYearOf(localDate('2027-09-01'))).toEqual({ known: false, startYear: 2027 });
  });

  it('« rentrée suivante » is strictly after the day', () => {
    expect(nextSchoolYearStart(localDate('2022-03-31'))).toBe('2022-09-01');
    expect(nextSchoolYearStart(localDate('2022-09-01'))).toBe('2023-09-04');
    expect(nextSchoolYearStart(localDate('2022-12-31'))).toBe('2023-09-04');
    expect(nextSchoolYearStart(localDate('2009-12-31'))).toBe('2010-09-02');
    expect(nextSchoolYearStart(localDate('2026-09-01'))).toBeNull();
    expect(nextSchoolYearStart(localDate('2027-02-01'))).toBeNull();
  });

  it('say where each day comes from, and which no public source confirmed', () => {
    expect(sourceOfStart(localDate('2023-09-04'))).toContain('7 décembre 2022');
    const toVerify = Array.from({ length: 17 }, (_, place) => 2010 + place).filter((year) => {
      const found = schoolYear(year);
      return found.known && sourceOfStart(found.firstDay).includes('à vérifier');
    });
    expect(toVerify).toEqual([2011, 2014, 2026]);
    expect(() => sourceOfStart(localDate('2023-09-05'))).toThrow(RangeError);
  });
});
