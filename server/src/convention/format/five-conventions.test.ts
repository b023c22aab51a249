import { readingValue } from '@conventions-ouvertes/shared/convention/readings';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemText } from './convention-problem.js';
import { CONVENTIONS_FOLDER } from './conventions-folder.js';
import { readConventionDirectory } from './read-convention-directory.js';
import { referenceCodes } from './testing/example-file.js';

let conventions: ReadonlyMap<string, ConventionTerms>;
beforeAll(async () => {
  const read = await readConventionDirectory(CONVENTIONS_FOLDER, await referenceCodes(), { withDemonstration: false });
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'));
  conventions = new Map(read.conventions.map(({ terms }) => [terms.key, terms]));
});

function terms(key: string): ConventionTerms {
  const found = conventions.get(key);
  if (found === undefined) throw new Error(`Pas de convention ${key}.`);
  return found;
}

const axisCodes = (key: string): readonly string[] => terms(key).axes.map(({ code }) => code);
const signed = (key: string): readonly string[] => terms(key).signatories.map(({ name, signsFor }) => `${name} (${signsFor})`);

it('there are the five texts, and no other, beside the demonstration', () => {
  expect([...conventions.keys()]).toEqual(['cgpme-paca', 'coloration-fcil', 'medef-occitanie-2021', 'opca-defi-2016', 'opco-ep-2020']);
  expect([...conventions.values()].map(({ isDemonstration }) => isDemonstration)).toEqual(Array(5).fill(false));
});

