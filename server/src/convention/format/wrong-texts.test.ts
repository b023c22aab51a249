import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownCodes } from './checks/reference.js';
import { problemText } from './convention-problem.js';
import { readConventionFiles } from './read-convention-files.js';
import { changed, conventionFile, referenceCodes } from './testing/example-file.js';

let known: KnownCodes;
beforeAll(async () => {
  known = await referenceCodes();
});

const EP = 'opco-ep-2020.yaml';
const DEFI = 'opca-defi-2016.yaml';
const OCCITANIE = 'medef-occitanie-2021.yaml';
const PACA = 'cgpme-paca.yaml';
const TEMPLATE = 'coloration-fcil.yaml';

/** A file, a passage of it, what replaces it, and the problem that must be told with its path. */
const WRONG: readonly (readonly [title: string, file: string, passage: string, replacement: string, code: string, path: string])[] = [
  ['a ministry without seats on a committee of twelve', EP, 'label: "Ministère de l’éducation nationale, de la jeunesse et des sports"\n        seats: 1', 'label: Ministère\n        seats: null', 'SEATS_MISSING', 'committee.composition.colleges[1].seats'],
  ['votes that no rule counts', EP, 'voting:\n    kind: MAJORITY\n    majority: ABSOLUTE\n    base: VOTES_CAST\n    threshold: AS_READ\n    abstentions: AS_READ\n    tie: NOT_ADOPTED\n    article: "13"', 'voting: { kind: NOT_SET }', 'VOTES_WITHOUT_RULE', 'committee.composition.colleges[0].votes'],
  ['opinions that no step asks', EP, '  - kind: MINISTRY_OPINION', '  - kind: COMMITTEE_OPINION', 'OPINIONS_WITHOUT_STEP', 'opinions'],
  ['a board’s approval by the commission', EP, '  - kind: BOARD_APPROVAL\n    by: { kind: BODY, body: conseil-administration }', '  - kind: BOARD_APPROVAL\n    by: { kind: BODY, body: commission-apprentissage }', 'STEP_BODY', 'actionSteps[4].by.body'],
  ['a step twice', EP, '  - kind: COMMITTEE_INFORMED', '  - kind: COMMITTEE_VOTE', 'DUPLICATE', 'actionSteps[5].kind'],
  ['a fiche that no clause asks', EP, 'sheets:\n  planned: { article: "15", model: null }\n  realised: { article: "15", model: null }\n  financialAnnex: { article: "15" }\n  sentTo: { kind: COMMITTEE }', 'sheets: null', 'STEP_WITHOUT_SHEETS', 'actionSteps[0].kind'],
  ['a lapse over a logo that needs no leave', EP, 'kind: LOGO_LEAVE\n    grantedBy: { kind: PARTIES_OF_SIDE, side: EDUCATION }\n    statesDuration: true\n    breachEnding: logo-sans-autorisation', 'kind: RELAY', 'ENDING_WITHOUT_CLAUSE', 'endingsByEvent[0].event'],
  ['a logo whose misuse leads to an unknown end', EP, 'breachEnding: logo-sans-autorisation', 'breachEnding: logo-perdu', 'UNKNOWN_ENDING', 'communication[0].breachEnding'],
  ['a cap that covers its own convention again', EP, 'coversConventions: []\n    mayCoverAllConventionsOf: opco-ep\n    amounts:\n      - state: UNKNOWN\n        year: null\n        reason: Le texte renvoie', 'coversConventions: [opco-ep-2020]\n    mayCoverAllConventionsOf: opco-ep\n    amounts:\n      - state: UNKNOWN\n        year: null\n        reason: Le texte renvoie', 'CAP_COVERS_ITSELF', 'caps[0].coversConventions'],
  ['a cap shared with an unknown convention', EP, 'coversConventions: []\n    mayCoverAllConventionsOf: opco-ep\n    amounts:\n      - state: UNKNOWN\n        year: null\n        reason: Le texte renvoie', 'coversConventions: [opco-ep-2024]\n    mayCoverAllConventionsOf: opco-ep\n    amounts:\n      - state: UNKNOWN\n        year: null\n        reason: Le texte renvoie', 'UNKNOWN_CONVENTION', 'caps[0].coversConventions[0]'],
  ['a notice of termination as long as the term', DEFI, 'notice: { state: KNOWN, months: 6 }', 'notice: { state: KNOWN, months: 60 }', 'NOTICE_LONGER_THAN_TERM', 'termination.effect.notice.months'],
  ['a cap for a year after the end', DEFI, '{ state: KNOWN, year: null, amount', '{ state: KNOWN, year: 2030, amount', 'CAP_YEAR_OUTSIDE_TERM', 'caps[0].amounts[0].year'],
  ['a cap for a year before the signature', DEFI, '{ state: KNOWN, year: null, amount', '{ state: KNOWN, year: 2015, amount', 'CAP_YEAR_OUTSIDE_TERM', 'caps[0].amounts[0].year'],
  ['a report due before its year is over', DEFI, 'month: 4, day: 30, yearsAfter: 1 }', 'month: 4, day: 30, yearsAfter: 0 }', 'REPORT_BEFORE_PERIOD', 'reports[0].due.yearsAfter'],
  ['minutes approved before they are drafted', DEFI, '- { step: DRAFTED, by', '- { step: APPROVED, by', 'MINUTES_OUT_OF_ORDER', 'committee.minutes[0].step'],
  ['an accord of one party with itself', DEFI, '- { kind: PARTY, party: menesr, service: Représentants du ministère }', '- { kind: PARTY, party: opca-defi }', 'ACCORD_ALONE', 'committee.commonAccord.between'],
  ['an accord on the same thing twice', DEFI, 'on: [CALENDAR, AGENDA, DRAFT_ACTIONS]', 'on: [CALENDAR, CALENDAR]', 'DUPLICATE', 'committee.commonAccord.on[1]'],
  ['two clauses on what survives one end', DEFI, 'on: [TERMINATION, TERMINATION_BY_LAW]', 'on: [EXPIRY, TERMINATION_BY_LAW]', 'DUPLICATE', 'windingDown[1].on[0]'],
  ['a dated text that nobody signs for a party', DEFI, 'signsFor: menesr', 'signsFor: opca-defi', 'PARTY_WITHOUT_SIGNATORY', 'parties[0].key'],
  ['a provider’s agreement sent and never made', DEFI, 'agreementRequired: true', 'agreementRequired: false', 'SENT_WITHOUT_AGREEMENT', 'providers.agreementSentToCommittee'],
  ['a signature in the Middle Ages', DEFI, 'date: 2016-10-05', 'date: 1066-10-05', 'DATE_OUT_OF_REACH', 'signature.date'],
  ['a reserved opinion that brings the logo', EP, 'value: RESERVED, effect: RECOMMENDATIONS', 'value: RESERVED, effect: LOGO_AND_RELAY', 'OPINION_EFFECT', 'opinions[1].effect'],
  ['equity for an audience that the text does not name', EP, '[LYCEE_PUPILS, STUDENTS, APPRENTICES]', '[LYCEE_PUPILS, JOB_SEEKERS, APPRENTICES]', 'UNKNOWN_AUDIENCE', 'equity[0].audiences[1]'],
  ['two offices on one seat', EP, 'votes: { total: 5, castBy: BLOCK }\n        offices: []\n        article: "13"\n      - key: mesri', 'votes: { total: 5, castBy: BLOCK }\n        offices:\n          - { office: Ministre, strength: REQUIRED }\n          - { office: Directeur, strength: REQUIRED }\n        article: "13"\n      - key: mesri', 'OFFICES_ABOVE_SEATS', 'committee.composition.colleges[1].offices'],
  ['a meeting after and before the same body', EP, 'afterBody: commission-apprentissage\n        beforeBody: conseil-administration\n        purpose: Faire', 'afterBody: conseil-administration\n        beforeBody: conseil-administration\n        purpose: Faire', 'MEETING_AFTER_AND_BEFORE', 'committee.meetings.yearly[0].beforeBody'],
  ['a meeting of a year held in the next', EP, 'month: 6, day: 15, yearsAfter: 0', 'month: 6, day: 15, yearsAfter: 1', 'MEETING_AFTER_ITS_YEAR', 'committee.meetings.yearly[0].deadline.yearsAfter'],
  ['a meeting before the first of January', EP, 'month: 6, day: 15, yearsAfter: 0', 'month: 1, day: 1, yearsAfter: 0', 'NO_DAY_LEFT', 'committee.meetings.yearly[0].deadline.day'],
  ['a meeting of the year’s end due in March', EP, 'deadline: null\n        season: YEAR_END', 'deadline: { wording: BEFORE, month: 3, day: 1, yearsAfter: 0 }\n        season: YEAR_END', 'SEASON_AND_DEADLINE', 'committee.meetings.yearly[1].season'],
  ['a head of school who proposes and signs', TEMPLATE, 'educationSigner: [ACADEMIC_REGION_RECTOR, ACADEMY_RECTOR]', 'educationSigner: [HEAD_OF_SCHOOL, ACADEMY_RECTOR]', 'PROPOSER_SIGNS', 'certificates[1].educationSigner'],
  ['a signer twice', TEMPLATE, 'educationSigner: [ACADEMIC_REGION_RECTOR, ACADEMY_RECTOR]', 'educationSigner: [ACADEMY_RECTOR, ACADEMY_RECTOR]', 'DUPLICATE', 'certificates[1].educationSigner[1]'],
  ['a renewal request due before the start', DEFI, 'monthsBeforeEnd: 6', 'monthsBeforeEnd: 60', 'REQUEST_BEFORE_START', 'terms[0].renewalRequest.monthsBeforeEnd'],
  ['a renewal request by a stranger', DEFI, 'by: opca-defi\n      to: menesr', 'by: opca\n      to: menesr', 'UNKNOWN_PARTY', 'terms[0].renewalRequest.by'],
  ['notice terms after an end without notice', DEFI, 'on: [TERMINATION, TERMINATION_BY_LAW]\n    scope: COMMITTED_ACTIONS', 'on: [TERMINATION, TERMINATION_BY_LAW]\n    scope: TERMS_DURING_NOTICE', 'NOTICE_WITHOUT_NOTICE', 'windingDown'],
  ['a SIREN whose check digit is wrong', DEFI, 'kind: OPCO\n    side: PROFESSIONAL\n    siren: null', 'kind: OPCO\n    side: PROFESSIONAL\n    siren: "123456789"', 'WRONG_VALUE', 'parties[1].siren'],
  ['a text in a number’s place', DEFI, 'length: { kind: MONTHS, months: 60 }', 'length: { kind: MONTHS, months: cinq ans }', 'WRONG_TYPE', 'terms[0].length.months'],
  ['a mark that turns the writing round', DEFI, 'shortName: OPCA DEFi', 'shortName: "OPCA \\u202E DEFi"', 'WRONG_VALUE', 'parties[1].shortName'],
  ['an unknown région académique', OCCITANIE, 'academicRegionCode: "76"', 'academicRegionCode: "77"', 'UNKNOWN_REGION', 'territory.academicRegionCode'],
  ['an académie of another region', OCCITANIE, '["11", "16"]', '["11", "02"]', 'ACADEMY_OF_ANOTHER_REGION', 'territory.academyCodes[1]'],
  ['an académie twice', OCCITANIE, '["11", "16"]', '["11", "11"]', 'DUPLICATE', 'territory.academyCodes'],
  ['a pledge under an axis that does not exist', OCCITANIE, 'axisCode: "6"', 'axisCode: "8"', 'UNKNOWN_AXIS', 'pledges[4].axisCode'],
  ['a quorum of persons who are not counted', PACA, 'quorum: null', 'quorum: { seats: 2, article: "3" }', 'QUORUM_WITHOUT_SEATS', 'committee.quorum'],
  ['a vote among members who have no votes', PACA, 'voting: { kind: NOT_SET }', 'voting: { kind: MAJORITY, majority: SIMPLE, base: VOTES_CAST, threshold: MORE_THAN_HALF, abstentions: NOT_CAST, tie: NOT_ADOPTED, article: "3" }', 'VOTES_MISSING', 'committee.voting'],
  ['a notice longer than the term', PACA, 'nonRenewalNotice:\n      by: ANY_PARTY\n      notice: { state: KNOWN, months: 3 }', 'nonRenewalNotice:\n      by: ANY_PARTY\n      notice: { state: KNOWN, months: 61 }', 'NOTICE_LONGER_THAN_TERM', 'terms[0].nonRenewalNotice.notice.months'],
  ['a parent signed after its child', PACA, 'signature:\n  state: UNDATED\n  note: Le lieu et la date sont restés en blanc dans le texte.', 'signature:\n  state: DATED\n  date: 2010-12-19\n  place: null', 'PARENT_AFTER_CHILD', 'parents[0].parent.signedOn'],
  ['a tacit renewal of what has no length', PACA, 'length: { kind: MONTHS, months: 60 }', 'length: { kind: NOT_IN_TEXT }', 'RENEWAL_CONTRADICTS', 'terms[0].tacitRenewal'],
  ['nobody on the side of education', PACA, 'kind: ACADEMY\n    side: EDUCATION', 'kind: ACADEMY\n    side: PROFESSIONAL', 'PARTY_MISSING', 'parties'],
  ['a modification of actions that nobody approves', PACA, 'modification: null', 'modification: { of: [BUDGET], duty: VOTED_AGAIN, to: { kind: COMMITTEE }, article: "3" }', 'MODIFICATION_WITHOUT_STEPS', 'modification'],
  ['a territory to fill in, in a signed convention', PACA, 'territory: { kind: ACADEMY, academyCode: "02" }', 'territory: { kind: TO_FILL_IN }', 'BLANK_IN_CONVENTION', 'territory.kind'],
  ['a date to fill in, in a signed convention', PACA, 'state: UNDATED\n  note: Le lieu et la date sont restés en blanc dans le texte.', 'state: TO_FILL_IN\n  dateBlank: signature\n  placeBlank: null', 'BLANK_IN_CONVENTION', 'signature.state'],
  ['two terms', PACA, 'nonRenewalNotice:\n      by: ANY_PARTY\n      notice: { state: KNOWN, months: 3 }\n      article: "3.4"\n', 'nonRenewalNotice: null\n  - article: "3.4"\n    startsOn: SIGNATURE\n    length: { kind: MONTHS, months: 12 }\n    tacitRenewal: { kind: NOT_MENTIONED }\n    renewalRequest: null\n    nonRenewalNotice: null\n', 'SEVERAL_TERMS', 'terms[1]'],
  ['a variant in a signed convention', PACA, '  - article: "3.4"\n    startsOn', '  - article: "3.4"\n    variant: COLORATION\n    startsOn', 'VARIANT_IN_CONVENTION', 'terms[0].variant'],
  ['article 5 of a text that has none', TEMPLATE, 'article: "6"\n    title: Participation', 'article: "5"\n    title: Participation', 'UNKNOWN_ARTICLE', 'axes[5].article'],
  ['an axis that cites another’s article', TEMPLATE, 'article: "6"\n    title: Participation', 'article: "7"\n    title: Participation', 'AXIS_ARTICLE', 'axes[5].article'],
  ['a part before its whole', TEMPLATE, '    position: 2\n', '    position: 9\n', 'AXIS_ORDER', 'axes[2].position'],
  ['axes that do not follow each other', TEMPLATE, '    position: 7\n', '    position: 9\n', 'AXIS_ORDER', 'axes[7].position'],
  ['a template that is signed', TEMPLATE, 'state: TO_FILL_IN\n  dateBlank: date-de-signature\n  placeBlank: null', 'state: DATED\n  date: 2020-01-01\n  place: null', 'TEMPLATE_SIGNED', 'signature.state'],
  ['a notice whose blank is not declared', TEMPLATE, 'blank: preavis', 'blank: preavis-oublie', 'UNKNOWN_BLANK', 'termination.effect.notice.blank'],
  ['an end whose blank is no date', TEMPLATE, 'blank: fin-du-cycle', 'blank: preavis', 'UNKNOWN_BLANK', 'terms[0].length.blank'],
  ['a signature whose blank is no date', TEMPLATE, 'dateBlank: date-de-signature', 'dateBlank: intitule', 'UNKNOWN_BLANK', 'signature.dateBlank'],
  ['a variant that is not declared', TEMPLATE, '  - variant: FCIL\n    article: "10"', '  - variant: STAGE\n    article: "10"', 'UNKNOWN_VARIANT', 'terms[1].variant'],
  ['a variant without a term', TEMPLATE, '  - variant: FCIL\n    article: "10"', '  - variant: COLORATION\n    article: "10"', 'ONE_TERM_A_VARIANT', 'terms'],
  ['no blank for the signatories', TEMPLATE, 'type: SIGNATORIES, label', 'type: DATE, label', 'BLANK_NEEDED', 'template.blanks'],
  ['no blank for the partners', TEMPLATE, 'side: PROFESSIONAL\n      kinds: [FIRM,', 'side: EDUCATION\n      kinds: [FIRM,', 'BLANK_NEEDED', 'template.blanks'],
  ['a blank twice', TEMPLATE, 'key: niveaux', 'key: territoire', 'DUPLICATE', 'template.blanks[15].key'],
  ['bounds the wrong way round', TEMPLATE, 'min: 1, max: 60', 'min: 61, max: 60', 'BOUNDS_REVERSED', 'template.blanks[23].min'],
  ['an audience that the text does not name', TEMPLATE, 'allowed: [LYCEE_PUPILS, STUDENTS,', 'allowed: [COLLEGE_PUPILS, STUDENTS,', 'UNKNOWN_AUDIENCE', 'template.blanks[14].allowed[0]'],
  ['members of a college that does not exist', TEMPLATE, 'college: partenaire', 'college: mecene', 'UNKNOWN_COLLEGE', 'template.blanks[20].college'],
  ['a title with a blank of one variant alone', TEMPLATE, '{intitule}', '{diplome}', 'UNKNOWN_BLANK', 'template.localTitle'],
];

