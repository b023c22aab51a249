import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownCodes } from './checks/reference.js';
import { problemText, type ConventionProblem } from './convention-problem.js';
import { readConventionFiles, type ConventionFile } from './read-convention-files.js';
import { changed, conventionFile, exampleFile, lineOf, referenceCodes } from './testing/example-file.js';

let known: KnownCodes;
beforeAll(async () => {
  known = await referenceCodes();
});

function problemsOf(...files: readonly ConventionFile[]): readonly ConventionProblem[] {
  const read = readConventionFiles(files, known);
  return read.ok ? [] : read.problems;
}

describe('a sixth convention', () => {
  it('loads from its file alone, with no code', () => {
    const read = readConventionFiles([exampleFile()], known);
    expect(read.ok ? [] : read.problems.map(problemText)).toEqual([]);
    expect(read.ok && read.conventions[0]?.terms).toMatchObject({
      kind: 'CONVENTION',
      key: 'chambre-fictive-2024',
      isDemonstration: false,
      signature: { state: 'DATED', date: '2024-01-15' },
      caps: [{ amounts: [{ state: 'KNOWN', year: 2024, cents: 4_000_000 }, { state: 'KNOWN', year: 2025, cents: 4_500_000 }] }],
    });
  });

  it('may come under another convention of the site, and share its cap', () => {
    const child = changed(exampleFile(), 'parents: []', `parents:
  - relation: DECLENSION
    parent: { kind: INTERNAL, conventionKey: opca-defi-2016 }
    article: "1"
    summary: Décline la convention nationale.`);
    expect(problemsOf(child, conventionFile('opca-defi-2016.yaml'))).toEqual([]);
    expect(problemsOf(child).map(({ code }) => code)).toEqual(['UNKNOWN_CONVENTION']);
  });
});

