import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aConvention, aReading } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { FCIL } from '../../test/local-conventions.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { CGPME, CGPME_DATED, OCCITANIE } from '../../test/regional-conventions.js';
import { termsVersions } from '../convention/amendment.js';
import { NO_FACTS, type LifeFacts } from '../convention/life-facts.js';
import { lifeAt } from '../convention/life.js';
import type { BindingTerms } from '../convention/terms.js';
import { addDays, localDate, type LocalDate } from '../local-date.js';
import { obligationsAt } from './calendar.js';
import { NOTHING_HAPPENED, type MeetingFact, type ObligationFacts, type ReportFact } from './obligation-facts.js';
import type { Obligation, ObligationKind } from './obligation.js';

const day = localDate;
const aMeeting = (on: string, changes: Partial<MeetingFact> = {}): MeetingFact => ({
  id: `m-${on}`,
  on: day(on),
  isHeld: true,
  meantAs: null,
  papersSentOn: null,
  prioritiesForYear: null,
  draftedOn: null,
  rereadOn: null,
  approvedOn: null,
  ...changes,
});
const aReport = (year: number | null, sentOn: string | null, changes: Partial<ReportFact> = {}): ReportFact => ({
  id: `r-${year}`,
  report: 'bilan-annuel',
  year,
  sentOn: sentOn === null ? null : day(sentOn),
  approvedOn: null,
  presentations: [],
  ...changes,
});
const calendar = (terms: BindingTerms, asOf: string, facts: Partial<ObligationFacts> = {}, life: Partial<LifeFacts> = {}, until = '2030-12-31') =>
  obligationsAt([{ terms, from: null }], lifeAt(terms, { ...NO_FACTS, ...life }, day(asOf)), { ...NOTHING_HAPPENED, ...facts }, day(until));
const of = (list: readonly Obligation[], kind: ObligationKind) => list.filter((obligation) => obligation.kind === kind);
const one = (list: readonly Obligation[], id: string) => {
  const found = list.find((obligation) => obligation.id === id);
  if (found === undefined) throw new Error(`no ${id} among ${list.map((obligation) => obligation.id).join(', ')}`);
  return found;
};

describe('DEFi: meetings (article 10)', () => {
  it('are owed twice in each full year, one of them before 15 June: on 14 June it is in time, on 15 June late', () => {
    const meetings = of(calendar(DEFI, '2016-10-05'), 'MEETING').map(({ id, dueOn }) => [id, dueOn]);
    expect(meetings).toEqual([2017, 2018, 2019, 2020].flatMap((year) => [[`MEETING:avant-15-juin:${year}`, `${year}-06-14`], [`MEETING:pilotage:${year}`, `${year}-12-31`]]));
    expect(one(calendar(DEFI, '2018-01-01', { meetings: [aMeeting('2017-06-14')] }), 'MEETING:avant-15-juin:2017')).toMatchObject({ status: 'MET', articles: ['10'], doneBy: 'm-2017-06-14' });
    expect(one(calendar(DEFI, '2017-12-31', { meetings: [aMeeting('2017-06-15', { meantAs: 'avant-15-juin' })] }), 'MEETING:avant-15-juin:2017').status).toBe('LATE');
  });

  it('each answer one meeting owed and no more', () => {
    const oneHeld = calendar(DEFI, '2018-01-01', { meetings: [aMeeting('2017-05-10')] });
    expect(one(oneHeld, 'MEETING:avant-15-juin:2017').status).toBe('MET');
    expect(one(oneHeld, 'MEETING:pilotage:2017')).toMatchObject({ status: 'MISSED', finding: 'TO_BE_CONFIRMED' });
    const autumnOnly = calendar(DEFI, '2018-01-01', { meetings: [aMeeting('2017-10-10')] });
    expect(one(autumnOnly, 'MEETING:avant-15-juin:2017').status).toBe('MISSED');
    expect(one(autumnOnly, 'MEETING:pilotage:2017').status).toBe('MET');
  });

  it('are owed in years covered in part too, where they are read so', () => {
    const read = aConvention({ ...DEFI, readings: [aReading('MEETINGS_IN_PARTIAL_YEAR', 'EVERY_YEAR')] });
    const years = new Set(of(calendar(read, '2016-10-05'), 'MEETING').map(({ dueOn }) => dueOn?.slice(0, 4)));
    expect([...years]).toEqual(['2016', '2017', '2018', '2019', '2020', '2021']);
  });

  it('come with papers a week ahead, minutes in three steps and the year’s priorities (9, 10)', () => {
    const held = aMeeting('2017-06-08', { papersSentOn: day('2017-06-02'), draftedOn: day('2017-06-20'), prioritiesForYear: 2017 });
    const list = calendar(DEFI, '2017-07-01', { meetings: [held, aMeeting('2017-11-20', { isHeld: false })] });
    expect(one(list, 'PAPERS:m-2017-06-08')).toMatchObject({ dueOn: '2017-06-01', status: 'LATE' });
    expect(one(list, 'PAPERS:m-2017-11-20')).toMatchObject({ dueOn: '2017-11-13', status: 'NOT_YET_DUE' });
    expect(of(list, 'MINUTES').map(({ status }) => status)).toEqual(expect.arrayContaining(['MET', 'DUE', 'DUE']));
    const later = calendar(DEFI, '2017-06-19', { meetings: [held] });
    expect(one(later, 'MINUTES:DRAFTED:m-2017-06-08')).toMatchObject({ status: 'DUE', doneOn: null });
    expect(one(list, 'PRIORITIES:2017')).toMatchObject({ status: 'MET', articles: ['9'] });
    expect(one(list, 'PRIORITIES:2018').status).toBe('NOT_YET_DUE');
  });
});

