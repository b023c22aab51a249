import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownCodes } from './checks/reference.js';
import { problemText } from './convention-problem.js';
import { CONVENTIONS_FOLDER } from './conventions-folder.js';
import { readConventionDirectory } from './read-convention-directory.js';
import { readConventionFiles, type ConventionFile } from './read-convention-files.js';
import { changed, conventionFile, lineOf, referenceCodes } from './testing/example-file.js';

const FCIL = 'demonstration/demo-fcil-cybersecurite-rennes.yaml';
const COLORATION = 'demonstration/demo-coloration-ferroviaire-lille.yaml';

let known: KnownCodes;
beforeAll(async () => {
  known = await referenceCodes();
});

function problemsOf(local: ConventionFile): readonly (readonly [code: string, line: number | null])[] {
  const read = readConventionFiles([conventionFile('coloration-fcil.yaml'), local], known);
  return read.ok ? [] : read.problems.map(({ code, line }) => [code, line]);
}

function refused(file: string, passage: string, replacement: string): readonly (readonly [code: string, line: number | null])[] {
  return problemsOf(changed(conventionFile(file), passage, replacement));
}

const lineIn = (file: string, passage: string): number => lineOf(conventionFile(file), passage);

describe('a local convention', () => {
  it('is made from the template, and every demonstration one is marked as such', async () => {
    const read = await readConventionDirectory(CONVENTIONS_FOLDER, known, { withDemonstration: true });
    expect(read.ok ? [] : read.problems.map(problemText)).toEqual([]);
    const local = read.ok ? read.conventions.filter(({ terms }) => terms.kind === 'LOCAL') : [];
    expect(local.map(({ terms }) => terms.kind === 'LOCAL' && terms.origin.variant)).toEqual(['COLORATION', 'COLORATION', 'FCIL', 'FCIL']);
    expect(local.every(({ terms }) => terms.isDemonstration && terms.shortTitle.includes('fictif'))).toBe(true);
    expect(new Set(local.map(({ terms }) => terms.territory.kind === 'LOCAL' && terms.territory.academyCode)).size).toBe(4);
  });

  it('is not made with a blank left, by omission or by an empty value', () => {
    expect(refused(FCIL, '  preavis: 3\n', '')).toEqual([['BLANK_LEFT', lineIn(FCIL, 'blanks:')]]);
    expect(refused(FCIL, 'preavis: 3', 'preavis: null')).toEqual([['BLANK_LEFT', lineIn(FCIL, 'preavis: 3')]]);
    expect(refused(FCIL, 'niveaux: Niveau 4', 'niveaux: "  "')).toEqual([['WRONG_VALUE', lineIn(FCIL, 'niveaux:')]]);
  });

  it('is not made with a training of less than three months, or of more than a school year', () => {
    const period = 'firstDay: 2023-09-04, lastDay: 2024-06-28';
    const line = lineIn(FCIL, period);
    expect(refused(FCIL, period, 'firstDay: 2023-09-04, lastDay: 2023-12-02')).toEqual([['TRAINING_TOO_SHORT', line]]);
    expect(refused(FCIL, period, 'firstDay: 2023-09-04, lastDay: 2023-12-03')).toEqual([]);
    expect(refused(FCIL, period, 'firstDay: 2023-09-04, lastDay: 2024-09-01')).toEqual([]);
    expect(refused(FCIL, period, 'firstDay: 2023-09-04, lastDay: 2024-09-02')).toEqual([['TRAINING_TOO_LONG', line]]);
    expect(refused(FCIL, period, 'firstDay: 2024-06-28, lastDay: 2023-09-04')).toEqual([['TRAINING_ORDER', line]]);
  });

  it('is not made with a value of the wrong type, at its line', () => {
    expect(refused(FCIL, 'preavis: 3', 'preavis: trois')).toEqual([['WRONG_TYPE', lineIn(FCIL, 'preavis: 3')]]);
    expect(refused(FCIL, 'preavis: 3', 'preavis: 0')).toEqual([['OUT_OF_BOUNDS', lineIn(FCIL, 'preavis: 3')]]);
    expect(refused(FCIL, 'nature: FCIL', 'nature: STAGE')).toEqual([['VARIANT_UNKNOWN', lineIn(FCIL, 'nature: FCIL')]]);
    expect(refused(FCIL, 'date-de-signature: 2023-06-12', 'date-de-signature: 12/06/2023')).toEqual([['WRONG_VALUE', lineIn(FCIL, 'date-de-signature')]]);
    expect(refused(FCIL, 'publics: [LYCEE_PUPILS, APPRENTICES]', 'publics: [COLLEGE_PUPILS]')).toEqual([['NOT_ALLOWED', lineIn(FCIL, 'publics:')]]);
    expect(refused(FCIL, 'academyCode: "14"', 'academyCode: "98"')).toEqual([['UNKNOWN_ACADEMY', lineIn(FCIL, 'academyCode')]]);
    expect(refused(FCIL, 'kind: FIRM', 'kind: MINISTRY')).toEqual([['PARTY_REFUSED', lineIn(FCIL, 'parties-professionnelles')]]);
  });

  it('is not made with a field that its variant or its template does not have', () => {
    expect(refused(FCIL, 'preavis: 3', 'preavis: 3\n  diplome: CAP')).toEqual([['BLANK_OF_ANOTHER_VARIANT', lineIn(FCIL, 'preavis: 3') + 1]]);
    expect(refused(FCIL, 'preavis: 3', 'preavis: 3\n  cantine: oui')).toEqual([['BLANK_UNKNOWN', lineIn(FCIL, 'preavis: 3') + 1]]);
    expect(refused(FCIL, 'template: coloration-fcil', 'template: autre')).toEqual([['UNKNOWN_TEMPLATE', lineIn(FCIL, 'template:')]]);
  });

  it('is not made without a signatory for each party, nor with dates that contradict each other (10)', () => {
    expect(refused(FCIL, 'signsFor: granit-numerique', 'signsFor: lycee-trois-embruns').map(([code]) => code)).toEqual(['SIGNATORY_REFUSED']);
    expect(refused(COLORATION, 'fin-du-cycle: 2024-07-05', 'fin-du-cycle: 2021-06-29').map(([code]) => code)).toEqual(['DATES_CONTRADICT', 'DATES_CONTRADICT']);
    expect(refused(COLORATION, 'lastDay: 2024-07-05', 'lastDay: 2024-07-06').map(([code]) => code)).toEqual(['DATES_CONTRADICT']);
  });

  it('stays apart from real conventions', () => {
    expect(refused(FCIL, 'isDemonstration: true', 'isDemonstration: false').map(([code]) => code)).toEqual(['DEMONSTRATION_APART']);
  });
});
