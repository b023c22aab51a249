import { AsyncLocalStorage } from 'node:async_hooks';
import type { Attributes, Context } from '@opentelemetry/api';
import type pg from 'pg';

/** Where time goes, told to a collector of OpenTelemetry. */
export interface Traces {
  /** Does work as a span of its own, within the one that it was begun in. */
  span<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T>;
  /** A pool whose statements are spans; where nothing is traced, the pool itself. */
  traced(pool: pg.Pool): pg.Pool;
  /** Sends what is still to be sent. */
  stop(): Promise<void>;
}

/** Nothing is traced, and nothing of OpenTelemetry is loaded. */
export const NO_TRACES: Traces = {
  span: (_name, _attributes, work) => work(),
  traced: (pool) => pool,
  stop: async () => undefined,
};

const LONGEST_STATEMENT = 400;

/** Text of a statement, whose values are elsewhere: no value is ever written into a text. */
const statementOf = (given: unknown): string => {
  const text: unknown = typeof given === 'object' && given !== null && 'text' in given ? given.text : given;
  return typeof text === 'string' ? text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_STATEMENT) : '';
};

/**
 * Traces to the collector of OTEL_EXPORTER_OTLP_ENDPOINT, by OTLP over HTTP; none where it is not set. Spans hold the text of
 * statements, never their values. Whoever asks cannot attach to a trace of theirs: a public service believes no such header.
 */
export const openTraces = async (env: NodeJS.ProcessEnv): Promise<Traces> => {
  const endpoint = env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!endpoint) return NO_TRACES;
  const [api, { OTLPTraceExporter }, { resourceFromAttributes }, { BatchSpanProcessor, TracerProvider }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': env['OTEL_SERVICE_NAME'] ?? 'conventions-ouvertes' }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('conventions-ouvertes');
  const within = new AsyncLocalStorage<Context>();

  const span = async <T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> => {
    const parent = within.getStore() ?? api.ROOT_CONTEXT;
    const begun = tracer.startSpan(name, { attributes }, parent);
    try {
      return await within.run(api.trace.setSpan(parent, begun), work);
    } catch (error) {
      // Its kind alone: a message may quote a value.
      begun.setStatus({ code: api.SpanStatusCode.ERROR, message: error instanceof Error ? error.name : typeof error });
      throw error;
    } finally {
      begun.end();
    }
  };

  return {
    span,
    traced: (pool) => {
      const query = (...given: Parameters<typeof pool.query>): Promise<unknown> =>
        span('sql', { 'db.system.name': 'postgresql', 'db.query.text': statementOf(given[0]) }, async () => Reflect.apply(pool.query, pool, given) as unknown);
      return Object.create(pool, { query: { value: query }, connect: { value: pool.connect.bind(pool) } }) as pg.Pool;
    },
    stop: () => provider.shutdown(),
  };
};
