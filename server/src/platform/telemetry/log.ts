import { destination, pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/**
 * Logs as JSON lines, one an event. They hold no personal data: no address of a client, no text of a question and none of its
 * variables, no header, no cookie, no name. What is written is chosen field by field; these paths are a second net.
 */
const NEVER = ['headers', 'variables', 'query', 'body', 'address', 'ip', 'cookie', 'authorization', 'email', 'name', 'token'].flatMap((field) => [field, `*.${field}`]);

/** @param level of LOG_LEVEL; `silent` writes nothing */
export const openLog = (level: string, to: DestinationStream = destination(1)): Logger =>
  pino(
    {
      level,
      base: { service: 'conventions-ouvertes' },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: NEVER, censor: '[retiré]' },
    },
    to,
  );

export const SILENT: Logger = pino({ level: 'silent' });

/** What may be told of a failure: its kind and place. Its message may quote a value, and stays out. */
export interface ToldFailure {
  readonly kind: string;
  /** Of PostgreSQL or of the system. */
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  /** Where it came from: the innermost calls, without the message. */
  readonly at: readonly string[];
  readonly cause?: ToldFailure;
}

const INNERMOST = 8;

export const toldFailure = (error: unknown): ToldFailure => {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const told = (name: 'code' | 'constraint' | 'table'): object => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? { [name]: value } : {};
  };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.name,
    ...told('code'),
    ...told('constraint'),
    ...told('table'),
    at: frames.slice(0, INNERMOST).map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: toldFailure(error.cause) }),
  };
};