describe('DEFi: reports (article 11)', () => {
  it('are owed for every calendar year touched, by 30 April of the next, that day included; the last outlives the convention', () => {
    const reports = of(calendar(DEFI, '2016-10-05'), 'REPORT').map(({ id, dueOn }) => [id, dueOn]);
    expect(reports).toEqual([
      ...[2016, 2017, 2018, 2019, 2020].map((year) => [`REPORT:bilan-annuel:${year}`, `${year + 1}-04-30`]),
      ['REPORT:bilan-pluriannuel:toutes les années', null],
      ['REPORT:bilan-annuel:2021', '2022-04-30'],
    ]);
    const sent = (on: string) => one(calendar(DEFI, '2018-12-31', { reports: [aReport(2017, on)] }), 'REPORT:bilan-annuel:2017').status;
    expect(sent('2018-04-30')).toBe('MET');
    expect(sent('2018-05-01')).toBe('LATE');
  });

  it('the one over all the years is due from the end on, without a last day, or with the next yearly report', () => {
    const id = 'REPORT:bilan-pluriannuel:toutes les années';
    expect(one(calendar(DEFI, '2021-10-04'), id).status).toBe('NOT_YET_DUE');
    expect(one(calendar(DEFI, '2025-01-01'), id)).toMatchObject({ status: 'DUE', dueOn: null, since: '2021-10-05', finding: null });
    const read = aConvention({ ...DEFI, readings: [aReading('MULTI_YEAR_REPORT_DUE', 'NEXT_ANNUAL_DEADLINE')] });
    expect(one(calendar(read, '2025-01-01'), id)).toMatchObject({ status: 'MISSED', dueOn: '2022-04-30' });
  });

  it('end with a convention ended early, save those that outlive it', () => {
    const ended = { terminationNotices: [{ id: 'n', by: 'menesr', sentOn: null, receivedOn: day('2018-01-10'), requestedLastDay: null, agreedLastDay: null }] };
    const list = calendar(DEFI, '2019-01-01', {}, ended);
    expect(of(list, 'REPORT').map(({ dueOn }) => dueOn)).toEqual(['2017-04-30', '2018-04-30', null, '2019-04-30']);
    expect(of(list, 'MEETING').every(({ dueOn }) => dueOn !== null && dueOn <= '2018-07-10')).toBe(true);
    expect(of(list, 'RENEWAL_REQUEST')).toEqual([]);
  });
});

