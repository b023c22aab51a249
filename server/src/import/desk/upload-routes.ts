import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '../../api/context.js';
import { FrenchError } from '../../platform/french-error.js';
import { problem } from '../../platform/http/problem.js';
import { LIMITS } from '../reading/limits.js';
import { markFiles } from '../repair/mark-files.js';
import { recogniseForm } from './choose-mapping.js';
import { readUpload } from './read-upload.js';
import { contentOf, keepUpload, ownUpload, requireImporter } from './uploads.js';

const PREFIX = '/import/';
const RETURN = /^\/import\/([0-9]{1,18})\/retour\.xlsx$/u;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const isImportAddress = (pathname: string): boolean => pathname === '/import' || pathname.startsWith(PREFIX);

/**
 * Takes a file (`POST /import?convention=KEY&name=NAME`, its bytes as they are) and gives it back marked (`GET /import/ID/retour.xlsx`).
 * A page of another site cannot send such a type of content without the browser asking us first.
 */
export const answerImport = async (contextOf: () => Promise<RequestContext>, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
  try {
    const back = RETURN.exec(url.pathname)?.[1];
    if (back !== undefined && (request.method === 'GET' || request.method === 'HEAD')) return await sendBack(await contextOf(), back, response);
    if (url.pathname !== '/import') return problem(response, 404, 'NOT_FOUND', 'Cette adresse n’existe pas : envoyez un fichier à /import.');
    if (request.method !== 'POST') return problem(response, 405, 'METHOD_NOT_ALLOWED', 'Un fichier s’envoie par POST.');
    if (!/^application\/octet-stream\b/u.test(request.headers['content-type'] ?? '')) {
      return problem(response, 415, 'CONTENT_TYPE', 'Envoyez les octets du fichier tels quels, avec le type application/octet-stream.');
    }
    await receive(await contextOf(), request, response, url);
  } catch (error) {
    if (!(error instanceof FrenchError)) throw error;
    problem(response, statusOf(error.code), error.code, error.message);
  }
};

function statusOf(code: string): number {
  if (code === 'UNAUTHENTICATED') return 401;
  if (code === 'FORBIDDEN') return 403;
  return code === 'FILE_TOO_LARGE' ? 413 : 400;
}

async function receive(context: RequestContext, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const convention = url.searchParams.get('convention') ?? '';
  // Who may not send it is told before the file has come.
  requireImporter(context, convention);
  const content = await bodyOf(request);
  const upload = await keepUpload(context, convention, url.searchParams.get('name') ?? '', content);
  const { id } = await recogniseForm(context, context.writer, upload);
  response.writeHead(201, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify({ id: String(id) }));
}

/** @throws FrenchError FILE_TOO_LARGE; what comes beyond is not held */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 2 * LIMITS.fileBytes) break;
    if (size <= LIMITS.fileBytes) chunks.push(chunk);
  }
  if (size > LIMITS.fileBytes) throw new FrenchError('FILE_TOO_LARGE', `Le fichier dépasse ${LIMITS.fileBytes / 1024 / 1024}\u00A0Mo\u00A0: coupez-le en plusieurs, ou importez-le par la ligne de commande.`);
  return Buffer.concat(chunks);
}

async function sendBack(context: RequestContext, id: string, response: ServerResponse): Promise<void> {
  const upload = await ownUpload(context, context.writer, id);
  const { plan } = await readUpload(context, context.writer, upload);
  const [marked] = await markFiles([await contentOf(context.writer, upload)], plan.report.refusals);
  if (marked === undefined) throw new FrenchError('NOTHING_TO_MEND', 'Rien n’attend dans ce fichier\u00A0: il n’y a rien à renvoyer.');
  response.writeHead(200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(marked.name)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(marked.bytes);
}
