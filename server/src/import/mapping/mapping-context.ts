import type { ImportContext } from '../store/import-context.js';

/** What a mapping looks codes up in. */
export type MappingContext = Pick<ImportContext, 'departments' | 'nomenclature'>;
