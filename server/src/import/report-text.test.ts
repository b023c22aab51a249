import { describe, expect, it } from 'vitest';
import type { ImportReport } from './report.js';
import { reportText } from './report-text.js';
import { typeset } from './typeset.js';

const REPORT: ImportReport = {
  convention: 'essai',
  files: [{ name: 'fiches.xlsx', sha256: '0'.repeat(64), bytes: 10 }],
  actions: { read: 1204, created: 1203, updated: 0, unchanged: 0, refused: 1 },
  rows: { read: 3000, taken: 0, waiting: 3000, refused: 0 },
  refusals: [{ file: 'fiches.xlsx', sheet: 'Dépenses', row: 12, column: 'D (Montant total)', value: '1,234', code: 'AMOUNT_AMBIGUOUS', reason: 'Deux lectures.' }],
  notices: [{ reference: 'A-1', code: 'LINES_LOST', text: 'L’action « A-1 » avait 2 engagement(s) ; les fichiers en disent 1.' }],
  isBlocked: true,
  applies: false,
};

describe('the report of an import', () => {
  it('counts, then says each refusal where its sender will find it, and that nothing was loaded', () => {
    const text = reportText(REPORT);
    expect(text).toMatch(/Actions lues\s+1\u202F204\n\s+à créer\s+1\u202F203\n/u);
    expect(text).toContain(typeset('  - fiches.xlsx, Dépenses, ligne 12, colonne D (Montant total), « 1,234 » : Deux lectures. [AMOUNT_AMBIGUOUS]'));
    expect(text).toContain(typeset('À noter :\n  - L’action « A-1 » avait 2 engagement(s)'));
    expect(text).toMatch(/Rien n’a été chargé\./u);
  });

  it('says what was done when it was', () => {
    const done = { ...REPORT, refusals: [], notices: [], isBlocked: false, applies: true };
    expect(reportText(done)).toMatch(/ {2}créées\s+1\u202F203\n/u);
    expect(reportText(done)).toMatch(/Tout a été chargé\.$/u);
    expect(reportText({ ...done, applies: false })).toMatch(/Rien à changer\u00A0: la base dit déjà la même chose\.$/u);
  });

  it('stops listing after two hundred, and says how many more there are', () => {
    const [refusal] = REPORT.refusals;
    const text = reportText({ ...REPORT, refusals: Array.from({ length: 1500 }, () => refusal ?? never()) });
    expect(text).toContain('… et 1\u202F300 de plus.');
  });
});

function never(): never {
  throw new Error('no refusal');
}