describe('opca-defi-2016', () => {
  const key = 'opca-defi-2016';

  it('is signed on 5 October 2016 by the minister, the president and the vice-president, for five years without tacit renewal (13)', () => {
    const { signature, terms: [term] } = terms(key);
    expect(signature).toEqual({ state: 'DATED', date: '2016-10-05', place: null, article: 'SIGNATURES' });
    expect(signed(key)).toEqual(['Najat Vallaud-Belkacem (menesr)', 'Laurent Selles (opca-defi)', 'Frédéric Fabre (opca-defi)']);
    expect(term).toMatchObject({ startsOn: 'SIGNATURE', length: { months: 60 }, tacitRenewal: { kind: 'EXCLUDED', article: '13' } });
    expect(term?.renewalRequest).toEqual({ by: 'opca-defi', to: 'menesr', monthsBeforeEnd: 6, form: 'WRITTEN', article: '13' });
    expect(readingValue(terms(key).readings, 'TERM_LAST_DAY')).toBe('EVE_OF_ANNIVERSARY');
  });

  it('ends six months at least after a notice is received, or when the licence is withdrawn (14); committed actions go through', () => {
    const { termination, endingsByEvent, windingDown } = terms(key);
    expect(termination).toMatchObject({
      form: 'WRITTEN',
      effect: { kind: 'AFTER_NOTICE', notice: { state: 'KNOWN', months: 6 }, isMinimum: true, runsFrom: 'RECEIPT' },
      article: '14',
    });
    expect(endingsByEvent).toMatchObject([{ event: 'COLLECTION_LICENCE_WITHDRAWN', ground: 'TERMINATION_BY_LAW', article: '14' }]);
    expect(windingDown.map(({ on, scope, article }) => [on, scope, article])).toEqual([
      [['EXPIRY', 'NON_RENEWAL'], 'COMMITTED_ACTIONS', '13'],
      [['TERMINATION', 'TERMINATION_BY_LAW'], 'COMMITTED_ACTIONS', '14'],
    ]);
  });

  it('caps the « hors quota » at 1,500,000 € a year, read as calendar (12)', () => {
    expect(terms(key).caps).toMatchObject([
      {
        article: '12',
        fundingSourceCodes: ['HORS_QUOTA'],
        period: 'AS_READ',
        setBy: 'THIS_CONVENTION',
        mayCoverAllConventionsOf: null,
        amounts: [{ state: 'KNOWN', year: null, cents: 150_000_000 }],
      },
    ]);
    expect(readingValue(terms(key).readings, 'CAP_PERIOD')).toBe('CALENDAR_YEAR');
    expect(terms(key).fundingSources.map(({ code, isCapped }) => [code, isCapped])).toEqual([['HORS_QUOTA', true], ['AUTRES', false]]);
  });

  it('seats eight, sets no vote (9), meets twice a year and once before 15 June, papers a week ahead, minutes in three steps (10)', () => {
    const { committee } = terms(key);
    expect(committee.composition).toMatchObject({ kind: 'SEATS', total: 8, colleges: [{ seats: 4, votes: null }, { seats: 4, votes: null }] });
    expect(committee.voting).toEqual({ kind: 'NOT_SET' });
    expect(committee.quorum).toBeNull();
    expect(committee.meetings).toMatchObject({ perYearMin: 2, article: '10' });
    expect(committee.meetings.yearly[0]?.deadline).toEqual({ wording: 'BEFORE', month: 6, day: 15, yearsAfter: 0 });
    expect(committee.papers).toMatchObject({ daysBefore: 7, article: '10' });
    expect(committee.minutes.map(({ step }) => step)).toEqual(['DRAFTED', 'REREAD', 'APPROVED']);
    expect(committee.emailConsultation).toBeNull();
  });

  it('asks the committee’s opinion before money is committed, given but not binding (11); the programme goes to the board (9)', () => {
    expect(terms(key).actionSteps.map(({ kind, on, binds, requires, article }) => [kind, on, binds, requires, article])).toEqual([
      ['PLANNED_SHEET', 'ACTION', 'PROGRESS', 'GIVEN', '11'],
      ['COMMITTEE_OPINION', 'ACTION', 'MONEY', 'AS_READ', '11'],
      ['BOARD_APPROVAL', 'YEARLY_PROGRAMME', 'MONEY', 'AS_READ', '9'],
      ['COMMITMENT', 'ACTION', 'NOTHING', 'GIVEN', '11'],
      ['REALISED_SHEET', 'ACTION', 'NOTHING', 'GIVEN', '11'],
    ]);
    expect(readingValue(terms(key).readings, 'OPINION_BINDING')).toBe('MUST_BE_GIVEN');
    expect(terms(key).modification).toBeNull();
    expect(terms(key).providers).toMatchObject({ opinionFirst: 'COMMITTEE', agreementSentToCommittee: true, actualCostsOnly: '12', article: '11' });
  });

  it('owes a yearly report by 30 April at the latest, by axis, and one for all the years without a date (11)', () => {
    expect(terms(key).reports.map(({ kind, groupedByAxis, due }) => [kind, groupedByAxis, due])).toEqual([
      ['ANNUAL_REPORT', true, { kind: 'YEARLY', wording: 'AT_LATEST', month: 4, day: 30, yearsAfter: 1 }],
      ['MULTI_YEAR_REPORT', false, { kind: 'AT_THE_END' }],
    ]);
  });

  it('has the axes of articles 2 to 8', () => {
    expect(axisCodes(key)).toEqual(['2', '3', '4', '5', '6', '7', '8']);
  });
});