describe('DEFi: the renewal request (article 13)', () => {
  const id = 'RENEWAL_REQUEST:1';
  const asked = (on: string) => ({ renewalRequests: [{ id: 'd', receivedOn: day(on) }] });

  it('is made six months before the end at the latest, and not to make it is no breach', () => {
    expect(one(calendar(DEFI, '2021-05-01', asked('2021-04-04')), id)).toMatchObject({ status: 'MET', dueOn: '2021-04-04', nature: 'CONDITION' });
    expect(one(calendar(DEFI, '2021-05-01', asked('2021-04-05')), id).status).toBe('LATE');
    expect(one(calendar(DEFI, '2021-05-01'), id)).toMatchObject({ status: 'MISSED', finding: null });
  });

  it('is made on that very day, where it is read so', () => {
    const read = aConvention({ ...DEFI, readings: [aReading('RENEWAL_REQUEST_DEADLINE', 'ON_THE_DAY')] });
    expect(one(calendar(read, '2021-05-01', asked('2021-04-01')), id).status).toBe('MISSED');
    expect(one(calendar(read, '2021-05-01', asked('2021-04-04')), id).status).toBe('MET');
  });
});

describe('DEFi: what an event sets off (articles 11 and 14)', () => {
  it('an agreement with a provider is to be sent to the committee, once, and is never late: the text sets no day', () => {
    const list = calendar(DEFI, '2019-01-01', { providerAgreements: [{ id: 'p', provider: 'Studio', signedOn: day('2018-02-01'), sentOn: null }] });
    expect(of(list, 'PROVIDER_AGREEMENT')).toMatchObject([{ status: 'DUE', since: '2018-02-01', articles: ['11'], owedBy: { party: 'opca-defi' } }]);
    expect(of(list, 'EVENT_DUTY')).toEqual([]);
  });

  it('the minister is told in writing that the licence is withdrawn, on the very day that it ends the convention too', () => {
    const trigger = (isWritten: boolean) => ({
      triggers: [
        {
          id: 't',
          event: 'COLLECTION_LICENCE_WITHDRAWN',
          occurredOn: day('2020-01-01'),
          source: 'Journal officiel',
          discharges: [{ duty: 'habilitation-retiree', on: day('2020-01-10'), isWritten }],
        },
      ],
    }) as const;
    const ended = {
      endingEvents: [
        { id: 'e', ending: 'retrait-habilitation', occurredOn: day('2020-01-01'), effectiveOn: day('2020-01-01'), notifiedOn: null, confirmedOn: day('2020-01-05'), source: 'JO' },
      ],
    };
    expect(of(calendar(DEFI, '2020-02-01', trigger(true), ended), 'EVENT_DUTY')).toMatchObject([{ status: 'MET', articles: ['14'] }]);
    const spoken = of(calendar(DEFI, '2020-02-01', trigger(false), ended), 'EVENT_DUTY');
    expect(spoken).toMatchObject([{ status: 'DUE', doneOn: null }]);
    expect(spoken[0]?.explanation).toContain('par écrit');
  });
});

