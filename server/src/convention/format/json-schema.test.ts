import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONVENTIONS_FOLDER } from './conventions-folder.js';
import { conventionJsonSchema } from './json-schema.js';

it('the schema that editors read is that of the format: if not, run dist/convention/format/write-json-schema.js', () => {
  expect(readFileSync(`${CONVENTIONS_FOLDER}convention.schema.json`, 'utf8')).toBe(conventionJsonSchema());
});