describe('opco-ep-2020', () => {
  const key = 'opco-ep-2020';

  it('is signed in Paris on 30 September 2020 by two ministers and two heads of the OPCO, for three years (17)', () => {
    expect(terms(key).signature).toMatchObject({ date: '2020-09-30', place: 'Paris' });
    expect(signed(key)).toEqual(['Jean-Michel Blanquer (menjs)', 'Frédérique Vidal (mesri)', 'Sylvia Veitl (opco-ep)', 'Philippe Gaertner (opco-ep)']);
    expect(terms(key).terms).toMatchObject([{ length: { months: 36 }, tacitRenewal: { kind: 'EXCLUDED' }, renewalRequest: null, article: '17' }]);
  });

  it('ends two months at least after notice is received (18), and lapses when a logo is used without leave (11)', () => {
    expect(terms(key).termination).toMatchObject({ effect: { notice: { months: 2 }, isMinimum: true, runsFrom: 'RECEIPT' }, article: '18' });
    expect(terms(key).endingsByEvent).toMatchObject([{ event: 'MINISTRY_LOGO_USED_WITHOUT_LEAVE', ground: 'LAPSE', article: '11' }]);
    expect(terms(key).windingDown.flatMap(({ on }) => on)).not.toContain('EXPIRY');
  });

  it('has two sources under two caps that the text does not give, and that may cover all of the OPCO’s conventions', () => {
    expect(terms(key).caps.map((cap) => [cap.fundingSourceCodes, cap.setBy, cap.mayCoverAllConventionsOf, cap.amounts.map(({ state, cents }) => [state, cents])])).toEqual([
      [['FRAIS_DE_MISSION'], 'OBJECTIVES_AND_MEANS_AGREEMENT', 'opco-ep', [['UNKNOWN', null]]],
      [['SECTION_L6332_3'], 'REGULATION', 'opco-ep', [['UNKNOWN', null]]],
    ]);
  });

  it('seats twelve with twenty votes, by absolute majority of the votes cast (13)', () => {
    const { composition, voting, quorum } = terms(key).committee;
    expect(composition.kind === 'SEATS' && composition.colleges.map(({ party, seats, votes }) => [party, seats, votes?.total])).toEqual([
      ['opco-ep', 10, 10],
      ['menjs', 1, 5],
      ['mesri', 1, 5],
    ]);
    expect(composition).toMatchObject({ total: 12, article: '13' });
    expect(voting).toMatchObject({ majority: 'ABSOLUTE', base: 'VOTES_CAST', tie: 'NOT_ADOPTED', article: '13' });
    expect(quorum).toBeNull();
    const { readings } = terms(key);
    expect([readingValue(readings, 'ABSOLUTE_MAJORITY'), readingValue(readings, 'ABSTENTIONS'), readingValue(readings, 'COLLEGE_VOTING')]).toEqual([
      'MORE_THAN_HALF',
      'NOT_CAST',
      'ONE_EACH',
    ]);
  });

  it('meets before 15 June and at the year’s end, after the commission and before the board, and by e-mail besides (14)', () => {
    const { meetings, emailConsultation, papers } = terms(key).committee;
    expect(meetings.yearly.map(({ deadline, season, afterBody, beforeBody }) => [deadline?.wording, deadline?.day, season, afterBody, beforeBody])).toEqual([
      ['BEFORE', 15, null, 'commission-apprentissage', 'conseil-administration'],
      [undefined, undefined, 'YEAR_END', 'commission-apprentissage', 'conseil-administration'],
    ]);
    expect(emailConsultation).toMatchObject({ afterMeetings: 2, article: '14' });
    expect(papers).toMatchObject({ daysBefore: 7, article: '14' });
  });

  it('takes an action through commission, ministries, committee and board (14, 15); an opinion binds the ministry’s support alone', () => {
    expect(terms(key).actionSteps.map(({ kind, binds, requires }) => [kind, binds, requires])).toEqual([
      ['PLANNED_SHEET', 'PROGRESS', 'GIVEN'],
      ['COMMISSION_EXAMINATION', 'PROGRESS', 'GIVEN'],
      ['MINISTRY_OPINION', 'SUPPORT', 'FAVOURABLE'],
      ['COMMITTEE_VOTE', 'PROGRESS', 'FAVOURABLE'],
      ['BOARD_APPROVAL', 'MONEY', 'FAVOURABLE'],
      ['COMMITTEE_INFORMED', 'NOTHING', 'GIVEN'],
      ['COMMITMENT', 'NOTHING', 'GIVEN'],
      ['REALISED_SHEET', 'NOTHING', 'GIVEN'],
    ]);
    expect(terms(key).opinions.map(({ value, effect }) => [value, effect])).toEqual([
      ['FAVOURABLE', 'LOGO_AND_RELAY'],
      ['RESERVED', 'RECOMMENDATIONS'],
      ['UNFAVOURABLE', 'NO_SUPPORT'],
    ]);
    expect(terms(key).modification).toMatchObject({ of: ['CONTENT', 'BUDGET'], duty: 'PRESENTED_BEFOREHAND', article: '15' });
  });

  it('owes its report before 30 April, after the commission and the board have seen it (15)', () => {
    expect(terms(key).reports).toMatchObject([
      { due: { kind: 'YEARLY', wording: 'BEFORE', month: 4, day: 30, yearsAfter: 1 }, forApproval: true, presentedFirstTo: [{ body: 'commission-apprentissage' }, { body: 'conseil-administration' }] },
    ]);
    expect(readingValue(terms(key).readings, 'REPORT_APPROVAL_DEADLINE')).toBe('SENT_BEFORE');
  });

  it('grants logos in writing with a duration (11), asks two sheets of digital tools (12), and targets three audiences fairly (15)', () => {
    const { communication, digitalTools, equity } = terms(key);
    expect(communication.find(({ kind }) => kind === 'LOGO_LEAVE')).toMatchObject({ statesDuration: true, breachEnding: 'logo-sans-autorisation', article: '11' });
    expect(digitalTools).toMatchObject({ sheets: ['GDPR', 'PUBLIC_ALGORITHM'], article: '12' });
    expect(equity.find(({ aim }) => aim === 'FAIR_TARGETING')).toMatchObject({ audiences: ['LYCEE_PUPILS', 'STUDENTS', 'APPRENTICES'], article: '15' });
    expect(axisCodes(key)).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
  });
});

