import { textOf } from '../document.js';

/** Every module of questions; `live.ts` holds none, and needs SvelteKit. */
const modules = import.meta.glob<Record<string, unknown>>(['../*.ts', '!../*.test.ts', '!../live.ts', '!../schema.d.ts'], { eager: true });

/** A question of the site, as it is sent. */
export interface SiteQuery {
  /** Name of the constant that holds it. */
  readonly name: string;
  readonly text: string;
}

function isDocument(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'source' in value && 'fragments' in value;
}

/** All questions of the site that only read, by name: what the API keeps as persisted documents, and what the tests go through. */
export const EVERY_QUERY: readonly SiteQuery[] = Object.values(modules)
  .flatMap((module) => Object.entries(module))
  .filter((entry): entry is [string, object] => isDocument(entry[1]))
  .map(([name, document]) => ({ name, text: textOf(document) }))
  .filter(({ text }) => text.startsWith('query'))
  .sort((one, other) => (one.name < other.name ? -1 : 1));
