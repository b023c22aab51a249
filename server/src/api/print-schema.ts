import { writeFileSync } from 'node:fs';
import { buildApiSchema, printApiSchema } from './schema.js';

// Run after a change of the API: node server/dist/api/print-schema.js
writeFileSync(new URL('../../../schema.graphql', import.meta.url), printApiSchema(await buildApiSchema()));