describe('medef-occitanie-2021', () => {
  const key = 'medef-occitanie-2021';

  it('is signed in Toulouse on 18 March 2021 by three persons for two parties, one of whom the opening does not name', () => {
    expect(terms(key).signature).toMatchObject({ date: '2021-03-18', place: 'Toulouse' });
    expect(signed(key)).toEqual(['Mostafa Fourar (region-academique-occitanie)', 'Sophie Béjean (region-academique-occitanie)', 'Sophie Garcia (medef-occitanie)']);
    expect(terms(key).signatories[0]?.discrepancy).not.toBeNull();
    expect(terms(key).territory).toEqual({ kind: 'ACADEMIC_REGION', academicRegionCode: '76', academyCodes: ['11', '16'] });
  });

  it('runs two years, renewed for a length that the text does not give (12); ends at the next school year by registered letter (13)', () => {
    expect(terms(key).terms).toMatchObject([{ length: { months: 24 }, tacitRenewal: { kind: 'ALLOWED', basis: 'EXPRESS', length: { state: 'NOT_IN_TEXT' } } }]);
    expect(terms(key).termination).toMatchObject({ form: 'REGISTERED_LETTER_WITH_RECEIPT', effect: { kind: 'NEXT_SCHOOL_YEAR' }, article: '13' });
    expect(readingValue(terms(key).readings, 'TACIT_RENEWAL_LENGTH')).toBe('SAME_AS_FIRST_TERM');
    expect(readingValue(terms(key).readings, 'TERMINATION_AFTER_TERM')).toBe('TERM_ENDS_FIRST_NO_RENEWAL');
    expect(terms(key).windingDown).toEqual([]);
  });

  it('has no cap, MEDEF’s own means (11), contacts each September (8), a yearly meeting of the heads (9), and no step for actions', () => {
    expect(terms(key).caps).toEqual([]);
    expect(terms(key).fundingSources.map(({ code }) => code)).toEqual(['MOYENS_MEDEF', 'ADREE', 'AUTRES']);
    expect(terms(key).secrecy).toMatchObject([{ kind: 'CONTACT_LIST', yearlyMonth: 9, underGdpr: true, article: '8' }]);
    expect(terms(key).committee).toMatchObject({ kind: 'HEADS_MEETING', composition: { kind: 'HEADS' }, meetings: { perYearMin: 1, article: '9' } });
    expect(terms(key).actionSteps).toEqual([]);
    expect(terms(key).eventDuties).toMatchObject([{ event: 'CAMPUS_CREATED', owedTo: { party: 'medef-occitanie' }, article: '6' }]);
  });

  it('has axes 4 to 7 with their parts, five pledges (1), and a national convention annexed without a date', () => {
    expect(axisCodes(key)).toEqual(['4', '4.1', '4.2', '5', '5.1', '5.2', '6', '7']);
    expect(terms(key).pledges).toHaveLength(5);
    expect(terms(key).parents).toMatchObject([{ relation: 'FRAME_ANNEXED', parent: { kind: 'EXTERNAL', signedOn: null }, article: 'PREAMBLE' }]);
  });
});

