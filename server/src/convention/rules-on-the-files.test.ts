import { wayOf } from '@conventions-ouvertes/shared/action/way';
import { lifeAt } from '@conventions-ouvertes/shared/convention/life';
import { NO_FACTS } from '@conventions-ouvertes/shared/convention/life-facts';
import type { BindingTerms, ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { obligationsAt } from '@conventions-ouvertes/shared/obligation/calendar';
import { NOTHING_HAPPENED } from '@conventions-ouvertes/shared/obligation/obligation-facts';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemText } from './format/convention-problem.js';
import { CONVENTIONS_FOLDER } from './format/conventions-folder.js';
import { readConventionDirectory } from './format/read-convention-directory.js';
import { referenceCodes } from './format/testing/example-file.js';

let all: readonly ConventionTerms[];
beforeAll(async () => {
  const read = await readConventionDirectory(CONVENTIONS_FOLDER, await referenceCodes(), { withDemonstration: true });
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'));
  all = read.conventions.map(({ terms }) => terms);
});

const binding = (key: string): BindingTerms => {
  const found = all.find((terms) => terms.key === key);
  if (found === undefined || found.kind === 'TEMPLATE') throw new Error(`${key} ne lie personne.`);
  return found;
};
const day = localDate;
const life = (key: string, asOf: string) => lifeAt(binding(key), NO_FACTS, day(asOf));
const calendar = (terms: BindingTerms, asOf: LocalDate, until = day('2030-12-31')) => obligationsAt([{ terms, from: null }], lifeAt(terms, NO_FACTS, asOf), NOTHING_HAPPENED, until);
const dueDays = (key: string, asOf: string, kind: string, until: string) =>
  calendar(binding(key), day(asOf), day(until))
    .filter((obligation) => obligation.kind === kind)
    .map(({ dueOn }) => dueOn);

describe('the rules, run on the conventions’ own files', () => {
  it.each([
    ['opca-defi-2016', '2021-10-04', 'IN_FORCE', '2021-10-04'],
    ['opca-defi-2016', '2021-10-05', 'ENDED', '2021-10-04'],
    ['opco-ep-2020', '2023-09-29', 'IN_FORCE', '2023-09-29'],
    ['opco-ep-2020', '2023-09-30', 'ENDED', '2023-09-29'],
    ['medef-occitanie-2021', '2023-03-18', 'RENEWED', undefined],
    ['cgpme-paca', '2016-01-01', 'UNDATED', undefined],
  ])('%s on %s is %s', (key, asOf, status, end) => {
    const found = life(key, asOf);
    expect(found.status).toBe(status);
    expect(found.ending?.lastDay).toBe(end);
    expect(found.articles.length).toBeGreaterThan(0);
  });

  it('DEFi: reports of each year by 30 April (11), request for renewal by 4 April 2021 (13)', () => {
    expect(dueDays('opca-defi-2016', '2018-01-01', 'RENEWAL_REQUEST', '2022-12-31')).toEqual(['2021-04-04']);
    expect(dueDays('opca-defi-2016', '2018-01-01', 'REPORT', '2019-12-31')).toEqual(['2017-04-30', '2018-04-30', '2019-04-30']);
  });

  it('OPCO EP: reports before 30 April (15), meetings before 15 June and at the year’s end (14)', () => {
    expect(dueDays('opco-ep-2020', '2021-01-01', 'REPORT', '2024-12-31')).toEqual(['2021-04-29', '2022-04-29', '2023-04-29', '2024-04-29']);
    expect(dueDays('opco-ep-2020', '2021-01-01', 'MEETING', '2024-12-31')).toEqual(['2021-06-14', '2021-12-31', '2022-06-14', '2022-12-31']);
  });

  it('Occitanie: a meeting each year of the convention (9), contacts each September (8)', () => {
    expect(dueDays('medef-occitanie-2021', '2022-01-01', 'MEETING', '2023-12-31')).toEqual(['2022-03-17', '2023-03-17']);
    expect(dueDays('medef-occitanie-2021', '2022-01-01', 'CONTACT_LIST', '2022-12-31')).toEqual(['2021-09-30', '2022-09-30']);
  });

  it('an action under OPCO EP passes the commission, the ministries, the committee and the board; under DEFi the committee alone', () => {
    const statuses = (key: string) => wayOf(binding(key)).map(({ status }) => status);
    expect(statuses('opco-ep-2020')).toEqual(['DRAFT', 'SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED', 'CLOSED']);
    expect(statuses('opca-defi-2016')).toEqual(['DRAFT', 'SUBMITTED', 'COMMITTEE', 'COMMITTED', 'REALISED', 'CLOSED']);
  });

  it('every convention, the demonstration’s included, has a life and a calendar on any day of thirty years', () => {
    const conventions = all.filter((terms) => terms.kind !== 'TEMPLATE');
    expect(conventions.length).toBeGreaterThanOrEqual(4);
    for (const terms of conventions) {
      for (let year = 2010; year <= 2040; year += 1) {
        const asOf = day(`${year}-09-01`);
        expect(lifeAt(terms, NO_FACTS, asOf).explanation).not.toBe('');
        const ids = calendar(terms, asOf).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  });
});
