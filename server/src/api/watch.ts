import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FrenchError } from '../platform/french-error.js';
import { problemOf } from '../platform/http/problem.js';
import { toldFailure, type Logger } from '../platform/telemetry/log.js';
import type { Metrics } from '../platform/telemetry/metrics.js';
import type { Traces } from '../platform/telemetry/traces.js';
import type { RequestContext } from './context.js';

/** How the service is watched: nothing of it tells who asked, or what with. */
export interface Watch {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly traces: Traces;
}

/** What is noted of a question while it is answered. */
export interface Noted {
  readonly requestId: string;
  /** Name of the persisted document; `other` where the text was sent. */
  document?: string;
  operation?: 'query' | 'mutation' | 'subscription';
  /** Of whoever asks; PUBLIC: nobody signed in. */
  role?: string;
  /** Of refusals and failures in the answer. */
  codes?: readonly string[];
}

/** From this many seconds on, an answer is worth a line. */
const SLOW_SECONDS = 1;

const ROUTES = ['graphql', 'livez', 'readyz', 'health', 'metrics', 'export', 'documents', 'open-data', 'releases', 'import', 'calendrier', 'session', 'connexion', 'deconnexion'];

/** The kind of an address, without what it names. */
export const routeOf = (pathname: string): string => ROUTES.find((route) => pathname === `/${route}` || pathname.startsWith(`/${route}/`)) ?? 'other';

const levelOf = (status: number, seconds: number, operation: Noted['operation']): 'warn' | 'info' | 'debug' => {
  if (status >= 500 || status === 429 || seconds >= SLOW_SECONDS) return 'warn';
  return status >= 400 || operation === 'mutation' ? 'info' : 'debug';
};

/** Tells how a request was answered, once it was. */
export const tellAnswer = ({ log, metrics }: Watch, request: IncomingMessage, response: ServerResponse, route: string, noted: Noted, seconds: number): void => {
  const { statusCode: status } = response;
  const method = request.method ?? '';
  const refused = problemOf(response);
  const codes = [...(refused === undefined ? [] : [refused]), ...(noted.codes ?? [])];
  metrics.requests.observe({ route, method, status: String(status) }, seconds);
  for (const code of codes) metrics.errors.inc({ code });
  if (noted.operation) metrics.operations.observe({ document: noted.document ?? 'other', operation: noted.operation }, seconds);
  const { requestId, document, operation, role } = noted;
  log[levelOf(status, seconds, operation)](
    { requestId, route, method, status, ms: Math.round(seconds * 1000), document, operation, role, codes: codes.length ? codes : undefined, cut: response.writableFinished ? undefined : true },
    'answered',
  );
};

const isOfOurs = (cause: unknown): boolean => cause instanceof FrenchError || (cause instanceof GraphQLError && cause.extensions['code'] !== 'INTERNAL_SERVER_ERROR');

/** Notes what is run and what fails of it: a failure of the inside is logged with its place. */
export const watchOperations = ({ log }: Watch, notedOf: (context: RequestContext) => Noted | undefined): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async ({ contextValue }) => {
    const noted = notedOf(contextValue);
    if (!noted) return undefined;
    return {
      didResolveOperation: async ({ operation }) => {
        if (operation) noted.operation = operation.operation;
      },
      didEncounterErrors: async ({ errors }) => {
        for (const error of errors) {
          const cause = unwrapResolverError(error);
          if (!isOfOurs(cause)) log.error({ requestId: noted.requestId, document: noted.document, path: error.path?.filter((step) => typeof step === 'string').join('.'), failure: toldFailure(cause) }, 'failed');
        }
      },
      willSendResponse: async ({ response: { body } }) => {
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        noted.codes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'] ?? 'UNKNOWN')))];
      },
    };
  },
});
