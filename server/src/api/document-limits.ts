import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, visit, type DocumentNode } from 'graphql';
import { unsoundSentence, unsoundText, VALUE_LIMITS, type Unsound } from '../platform/sound-values.js';
import type { RequestContext } from './context.js';
import { costOf, type DocumentCost } from './document-cost.js';

/**
 * The most that a question may be, about twice the largest that the site or an introspection asks: 462 tokens, 15 levels,
 * 5 aliases, a cost of 52 000 (ADR 13).
 */
export const DOCUMENT_LIMITS = { tokens: 2000, depth: 16, aliases: 50, cost: 100_000 } as const;

const SENTENCES: Readonly<Record<keyof DocumentCost, { readonly code: string; readonly sentence: string }>> = {
  depth: { code: 'QUERY_TOO_DEEP', sentence: `emboîte ses champs sur plus de ${DOCUMENT_LIMITS.depth} niveaux\u00A0: demandez le reste dans une autre requête.` },
  aliases: { code: 'TOO_MANY_ALIASES', sentence: `compte plus de ${DOCUMENT_LIMITS.aliases} alias\u00A0: répartissez-les sur plusieurs requêtes.` },
  cost: { code: 'QUERY_TOO_COSTLY', sentence: 'demande trop à la fois\u00A0: demandez moins de champs, ou des pages plus courtes par «\u00A0first\u00A0».' },
};

const refusal = (code: string, message: string, extensions: Record<string, unknown> = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, ...extensions, http: { status: 400 } } });

const refuseCostly = (measured: DocumentCost): void => {
  for (const name of ['depth', 'aliases', 'cost'] as const) {
    const [limit, asked] = [DOCUMENT_LIMITS[name], measured[name]];
    const { code, sentence } = SENTENCES[name];
    if (asked > limit) throw refusal(code, `La requête ${sentence}`, { limit, measured: Number.isFinite(asked) ? asked : null });
  }
};

const unsoundLiteral = (document: DocumentNode): Unsound | null => {
  let found: Unsound | null = null;
  const number = (text: string): void => {
    if (!(Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER)) found ??= 'NUMBER_TOO_LARGE';
  };
  visit(document, {
    StringValue: ({ value }) => void (found ??= unsoundText(value)),
    IntValue: ({ value }) => number(value),
    FloatValue: ({ value }) => number(value),
    ListValue: ({ values }) => void (values.length > VALUE_LIMITS.list && (found ??= 'LIST_TOO_LONG')),
  });
  return found;
};

/** Refuses, before anything is run, what asks for more than the service gives to one question, and values written in it that cannot be kept. */
export const documentLimits: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request }) => {
      const problem = unsoundLiteral(document);
      if (problem) throw refusal(problem, unsoundSentence(problem, 'La requête'));
      if (operation) refuseCostly(costOf(schema, document, operation, request.variables ?? {}));
    },
  }),
};
