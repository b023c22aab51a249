import { randomUUID, timingSafeEqual, createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { crossOriginHeaders } from '../access/cross-origin.js';
import { addressOf } from '../platform/http/address-of.js';
import { clientAddress, clientKey, isThisMachine, trustedProxies } from '../platform/http/client-address.js';
import { problem } from '../platform/http/problem.js';
import { rateLimiter } from '../platform/http/rate-limiter.js';
import { securityHeaders } from '../platform/http/security-headers.js';
import { toldFailure } from '../platform/telemetry/log.js';
import { databaseRefusal } from './format-error.js';
import { routeOf, tellAnswer, type Noted, type Watch } from './watch.js';

/** What stands before every address of the API. */
export interface FrontDoorOptions {
  /** The site whose pages may ask with their visitor's session; null: none. */
  readonly siteOrigin: string | null;
  /** Whether browsers reach the API over https. */
  readonly isHttps: boolean;
  /** Requests a minute for one client; 0: any number; null: the first reading, from which this machine is left out. */
  readonly rateLimit: number | null;
  /** Addresses and networks of our proxies. */
  readonly trustedProxies: readonly string[];
  /** What reads the metrics from another machine; null: this machine alone. */
  readonly metricsToken: string | null;
}

export const PLAIN_FRONT_DOOR: FrontDoorOptions = { siteOrigin: null, isHttps: false, rateLimit: null, trustedProxies: [], metricsToken: null };

/** Answers an address; `noted` is what may be told of it. */
export type Answer = (request: IncomingMessage, response: ServerResponse, address: URL, noted: Noted) => Promise<void>;

/** The first reading: ten a second over time, and the many questions that a page asks at once. */
const FIRST_RATE = 600;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a request may read the metrics: with the token, or from this machine itself and through no proxy. */
const mayReadMetrics = ({ headers, socket }: IncomingMessage, token: string | null): boolean => {
  if (token !== null) return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
  return isThisMachine((socket.remoteAddress ?? '').replace(/^::ffff:/, '')) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
};

const UNCOUNTED: ReadonlySet<string> = new Set(['livez', 'readyz', 'health', 'metrics']);

/** Every request goes through here: headers, rate, metrics, and what is told of it and of its failures. */
export const frontDoor = (options: FrontDoorOptions, watch: Watch, answer: Answer): ((request: IncomingMessage, response: ServerResponse) => Promise<void>) => {
  const { siteOrigin, rateLimit, metricsToken } = options;
  const headers = securityHeaders(options.isHttps);
  const isTrusted = trustedProxies(options.trustedProxies);
  const perMinute = rateLimit ?? FIRST_RATE;
  const limiter = rateLimiter({ perMinute, burst: Math.max(1, Math.ceil(perMinute / 2)) }, () => performance.now());

  /** Seconds to wait before asking again; 0: none. */
  const toWait = (request: IncomingMessage): number => {
    const client = clientAddress(request, isTrusted);
    return perMinute === 0 || (rateLimit === null && isThisMachine(client)) ? 0 : limiter.take(clientKey(client));
  };

  const open = async (request: IncomingMessage, response: ServerResponse, route: string, address: URL | null, noted: Noted): Promise<void> => {
    if (address === null) return problem(response, 400, 'BAD_ADDRESS', 'Cette adresse est mal écrite\u00A0: vérifiez ses caractères codés (%…).');
    const wait = UNCOUNTED.has(route) || request.method === 'OPTIONS' ? 0 : toWait(request);
    if (wait > 0) {
      response.setHeader('retry-after', String(wait));
      return problem(response, 429, 'RATE_LIMITED', `Vous avez envoyé trop de requêtes\u00A0: réessayez dans ${wait}\u00A0s.`);
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
    } else if (route === 'metrics') {
      if (!mayReadMetrics(request, metricsToken)) return problem(response, 403, 'FORBIDDEN', 'Les mesures se lisent depuis cette machine, ou avec leur jeton.');
      const { contentType, text } = await watch.metrics.read();
      response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text);
    } else {
      await answer(request, response, address, noted);
    }
  };

  const fail = (response: ServerResponse, { requestId }: Noted, error: unknown): void => {
    const refusal = databaseRefusal(error);
    if (!refusal) watch.log.error({ requestId, failure: toldFailure(error) }, 'failed');
    if (response.headersSent) return void response.destroy();
    if (refusal) {
      response.setHeader('retry-after', '5');
      return problem(response, refusal.code === 'VALUE_OUT_OF_RANGE' ? 400 : 503, refusal.code, refusal.message);
    }
    problem(response, 500, 'INTERNAL_SERVER_ERROR', 'Le service a rencontré une erreur\u00A0: réessayez dans un instant.');
  };

  return async (request, response) => {
    const started = performance.now();
    const noted: Noted = { requestId: randomUUID() };
    const address = addressOf(request);
    const route = address === null ? 'other' : routeOf(address.pathname);
    for (const [name, value] of Object.entries({ ...headers, ...crossOriginHeaders(request, siteOrigin) })) response.setHeader(name, value);
    response.setHeader('x-request-id', noted.requestId);
    response.once('close', () => tellAnswer(watch, request, response, route, noted, (performance.now() - started) / 1000));
    try {
      await watch.traces.span(`${request.method} /${route}`, { 'http.request.method': request.method ?? '', 'http.route': route }, () => open(request, response, route, address, noted));
    } catch (error) {
      fail(response, noted, error);
    }
  };
};