/** Passage of the example, what replaces it, the problem's code and path. */
const WRONG: readonly (readonly [title: string, passage: string, replacement: string, code: string, path: string])[] = [
  ['a quorum above the seats', 'quorum: { seats: 4,', 'quorum: { seats: 7,', 'QUORUM_ABOVE_SEATS', 'committee.quorum.seats'],
  ['a cap below zero', '"40 000,00 €"', '"-40 000,00 €"', 'WRONG_VALUE', 'caps[0].amounts[0].amount'],
  ['an amount that reads two ways', '"40 000,00 €"', '"40,000"', 'WRONG_VALUE', 'caps[0].amounts[0].amount'],
  ['a report due on 31 February', 'month: 3, day: 31', 'month: 2, day: 31', 'NO_SUCH_DAY', 'reports[0].due.day'],
  ['a yearly meeting due on 29 February', 'month: 4, day: 30', 'month: 2, day: 29', 'NO_SUCH_DAY', 'committee.meetings.yearly[0].deadline.day'],
  ['seats that do not add up', '    total: 6', '    total: 8', 'SEATS_DO_NOT_ADD_UP', 'committee.composition.total'],
  ['votes that do not match the seats', 'label: Chambre, seats: 3, votes: { total: 3,', 'label: Chambre, seats: 3, votes: { total: 4,', 'VOTES_DO_NOT_MATCH_SEATS', 'committee.composition.colleges[1].votes.total'],
  ['a college without votes where the committee votes', 'label: Chambre, seats: 3, votes: { total: 3, castBy: ONE_EACH }', 'label: Chambre, seats: 3, votes: null', 'VOTES_MISSING', 'committee.composition.colleges[1].votes'],
  ['more yearly meetings than the least number', 'perYearMin: 1', 'perYearMin: 0', 'TOO_MANY_MEETINGS', 'committee.meetings.perYearMin'],
  ['a negative notice', 'notice: { state: KNOWN, months: 3 }', 'notice: { state: KNOWN, months: -3 }', 'WRONG_VALUE', 'termination.effect.notice.months'],
  ['half a month', 'notice: { state: KNOWN, months: 3 }', 'notice: { state: KNOWN, months: 1.5 }', 'WRONG_TYPE', 'termination.effect.notice.months'],
  ['an axis under one that does not exist', 'parentCode: "2"', 'parentCode: "9"', 'UNKNOWN_AXIS', 'axes[1].parentCode'],
  ['an axis under the wrong one', 'parentCode: "2"', 'parentCode: "2.1"', 'AXIS_PARENT', 'axes[1].parentCode'],
  ['an axis without the one above it', 'parentCode: "2"', 'parentCode: null', 'AXIS_PARENT', 'axes[1].parentCode'],
  ['an unknown theme', 'summary: Ouvrir les ateliers aux classes.\n    themeCode: GUIDANCE_AND_DISCOVERY', 'summary: Ouvrir les ateliers aux classes.\n    themeCode: GARDENING', 'UNKNOWN_THEME', 'axes[1].themeCode'],
  ['the same axis twice', 'code: "2.1"', 'code: "2"', 'DUPLICATE', 'axes[1].code'],
  ['the same position twice', 'position: 2', 'position: 1', 'DUPLICATE', 'axes[1].position'],
  ['a signatory of a body that is no party', 'signsFor: chambre-fictive', 'signsFor: chambre-inconnue', 'UNKNOWN_PARTY', 'signatories[1].signsFor'],
  ['an actor that is no party', 'calledBy: { kind: PARTY, party: chambre-fictive }', 'calledBy: { kind: PARTY, party: chambre }', 'UNKNOWN_PARTY', 'committee.meetings.calledBy.party'],
  ['a body that is not declared', 'afterBody: null', 'afterBody: bureau', 'UNKNOWN_BODY', 'committee.meetings.yearly[0].afterBody'],
  ['a cap on an unknown source', 'fundingSourceCodes: [FONDS_DE_LA_CHAMBRE]', 'fundingSourceCodes: [FONDS_DE_LA_CHAMBRE, FONDS_PERDUS]', 'UNKNOWN_FUNDING_SOURCE', 'caps[0].fundingSourceCodes[1]'],
  ['a capped source said to be free', 'fundedBy: chambre-fictive, isCapped: true', 'fundedBy: chambre-fictive, isCapped: false', 'CAPPED_OR_NOT', 'fundingSources[0].isCapped'],
  ['two amounts for one year', 'year: 2025', 'year: 2024', 'DUPLICATE', 'caps[0].amounts[1]'],
  ['an article that the text does not have', 'meetingRequiredFirst: null\n  article: "6"', 'meetingRequiredFirst: null\n  article: "7"', 'UNKNOWN_ARTICLE', 'termination.article'],
  ['an article that is no article', 'meetingRequiredFirst: null\n  article: "6"', 'meetingRequiredFirst: null\n  article: "article 6"', 'WRONG_VALUE', 'termination.article'],
  ['an article number without quotes', 'meetingRequiredFirst: null\n  article: "6"', 'meetingRequiredFirst: null\n  article: 6', 'WRONG_TYPE', 'termination.article'],
  ['a term and an end that contradict each other', 'length: { kind: MONTHS, months: 36 }', 'length: { kind: UNTIL, date: 2027-06-30, because: STATED_IN_TEXT, statedMonths: 36 }', 'LENGTH_AND_END_CONTRADICT', 'terms[0].length.statedMonths'],
  ['an end before the signature', 'length: { kind: MONTHS, months: 36 }', 'length: { kind: UNTIL, date: 2023-12-31, because: STATED_IN_TEXT }', 'END_BEFORE_START', 'terms[0].length.date'],
  ['a notice not to renew what cannot be renewed', 'nonRenewalNotice: null', 'nonRenewalNotice: { by: ANY_PARTY, notice: { state: KNOWN, months: 3 }, article: "6" }', 'RENEWAL_CONTRADICTS', 'terms[0].nonRenewalNotice'],
  ['an impossible date', 'date: 2024-01-15', 'date: 2024-02-30', 'WRONG_VALUE', 'signature.date'],
  ['an unknown académie', 'academyCode: "17"', 'academyCode: "99"', 'UNKNOWN_ACADEMY', 'territory.academyCode'],
  ['a level that is not that of the territory', 'territory: { kind: ACADEMY, academyCode: "17" }', 'territory: { kind: NATIONAL }', 'LEVEL_AND_TERRITORY', 'territory.kind'],
  ['an unknown field', 'isMinimum: false', 'isMinimum: false, isMaximum: true', 'UNKNOWN_FIELD', 'termination.effect.isMaximum'],
  ['an unknown section', 'pledges: []', 'pledges: []\npromises: []', 'UNKNOWN_FIELD', 'promises'],
  ['a value that the format does not have', 'form: WRITTEN', 'form: ORAL', 'WRONG_VALUE', 'termination.form'],
  ['an open clause without its reading', 'runsFrom: RECEIPT', 'runsFrom: AS_READ', 'READING_MISSING', 'termination.effect.runsFrom'],
  ['two readings of one topic', 'topic: MEETINGS_IN_PARTIAL_YEAR\n    value: FULL_YEARS_ONLY', 'topic: MEETING_YEAR\n    value: CALENDAR_YEAR', 'DUPLICATE', 'readings[2].topic'],
  ['a blank in a signed convention', 'notice: { state: KNOWN, months: 3 }', 'notice: { state: BLANK, blank: preavis }', 'BLANK_IN_CONVENTION', 'termination.effect.notice.blank'],
  ['a key that is not the file’s name', 'key: chambre-fictive-2024', 'key: chambre-2024', 'KEY_AND_FILE_NAME', 'key'],
  ['a demonstration outside its folder', 'level: ACADEMY', 'isDemonstration: true\nlevel: ACADEMY', 'DEMONSTRATION_APART', 'isDemonstration'],
  ['an unknown kind', 'kind: CONVENTION', 'kind: TREATY', 'WRONG_VALUE', 'kind'],
];