describe('cgpme-paca', () => {
  const key = 'cgpme-paca';

  it('stays undated, between three parties, one of which the text names in two ways', () => {
    expect(terms(key).signature).toMatchObject({ state: 'UNDATED' });
    expect(terms(key).parties.map(({ key: party }) => party)).toEqual(['academie-aix-marseille', 'cgpme-paca', 'agefa-pme']);
    expect(terms(key).parties.find((party) => party.key === 'cgpme-paca')?.discrepancy).toContain('Bouches-du-Rhône');
    expect(terms(key).parents).toMatchObject([{ relation: 'DECLENSION', parent: { signedOn: '2010-12-20' } }]);
  });

  it('runs five years, renewed unless notice of three months is given; its terms hold during the notice (3.4)', () => {
    expect(terms(key).terms).toMatchObject([
      { length: { months: 60 }, tacitRenewal: { kind: 'ALLOWED', basis: 'IMPLIED' }, nonRenewalNotice: { notice: { months: 3 }, article: '3.4' } },
    ]);
    expect(terms(key).termination).toMatchObject({
      effect: { kind: 'AFTER_NOTICE', notice: { months: 3 }, runsFrom: 'AS_READ' },
      meetingRequiredFirst: { when: 'SERIOUS_DISPUTE', article: '3.3' },
    });
    expect(terms(key).windingDown).toMatchObject([{ scope: 'TERMS_DURING_NOTICE', article: '3.4' }]);
    expect(terms(key).amendment).toMatchObject({ scope: 'SIGNIFICANT_CHANGE', agreement: 'AVENANT_SIGNED_BY_ALL' });
  });

  it('has axes 1 and 2 with their parts, children in local conventions (3), secrecy (3.2), no cap, and a source to charge to', () => {
    expect(axisCodes(key)).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7']);
    expect(terms(key).declensions).toMatchObject([{ kind: 'LOCAL_CONVENTION', article: '3' }]);
    expect(terms(key).secrecy).toMatchObject([{ kind: 'CONFIDENTIALITY', consentNeeded: true, article: '3.2' }]);
    expect(terms(key).caps).toEqual([]);
    expect(terms(key).fundingSources.length).toBeGreaterThan(0);
    expect(terms(key).reports.map(({ kind, due }) => [kind, due.kind])).toEqual([['ANNUAL_REPORT', 'YEARLY_MEETING'], ['YEARLY_PLAN', 'YEARLY_MEETING']]);
  });
});

describe('coloration-fcil', () => {
  const key = 'coloration-fcil';

  it('is a template without article 5, signed by nobody', () => {
    const template = terms(key);
    expect(template.kind).toBe('TEMPLATE');
    expect(template.articles.map(({ article }) => article)).toEqual(['1', '2', '3', '4', '6', '7', '8', '9', '10', '11', '12']);
    expect(template.signature.state).toBe('TO_FILL_IN');
    expect(axisCodes(key)).toEqual(['3', '4', '4.1', '4.2', '4.3', '6', '7', '8']);
  });

  it('bounds an FCIL’s training between three months and one school year (2), leaves the notice blank (12), and carries the school year through (10)', () => {
    const template = terms(key);
    const blanks = template.kind === 'TEMPLATE' ? template.template.blanks : [];
    expect(blanks.find((blank) => blank.key === 'duree-de-la-fcil')).toMatchObject({ variant: 'FCIL', minMonths: 3, maxLength: 'ONE_SCHOOL_YEAR', article: '2' });
    expect(template.termination?.effect).toMatchObject({ notice: { state: 'BLANK', blank: 'preavis' } });
    expect(template.windingDown).toMatchObject([{ scope: 'SCHOOL_YEAR_ACTIONS', article: '10' }]);
    expect(template.windingDown[0]?.on).toHaveLength(5);
  });

  it('lets a head of school sign a coloration’s certificate, and only propose an FCIL’s (7)', () => {
    expect(terms(key).certificates.map(({ variant, proposedBy, educationSigner }) => [variant, proposedBy, educationSigner])).toEqual([
      ['COLORATION', null, ['HEAD_OF_SCHOOL', 'ACADEMIC_REGION_RECTOR', 'ACADEMY_RECTOR']],
      ['FCIL', 'HEAD_OF_SCHOOL', ['ACADEMIC_REGION_RECTOR', 'ACADEMY_RECTOR']],
    ]);
  });
});