describe('OPCO EP (articles 11 to 15)', () => {
  it('« avant le 30 avril » is 29 April at the latest, for the day it is sent, or approved, as it is read', () => {
    const facts = (sentOn: string, approvedOn: string | null) => ({ reports: [aReport(2021, sentOn, { approvedOn: approvedOn === null ? null : day(approvedOn) })] });
    const status = (terms: BindingTerms, sentOn: string, approvedOn: string | null) => one(calendar(terms, '2022-12-31', facts(sentOn, approvedOn)), 'REPORT:bilan-annuel:2021').status;
    expect(status(OPCO_EP, '2022-04-29', null)).toBe('MET');
    expect(status(OPCO_EP, '2022-04-30', null)).toBe('LATE');
    const read = aConvention({ ...OPCO_EP, readings: [aReading('REPORT_APPROVAL_DEADLINE', 'APPROVED_BEFORE')] });
    expect(status(read, '2022-04-01', '2022-04-29')).toBe('MET');
    expect(status(read, '2022-04-01', null)).toBe('MISSED');
  });

  it('the report is shown first to the commission and the board (15)', () => {
    const presentations = [
      { body: 'commission', on: day('2022-03-01') },
      { body: 'conseil', on: day('2022-04-20') },
    ];
    const list = calendar(OPCO_EP, '2022-12-31', { reports: [aReport(2021, '2022-04-10', { presentations })] });
    expect(one(list, 'REPORT_PRESENTATION:bilan-annuel:2021:commission').status).toBe('MET');
    expect(one(list, 'REPORT_PRESENTATION:bilan-annuel:2021:conseil')).toMatchObject({ status: 'LATE', dueOn: '2022-04-10' });
    expect(one(list, 'REPORT_PRESENTATION:bilan-annuel:2022:conseil')).toMatchObject({ status: 'NOT_YET_DUE', dueOn: '2023-04-29' });
  });

  it('a meeting of spring is not the one « en fin d’année » (14)', () => {
    const list = calendar(OPCO_EP, '2022-01-01', { meetings: [aMeeting('2021-03-01'), aMeeting('2021-06-01')] });
    expect(one(list, 'MEETING:avant-15-juin:2021').status).toBe('MET');
    expect(one(list, 'MEETING:fin-d-annee:2021')).toMatchObject({ status: 'MISSED', readings: expect.arrayContaining(['YEAR_END']) });
  });

  it('a digital tool has every ministry’s agreement and its two sheets before it goes online (12)', () => {
    const tool = {
      id: 'app',
      name: 'Mes métiers',
      onlineOn: day('2021-09-01'),
      agreements: [
        { party: 'menjs', on: day('2021-08-30') },
        { party: 'mesri', on: day('2021-09-15') },
      ],
      sheets: [{ kind: 'GDPR', on: day('2021-09-01') } as const],
    };
    const list = calendar(OPCO_EP, '2021-12-01', { digitalTools: [tool] });
    expect(of(list, 'DIGITAL_TOOL').map(({ id, status }) => [id, status])).toEqual([
      ['DIGITAL_TOOL:app:AGREEMENT:menjs', 'MET'],
      ['DIGITAL_TOOL:app:AGREEMENT:mesri', 'LATE'],
      ['DIGITAL_TOOL:app:SHEET:GDPR', 'MET'],
      ['DIGITAL_TOOL:app:SHEET:PUBLIC_ALGORITHM', 'MISSED'],
    ]);
    expect(of(calendar(OPCO_EP, '2021-12-01', { digitalTools: [{ ...tool, onlineOn: null, agreements: [] }] }), 'DIGITAL_TOOL')[0]?.status).toBe('DUE');
  });

  it('a leave to use a logo that ends is recalled until it ends, unless another follows (11)', () => {
    const leave = { id: 'l1', ministry: 'menjs', from: day('2021-01-01'), lastDay: day('2021-12-31'), isWritten: true };
    const recalled = (asOf: string, ...leaves: readonly (typeof leave)[]) => of(calendar(OPCO_EP, asOf, { logoLeaves: leaves }), 'LOGO_LEAVE_ENDING').map(({ status }) => status);
    expect(recalled('2021-11-01', leave)).toEqual(['NOT_YET_DUE']);
    expect(recalled('2022-01-01', leave)).toEqual([]);
    expect(recalled('2021-11-01', leave, { ...leave, id: 'l2', from: day('2021-10-01'), lastDay: day('2022-12-31') })).toEqual(['MET', 'NOT_YET_DUE']);
  });

  it('the board’s decisions are reported to the committee (14)', () => {
    const list = calendar(OPCO_EP, '2021-12-31', { triggers: [{ id: 'ca', event: 'BOARD_DECIDED', occurredOn: day('2021-12-10'), source: 'PV', discharges: [] }] });
    expect(of(list, 'EVENT_DUTY')).toMatchObject([{ status: 'DUE', articles: ['14'] }]);
  });
});

