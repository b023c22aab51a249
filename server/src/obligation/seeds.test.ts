import { lifeAt } from '@conventions-ouvertes/shared/convention/life';
import { NO_FACTS } from '@conventions-ouvertes/shared/convention/life-facts';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { addDays, localDate } from '@conventions-ouvertes/shared/local-date';
import { obligationsAt } from '@conventions-ouvertes/shared/obligation/calendar';
import { NOTHING_HAPPENED, type MeetingFact, type ObligationFacts } from '@conventions-ouvertes/shared/obligation/obligation-facts';
import type { Obligation } from '@conventions-ouvertes/shared/obligation/obligation';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOwnTerms } from '../demonstration/testing/read-terms.js';

const day = (text: string) => localDate(text);
let conventions: readonly BindingTerms[];
beforeAll(async () => {
  conventions = (await readOwnTerms()).terms.filter((terms): terms is BindingTerms => terms.kind !== 'TEMPLATE');
});
const of = (key: string): BindingTerms => conventions.find((terms) => terms.key === key)!;

const meeting = (on: string): MeetingFact => ({
  id: `meeting-${on}`,
  on: day(on),
  isHeld: true,
  meantAs: null,
  papersSentOn: null,
  draftedOn: null,
  rereadOn: null,
  approvedOn: null,
  prioritiesForYear: null,
});

/** A meeting, a leave, a tool, a provider, and every event that the text attaches a duty to. */
const everythingHappens = (terms: BindingTerms, on: string): ObligationFacts => ({
  ...NOTHING_HAPPENED,
  meetings: [meeting(on)],
  logoLeaves: [{ id: 'leave', ministry: terms.parties[0]!.key, from: day(on), lastDay: day('2022-07-01'), isWritten: true }],
  digitalTools: [{ id: 'tool', name: 'Outil', onlineOn: day(on), agreements: [], sheets: [] }],
  providerAgreements: [{ id: 'provider', provider: 'Prestataire', signedOn: day(on), sentOn: null }],
  triggers: [...new Set(terms.eventDuties.map(({ event }) => event))].map((event) => ({ id: event, event, occurredOn: day(on), source: 'Essai', discharges: [] })),
});

const owed = (key: string, facts: ObligationFacts, asOf: string): readonly Obligation[] => {
  const terms = of(key);
  return obligationsAt([{ terms, from: null }], lifeAt(terms, NO_FACTS, day(asOf)), facts, addDays(day(asOf), 60));
};

/** What each article makes owed, by kind. */
const byArticle = (duties: readonly Obligation[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...new Set(duties.flatMap(({ articles }) => articles))]
      .toSorted()
      .map((article) => [article, [...new Set(duties.filter(({ articles }) => articles.includes(article)).map(({ kind }) => kind))].toSorted()]),
  );

describe('what each article of the texts makes owed', () => {
  it.each([
    [
      'opca-defi-2016',
      '2018-06-05',
      '2022-06-01',
      {
        '9': ['PRIORITIES'],
        '10': ['MEETING', 'MINUTES', 'PAPERS'],
        '11': ['PROVIDER_AGREEMENT', 'REPORT'],
        '13': ['RENEWAL_REQUEST'],
        '14': ['EVENT_DUTY'],
      },
    ],
    [
      'opco-ep-2020',
      '2021-06-05',
      '2022-06-01',
      {
        '11': ['CONTACT_LIST', 'LOGO_LEAVE_ENDING'],
        '12': ['DIGITAL_TOOL'],
        '13': ['PRIORITIES'],
        '14': ['EVENT_DUTY', 'MEETING', 'PAPERS'],
        '15': ['REPORT', 'REPORT_PRESENTATION'],
      },
    ],
    ['medef-occitanie-2021', '2022-01-10', '2023-03-17', { '6': ['EVENT_DUTY'], '8': ['CONTACT_LIST'], '9': ['MEETING', 'REPORT'] }],
  ])('%s', (key, on, asOf, expected) => {
    expect(byArticle(owed(key, everythingHappens(of(key), on), asOf))).toEqual(expected);
  });

  it('cgpme-paca: undated, its duties cannot be told, but those that an event sets off are cited (articles 1.2, 2.3, 2.4 and 3.1)', () => {
    const duties = owed('cgpme-paca', everythingHappens(of('cgpme-paca'), '2018-01-10'), '2019-01-01');
    expect(byArticle(duties)).toMatchObject({ '1.2': ['EVENT_DUTY'], '2.3': ['EVENT_DUTY'], '2.4': ['EVENT_DUTY'] });
    expect(new Set(duties.map(({ status }) => status))).toEqual(new Set(['IMPOSSIBLE_TO_TELL']));
  });
});

describe('deadlines to the day, as the wording of each text has them', () => {
  const due = (key: string, id: string, asOf: string) => owed(key, NOTHING_HAPPENED, asOf).find((duty) => duty.id === id)?.dueOn;

  it.each([
    ['DEFi 11: « au plus tard le 30 avril » is that very day', 'opca-defi-2016', 'REPORT:bilan-annuel:2018', '2019-04-30'],
    ['EP 15: « avant le 30 avril » is the eve', 'opco-ep-2020', 'REPORT:bilan-annuel:2021', '2022-04-29'],
    ['DEFi 10: « avant le 15 juin » is the eve', 'opca-defi-2016', 'MEETING:avant-15-juin:2018', '2018-06-14'],
    ['EP 14: « avant le 15 juin » is the eve', 'opco-ep-2020', 'MEETING:avant-15-juin:2021', '2021-06-14'],
    ['EP 14: « en fin d’année »', 'opco-ep-2020', 'MEETING:fin-d-annee:2021', '2021-12-31'],
    ['Occitanie 8: « lors de la rentrée de septembre »', 'medef-occitanie-2021', 'CONTACT_LIST:2021', '2021-09-30'],
  ])('%s', (_, key, id, expected) => {
    expect(due(key, id, '2022-12-31')).toBe(expected);
  });

  it.each([
    ['opca-defi-2016', 'REPORT:bilan-annuel:2021', '2022-04-30'],
    ['opco-ep-2020', 'REPORT:bilan-annuel:2023', '2024-04-29'],
  ])('%s: the report of the last year outlives the convention, as its reading says', (key, id, expected) => {
    expect(due(key, id, '2024-12-31')).toBe(expected);
    expect(of(key).readings.map((reading) => reading.id)).toContain('bilan-de-la-derniere-annee');
  });

  it('Occitanie 13: a letter sent before the pupils’ return and received after it takes effect at the return of the next year', () => {
    const terms = of('medef-occitanie-2021');
    const notice = { id: 'notice', by: terms.parties[1]!.key, sentOn: day('2021-08-31'), receivedOn: day('2021-09-03'), requestedLastDay: null, agreedLastDay: null };
    expect(lifeAt(terms, { ...NO_FACTS, terminationNotices: [notice] }, day('2021-10-01')).ending?.lastDay).toBe('2022-08-31');
  });
});
