import { GraphQLError } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FrenchError } from '../platform/french-error.js';
import { documentAt } from '../document/document-routes.js';
import { exportAt } from '../export/export-routes.js';
import type { FileAnswer } from '../export/file-answer.js';
import { openDataAt } from '../export/open-data/open-data-routes.js';
import { goneOf } from '../platform/http/gone.js';
import { turnstile } from '../platform/http/turnstile.js';
import type { RequestContext } from './context.js';

/** Who answers at which addresses. */
const ROUTES: readonly { readonly prefix: string; readonly at: (url: URL, context: RequestContext) => Promise<FileAnswer | null> }[] = [
  { prefix: '/export/', at: exportAt },
  { prefix: '/documents/', at: documentAt },
  { prefix: '/open-data/', at: openDataAt },
];

/** Each file that is sent holds a connection to the database for as long as its reader takes. */
const enter = turnstile({ places: 4, placesOfOne: 2, queue: 40, longestWait: 20_000 });
/** A reader that takes nothing for so long is let go, in milliseconds. */
const LONGEST_STALL = 60_000;

const SELF_CONTAINED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const isFileAddress = (pathname: string): boolean => ROUTES.some(({ prefix }) => pathname.startsWith(prefix));

type Problem = (response: ServerResponse, status: number, code: string, message: string) => void;

/**
 * Sends the file at an address, as fast as its reader takes it and no faster.
 * @param client what whoever asks is known by
 */
export const answerFile = async (
  contextOf: () => Promise<RequestContext>,
  client: string,
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return problem(response, 405, 'METHOD_NOT_ALLOWED', 'Les fichiers se lisent : demandez-les par GET.');
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (/\0|%00/u.test(url.href)) return problem(response, 400, 'NUL_CHARACTER', 'L’adresse contient un caractère nul (U+0000) : retirez-le.');
  const leave = await enter(client, goneOf(response));
  if (leave === null) {
    response.setHeader('retry-after', '10');
    return problem(response, 503, 'TOO_MANY_FILES', 'Plusieurs fichiers sont déjà en cours d’envoi : réessayez dans quelques secondes.');
  }
  try {
    const answer = await answerAt(url, await contextOf());
    if (answer === null) return problem(response, 404, 'NOT_FOUND', 'Aucun fichier à cette adresse : reprenez-la sur la page des données.');
    await send(answer, request, response);
  } catch (error) {
    if (response.headersSent) throw error;
    if (error instanceof FrenchError) return problem(response, error.code === 'FORBIDDEN' ? 403 : 401, error.code, error.message);
    if (!(error instanceof GraphQLError)) throw error;
    const { code, reason } = error.extensions;
    problem(response, 400, String(reason ?? code), error.message);
  } finally {
    leave();
  }
};

const answerAt = async (url: URL, context: RequestContext): Promise<FileAnswer | null> => {
  for (const { prefix, at } of ROUTES) if (url.pathname.startsWith(prefix)) return at(url, context);
  return null;
};

const send = async ({ contentType, fileName, isInline, body }: FileAnswer, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const bytes = Readable.from(body, { objectMode: false });
  // The first bytes are waited for before anything is promised: what fails at once is told as a failure.
  await new Promise<void>((done, fail) => bytes.once('readable', done).once('error', fail));
  response.setTimeout(LONGEST_STALL, () => response.destroy());
  response.writeHead(200, {
    'content-type': contentType,
    'content-disposition': `${isInline === true ? 'inline' : 'attachment'}; filename="${fileName}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    // A document that is shown brings its own look with it, and nothing else.
    ...(contentType.startsWith('text/html') && { 'content-security-policy': SELF_CONTAINED }),
  });
  if (request.method === 'HEAD') {
    bytes.destroy();
    response.end();
    return;
  }
  // A reader that goes away is no failure of ours; the pipeline has ended the reading.
  await pipeline(bytes, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
};