describe('Occitanie (articles 8 and 9)', () => {
  it('contact lists are exchanged each September', () => {
    const list = calendar(OCCITANIE, '2022-12-01', { contactLists: [{ id: 'c', exchangedOn: day('2021-10-02') }, { id: 'd', exchangedOn: day('2022-08-31') }] }, {}, '2023-12-31');
    expect(of(list, 'CONTACT_LIST').map(({ dueOn, status }) => [dueOn, status])).toEqual([
      ['2021-09-30', 'LATE'],
      ['2022-09-30', 'MET'],
      ['2023-09-30', 'NOT_YET_DUE'],
    ]);
  });

  it('or by the school year’s start, where they are read so, which may not be known', () => {
    const read = aConvention({ ...OCCITANIE, readings: [aReading('CONTACT_LIST_DUE', 'SCHOOL_YEAR_START')] });
    const lists = of(calendar(read, '2026-12-01', {}, {}, '2027-12-31'), 'CONTACT_LIST');
    expect(one(lists, 'CONTACT_LIST:2026').dueOn).toBe('2026-09-01');
    expect(one(lists, 'CONTACT_LIST:2027').status).toBe('IMPOSSIBLE_TO_TELL');
  });

  it('the yearly meeting is owed in each year of the convention, where it is read so', () => {
    const read = aConvention({ ...OCCITANIE, readings: [aReading('MEETING_YEAR', 'CONVENTION_YEAR')] });
    const list = calendar(read, '2022-04-01', { meetings: [aMeeting('2022-03-17')] }, {}, '2023-12-31');
    expect(of(list, 'MEETING').map(({ dueOn, status }) => [dueOn, status])).toEqual([
      ['2022-03-17', 'MET'],
      ['2023-03-17', 'NOT_YET_DUE'],
    ]);
  });
});

describe('CGPME, undated (article 3.4)', () => {
  it('owes its yearly meeting and notices on days that cannot be told', () => {
    const list = calendar(CGPME, '2016-01-01');
    expect(list.length).toBeGreaterThan(0);
    for (const obligation of list) expect(obligation).toMatchObject({ status: 'IMPOSSIBLE_TO_TELL', dueOn: null, finding: null });
    expect(one(list, 'MEETING:annuelle').explanation).toContain('daté');
  });

  it('once dated, says until when a party can refuse the renewal', () => {
    expect(of(calendar(CGPME_DATED, '2018-01-01'), 'NON_RENEWAL_NOTICE')).toMatchObject([{ dueOn: '2018-11-09', status: 'NOT_YET_DUE', nature: 'CONDITION' }]);
  });
});

describe('a local convention (article 9)', () => {
  it('owes a meeting each full school year', () => {
    const read = { ...FCIL, readings: [aReading('MEETING_YEAR', 'SCHOOL_YEAR')] };
    const due = of(calendar(read, '2023-01-01', {}, {}, '2025-12-31'), 'MEETING').map(({ dueOn }) => dueOn);
    expect(due).toEqual(['2024-09-01', '2025-08-31']);
  });
});

describe('what the computer finds', () => {
  const id = 'MEETING:pilotage:2017';
  it('is to be confirmed until a person of the ministry confirms or dismisses it, and shows the answer', () => {
    const found = (confirmedOn: string | null, dismissedOn: string | null) =>
      one(
        calendar(DEFI, '2018-06-01', {
          confirmations: [{ obligation: id, confirmedOn: confirmedOn === null ? null : day(confirmedOn), dismissedOn: dismissedOn === null ? null : day(dismissedOn), answer: 'Reportée d’un commun accord.' }],
        }),
        id,
      );
    expect(found(null, null)).toMatchObject({ finding: 'TO_BE_CONFIRMED', answer: 'Reportée d’un commun accord.' });
    expect(found('2018-02-01', null).finding).toBe('CONFIRMED');
    expect(found('2018-07-01', null).finding).toBe('TO_BE_CONFIRMED');
    expect(found('2018-02-01', '2018-03-01').finding).toBe('DISMISSED');
  });
});

