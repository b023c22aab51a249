import { cents } from '@conventions-ouvertes/shared/money';
import { formatCents } from '@conventions-ouvertes/shared/money-text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnShares, numberColumn, textColumn, type TableBlock } from './document-model.js';

const tableOf = (columns: TableBlock['columns'], rows: TableBlock['rows']): TableBlock => ({ kind: 'TABLE', caption: '', columns, rows });
/** Width of the text of a page in points, and of an amount in the widest of the fonts: a digit takes 0.556 of its size, a space 0.28. */
const WIDTH = 481;
const amountWidth = (text: string): number => [...text].reduce((sum, sign) => sum + (/[0-9€]/u.test(sign) ? 0.556 : 0.28), 0) * 9;
const CELL_MARGINS = 8;

describe('the columns of a document’s table', () => {
  const amount = fc.integer({ min: 0, max: 9_999_999_99 }).map((value) => formatCents(cents(value)));
  it('make up its width, whatever it holds', () => {
    const column = fc.oneof(fc.string({ maxLength: 30 }).map((text) => textColumn(text)), fc.string({ maxLength: 30 }).map(numberColumn));
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 12 }), fc.array(fc.array(fc.string({ maxLength: 80 }), { minLength: 12, maxLength: 12 }), { maxLength: 4 }), (columns, rows) => {
        const shares = columnShares(tableOf(columns, rows));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
        expect(Math.min(...shares)).toBeGreaterThan(0);
      }),
    );
  });

  it('leave no « € » alone on its line: four amounts of millions fit beside a year and what they are of', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 4, maxLength: 4 }), (amounts) => {
        const shares = columnShares(tableOf([textColumn('Plafond'), ...['Année', 'Montant', 'Prévu', 'Engagé', 'Dépensé'].map(numberColumn)], [['Prélèvement annuel', '2019', ...amounts]]));
        for (const [index, text] of amounts.entries()) expect((shares[index + 2] ?? 0) * WIDTH - CELL_MARGINS).toBeGreaterThan(amountWidth(text));
        expect(shares[0]).toBeGreaterThan(0.14);
      }),
    );
  });
});
