import { writeFile } from 'node:fs/promises';
import { conventionJsonSchema } from './json-schema.js';

/** Writes the schema that editors read, beside the conventions: run after a build, `node dist/convention/format/write-json-schema.js`. */
await writeFile(new URL('../../../conventions/convention.schema.json', import.meta.url), conventionJsonSchema(), 'utf8');