describe('an amendment', () => {
  it('changes the deadlines of its own days, and not those before', () => {
    const [annual, ...others] = DEFI.reports;
    if (annual === undefined) throw new Error('a report was expected');
    const earlier = { ...annual, due: { kind: 'YEARLY', wording: 'AT_LATEST', month: 3, day: 31, yearsAfter: 1 } } as const;
    const amendment = { number: 1, signedOn: day('2018-12-01'), effectiveOn: day('2019-01-01'), signedBy: null, changedTerms: { reports: [earlier, ...others] } };
    const list = obligationsAt(termsVersions(DEFI, [amendment], NO_FACTS), lifeAt(DEFI, NO_FACTS, day('2020-01-01')), NOTHING_HAPPENED, day('2030-12-31'));
    expect(of(list, 'REPORT').flatMap(({ dueOn }) => dueOn ?? [])).toEqual(['2017-04-30', '2018-04-30', '2019-03-31', '2020-03-31', '2021-03-31', '2022-03-31']);
  });
});

describe('any calendar', () => {
  const anyDay = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays(day('2015-06-01'), offset));
  const anyFacts: fc.Arbitrary<ObligationFacts> = fc
    .record({ meetings: fc.uniqueArray(anyDay, { maxLength: 8 }), reports: fc.uniqueArray(fc.tuple(fc.integer({ min: 2016, max: 2024 }), anyDay), { maxLength: 5, selector: ([year]) => year }) })
    .map(({ meetings, reports }) => ({
      ...NOTHING_HAPPENED,
      meetings: meetings.map((on) => aMeeting(on)),
      reports: reports.map(([year, sentOn]) => aReport(year, sentOn)),
    }));
  const anyTerms = fc.constantFrom(DEFI, OPCO_EP, OCCITANIE, CGPME_DATED);
  const at = (terms: BindingTerms, asOf: LocalDate, facts: ObligationFacts) => obligationsAt([{ terms, from: null }], lifeAt(terms, NO_FACTS, asOf), facts, day('2028-12-31'));

  it('names each obligation once, and judges it by its own days', () => {
    fc.assert(
      fc.property(anyTerms, anyFacts, anyDay, (terms, facts, asOf) => {
        const list = at(terms, asOf, facts);
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
        for (const { status, dueOn, doneOn, explanation } of list) {
          if (status === 'MET') expect(doneOn !== null && doneOn <= asOf && (dueOn === null || doneOn <= dueOn)).toBe(true);
          if (status === 'LATE') expect(doneOn !== null && dueOn !== null && doneOn > dueOn).toBe(true);
          if (status === 'MISSED') expect(dueOn !== null && asOf > dueOn).toBe(true);
          expect(explanation).not.toMatch(/^$|« | »| [:;?!]/u);
        }
      }),
    );
  });

  it('lets no meeting answer two of the meetings owed', () => {
    fc.assert(
      fc.property(anyTerms, anyFacts, anyDay, (terms, facts, asOf) => {
        const used = of(at(terms, asOf, facts), 'MEETING').flatMap(({ doneBy }) => doneBy ?? []);
        expect(new Set(used).size).toBe(used.length);
      }),
    );
  });

  it('never forgives with time: what was missed is later missed or late, what was met stays met', () => {
    fc.assert(
      fc.property(fc.constantFrom(DEFI, OPCO_EP), anyFacts, anyDay, fc.integer({ min: 1, max: 900 }), (terms, facts, asOf, later) => {
        const before = of(at(terms, asOf, facts), 'REPORT');
        const after = new Map(at(terms, addDays(asOf, later), facts).map(({ id, status }) => [id, status]));
        for (const { id, status } of before) {
          if (status === 'MET' || status === 'LATE') expect(after.get(id)).toBe(status);
          if (status === 'MISSED') expect(['MISSED', 'LATE']).toContain(after.get(id));
        }
      }),
    );
  });
});
