import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { readParquet } from './read-parquet.js';

const SCHEMA = [
  { name: 'root', num_children: 1 },
  { name: 'total', type: 'INT64' as const, repetition_type: 'OPTIONAL' as const, converted_type: 'DECIMAL' as const, scale: 2, precision: 18 },
];

test('an amount comes out of a Parquet file as the cents that went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), { minLength: 1, maxLength: 40 }), async (amounts) => {
      const bytes = Buffer.from(parquetWriteBuffer({ schema: SCHEMA, columnData: [{ name: 'total', data: amounts.map(BigInt) }] }));
      const { rows } = await readParquet('depenses.parquet', bytes);
      const expected = amounts.map((cents) => Number(`${cents}e-2`) || 0);
      expect(rows.slice(1).map(({ cells: [cell] }) => (cell?.kind === 'NUMBER' ? cell.number || 0 : cell))).toEqual(expected);
    }),
  );
});
