import { describe, expect, it } from 'vitest';
import { aConvention, aReading } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { OCCITANIE } from '../../test/regional-conventions.js';
import { NO_FACTS } from '../convention/life-facts.js';
import { lifeAt } from '../convention/life.js';
import type { BindingTerms } from '../convention/terms.js';
import { localDate } from '../local-date.js';
import { obligationsAt } from './calendar.js';
import { NOTHING_HAPPENED, type ReportFact } from './obligation-facts.js';

const day = localDate;
const aReport = (year: number | null, sentOn: string | null, changes: Partial<ReportFact> = {}): ReportFact => ({
  id: `r-${year}`,
  report: 'bilan-annuel',
  year,
  sentOn: sentOn === null ? null : day(sentOn),
  approvedOn: null,
  presentations: [],
  ...changes,
});
const one = (terms: BindingTerms, asOf: string, reports: readonly ReportFact[], id: string) => {
  const found = obligationsAt([{ terms, from: null }], lifeAt(terms, NO_FACTS, day(asOf)), { ...NOTHING_HAPPENED, reports }, day('2030-12-31')).find((obligation) => obligation.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

describe('a report meets only a period that it covers', () => {
  it('a yearly report made before its year is over does not count (DEFi 11, OPCO EP 15)', () => {
    const status = (on: string) => one(DEFI, '2018-06-01', [aReport(2017, on)], 'REPORT:bilan-annuel:2017');
    expect(status('2017-12-31')).toMatchObject({ status: 'MISSED', doneOn: null });
    expect(status('2017-12-31').explanation).toContain('ne le couvre pas');
    expect(status('2018-01-01').status).toBe('MET');
    const shown = [{ body: 'commission', on: day('2021-12-01') }];
    expect(one(OPCO_EP, '2022-03-01', [aReport(2021, null, { presentations: shown })], 'REPORT_PRESENTATION:bilan-annuel:2021:commission').status).toBe('NOT_YET_DUE');
  });

  it('in the year in which the convention ends, from the day after its end', () => {
    const status = (on: string) => one(DEFI, '2022-06-01', [aReport(2021, on)], 'REPORT:bilan-annuel:2021').status;
    expect(status('2021-10-04')).toBe('MISSED');
    expect(status('2021-10-05')).toBe('MET');
  });

  it('one over all the years is made on the last day at the earliest (DEFi 11)', () => {
    const id = 'REPORT:bilan-pluriannuel:toutes les années';
    const status = (on: string) => one(DEFI, '2022-06-01', [aReport(null, on, { report: 'bilan-pluriannuel' })], id).status;
    expect(status('2021-10-03')).toBe('DUE');
    expect(status('2021-10-04')).toBe('MET');
  });

  it('one made at a yearly meeting belongs to the year of the convention that has begun (Occitanie, article 9)', () => {
    const id = 'REPORT:point-annuel:2022-2023';
    const review = { ...DEFI.reports[0]!, key: 'point-annuel', kind: 'REVIEW', period: 'UNSPECIFIED_YEAR', due: { kind: 'YEARLY_MEETING' }, article: '9' } as const;
    const terms = aConvention({ ...OCCITANIE, reports: [review], readings: [aReading('MEETING_YEAR', 'CONVENTION_YEAR')] });
    const status = (on: string) => one(terms, '2023-03-01', [aReport(2022, on, { report: 'point-annuel' })], id).status;
    expect(status('2022-03-17')).toBe('NOT_YET_DUE');
    expect(status('2022-03-18')).toBe('MET');
  });
});