describe('a text’s file with one thing wrong', () => {
  it.each(WRONG)('is refused for %s (%s)', (_title, name, passage, replacement, code, path) => {
    const read = readConventionFiles([changed(conventionFile(name), passage, replacement)], known);
    const found = read.ok ? [] : read.problems;
    expect(found.map((problem) => [problem.code, problem.path]), found.map(problemText).join('\n')).toContainEqual([code, path]);
    for (const { message, line } of found) {
      expect(line).not.toBeNull();
      expect(message).not.toMatch(/Invalid|undefined|\[object/u);
    }
  });
});

/** Each reading of a file, as its lines. */
function readingBlocks(name: string): readonly (readonly [name: string, topic: string, block: string])[] {
  const [, readings = ''] = conventionFile(name).text.split('\nreadings:\n');
  return readings.split(/(?=^ {2}- id: )/mu).map((block) => [name, /topic: (?<topic>\S+)/u.exec(block)?.groups?.['topic'] ?? '', block]);
}

describe('an open clause', () => {
  const all = [EP, DEFI, OCCITANIE, PACA, TEMPLATE].flatMap(readingBlocks).filter(([, topic]) => topic !== 'WORDING');

  it.each(all)('of %s needs its reading of %s', (name, topic, block) => {
    const read = readConventionFiles([changed(conventionFile(name), block, '')], known);
    const found = read.ok ? [] : read.problems;
    expect(found.map(({ code }) => code), topic).toEqual(['READING_MISSING']);
    expect(found[0]?.message).toContain(topic);
  });
});