/** The same, where the fault is of a whole and shows at its head, away from the passage. */
const WRONG_AS_A_WHOLE: typeof WRONG = [
  ['an unknown amount of a cap that the convention sets', '{ state: KNOWN, year: 2025, amount: "45 000,00 €" }', '{ state: UNKNOWN, year: 2025, reason: On ne sait pas. }', 'CAP_AMOUNT_MISSING', 'caps[0].amounts'],
  ['a section left out', 'pledges: []\n', '', 'MISSING_FIELD', 'pledges'],
  ['a vote without a rule', 'voting:\n    kind: MAJORITY\n    majority: ABSOLUTE\n    base: VOTES_CAST\n    threshold: MORE_THAN_HALF\n    abstentions: NOT_CAST\n    tie: NOT_ADOPTED\n    article: "3"', 'voting: { kind: NOT_SET }', 'VOTE_WITHOUT_RULE', 'actionSteps[0].kind'],
  ['a step that binds money after the commitment', 'actionSteps:\n', 'actionSteps:\n  - { kind: COMMITMENT, by: { kind: NOT_IN_TEXT }, on: ACTION, binds: NOTHING, requires: GIVEN, article: "4", summary: Engagement. }\n', 'STEP_AFTER_COMMITMENT', 'actionSteps[1].binds'],
];

describe('a wrong convention file', () => {
  it.each(WRONG)('is refused for %s, at its line', (_title, passage, replacement, code, path) => {
    const found = problemsOf(changed(exampleFile(), passage, replacement));
    const problem = found.find((candidate) => candidate.code === code && candidate.path === path);
    expect(problem, found.map(problemText).join('\n')).toBeDefined();
    const first = lineOf(exampleFile(), passage);
    expect(problem?.line).toBeGreaterThanOrEqual(first);
    expect(problem?.line).toBeLessThan(first + replacement.split('\n').length);
    expect(problem?.column).toBeGreaterThan(0);
    expect(problem?.message).toMatch(/\.$/u);
  });

  it.each(WRONG_AS_A_WHOLE)('is refused for %s', (_title, passage, replacement, code, path) => {
    const found = problemsOf(changed(exampleFile(), passage, replacement));
    expect(found.map((problem) => [problem.code, problem.path])).toContainEqual([code, path]);
  });

  it('tells all that is wrong at once, shape and sense, in the order of the file', () => {
    const file = WRONG.filter(([, , , code]) => ['QUORUM_ABOVE_SEATS', 'UNKNOWN_FIELD', 'NO_SUCH_DAY', 'UNKNOWN_THEME', 'UNKNOWN_PARTY'].includes(code)).reduce(
      (sofar, [, passage, replacement]) => changed(sofar, passage, replacement),
      exampleFile(),
    );
    const found = problemsOf(file);
    expect(found.map(({ code }) => code).toSorted()).toEqual([
      'NO_SUCH_DAY',
      'NO_SUCH_DAY',
      'QUORUM_ABOVE_SEATS',
      'UNKNOWN_FIELD',
      'UNKNOWN_FIELD',
      'UNKNOWN_PARTY',
      'UNKNOWN_PARTY',
      'UNKNOWN_THEME',
    ]);
    const lines = found.map(({ line }) => line ?? 0);
    expect(lines).toEqual(lines.toSorted((left, right) => left - right));
  });

  it('is refused for a part that comes before its whole', () => {
    const partFirst = changed(exampleFile(), '  - code: "2"\n    parentCode: null\n    article: "2"\n', '  - code: "2.1"\n    parentCode: "2"\n    article: "2.1"\n');
    const wholeAfter = changed(partFirst, '  - code: "2.1"\n    parentCode: "2"\n    article: "2.1"\n    title: Visites', '  - code: "2"\n    parentCode: null\n    article: "2"\n    title: Visites');
    expect(problemsOf(wholeAfter).map(({ code, path }) => [code, path])).toEqual([['AXIS_ORDER', 'axes[0].position']]);
  });

  it('keeps every other file from loading', () => {
    const wrong = changed(exampleFile(), 'seats: 4', 'seats: 40');
    const read = readConventionFiles([conventionFile('opca-defi-2016.yaml'), wrong], known);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.problems.map(({ file }) => file)).toEqual(['chambre-fictive-2024.yaml']);
  });

  it('says where, in words that people read', () => {
    const [problem] = problemsOf(changed(exampleFile(), 'seats: 4', 'seats: 7'));
    const line = lineOf(exampleFile(), 'quorum: { seats: 4');
    expect(problem && problemText(problem)).toBe(
      `chambre-fictive-2024.yaml:${line}:20 — committee.quorum.seats\u00a0: le quorum de 7 dépasse les 6 sièges du comité.`,
    );
  });

  it('is refused when two files give one key, or conventions come under each other in a circle', () => {
    const example = exampleFile();
    expect(problemsOf(example, { ...example, name: `copie/${example.name}` }).map(({ code }) => code)).toEqual(['DUPLICATE']);
    const under = (file: ConventionFile, key: string): ConventionFile =>
      changed(file, 'parents: []', `parents:\n  - { relation: DECLENSION, parent: { kind: INTERNAL, conventionKey: ${key} }, article: "1", summary: Décline. }`);
    const circle = problemsOf(under(example, 'opca-defi-2016'), under(conventionFile('opca-defi-2016.yaml'), 'chambre-fictive-2024'));
    expect(circle.map(({ code }) => code)).toEqual(['OWN_PARENT', 'OWN_PARENT']);
  });
});
