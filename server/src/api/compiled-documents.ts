import { getOperationAST, parse, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { RequestContext } from './context.js';
import { DOCUMENT_LIMITS } from './document-limits.js';
import { costOf } from './document-cost.js';
import type { PersistedDocument } from './persisted-documents.js';

interface Compiled {
  readonly query: CompiledQuery['query'];
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Whether it would cost too much, by the numbers among its variables: page sizes alone make a difference. */
  readonly tooMuch: Map<string, boolean>;
}

/** Combinations of page sizes that are kept of one document. */
const MOST_SIZES = 64;

/**
 * Runs the site's own questions as code made for each of them, once. Only these are compiled: they are few, and known to be answered
 * as graphql-js answers them. Whatever it cannot answer without a fault is null: it is then asked the usual way, which says what is wrong.
 */
export const compiledDocuments = (schema: GraphQLSchema): ((document: PersistedDocument, variables: Readonly<Record<string, unknown>>, context: RequestContext) => Promise<string | null>) => {
  const made = new Map<string, Compiled | null>();
  const compile = ({ text }: PersistedDocument): Compiled | null => {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (operation?.operation !== 'query') return null;
    const compiled = compileQuery(schema, document, operation.name?.value ?? '');
    return isCompiledQuery(compiled) ? { query: compiled.query, document, operation, tooMuch: new Map<string, boolean>() } : null;
  };
  const isTooMuch = ({ document, operation, tooMuch }: Compiled, variables: Readonly<Record<string, unknown>>): boolean => {
    const sizes = JSON.stringify(Object.entries(variables).filter(([, value]) => typeof value === 'number'));
    const known = tooMuch.get(sizes);
    if (known !== undefined) return known;
    const { depth, aliases, cost } = costOf(schema, document, operation, variables);
    const is = !(depth <= DOCUMENT_LIMITS.depth && aliases <= DOCUMENT_LIMITS.aliases && cost <= DOCUMENT_LIMITS.cost);
    if (tooMuch.size < MOST_SIZES) tooMuch.set(sizes, is);
    return is;
  };
  return async (document, variables, context) => {
    let compiled = made.get(document.sha256);
    if (compiled === undefined) {
      compiled = compile(document);
      made.set(document.sha256, compiled);
    }
    if (compiled === null || isTooMuch(compiled, variables)) return null;
    const { data, errors } = (await compiled.query(undefined, context, variables)) as ExecutionResult;
    return errors?.length || data === null || data === undefined ? null : `{"data":${JSON.stringify(data)}}`;
  };
};
