import type { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.d.ts';

interface Setup {
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; Cents: number; LocalDate: string; DateTime: string; JSON: unknown };
}

/** What `graphql` really hands back: the text, and the fragments it spreads. */
interface DocumentText {
  readonly source: string;
  readonly fragments: readonly DocumentText[];
}

/**
 * Writes a GraphQL document whose result and variables are typed from `schema.graphql` by gql.tada, at type check alone:
 * in the browser a document is its text, and no GraphQL parser is shipped.
 */
export const graphql = write as unknown as ReturnType<typeof initGraphQLTada<Setup>>;

function write(source: string, fragments: readonly DocumentText[] = []): DocumentText {
  return { source, fragments };
}

/** The text to send: the document, then each fragment once, however often it is spread. */
export function textOf(document: object): string {
  const texts = new Set<string>();
  collect(document as DocumentText, texts);
  return [...texts].join('\n');
}

function collect({ source, fragments }: DocumentText, texts: Set<string>): void {
  texts.add(source.trim());
  for (const fragment of fragments) collect(fragment, texts);
}
