import type { IncomingMessage, ServerResponse } from 'node:http';
import { calendarOf, type CalendarAddress } from '../obligation/calendar-route.js';
import type { RequestContext } from './context.js';

/** Answers the calendar at an address, to anyone: it holds what is public alone. An unchanged one is not sent again. */
export const answerCalendar = async (
  address: CalendarAddress,
  context: RequestContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const calendar = await calendarOf(address, context);
  if (calendar === null) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Aucun calendrier à cette adresse\u00A0: reprenez-la sur la page de la convention ou de la partie.\n');
    return;
  }
  const known = { etag: calendar.etag, 'cache-control': 'public, max-age=3600' };
  if (request.headers['if-none-match'] === calendar.etag) {
    response.writeHead(304, known).end();
    return;
  }
  response.writeHead(200, { ...known, 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `inline; filename="${calendar.fileName}"` });
  response.end(request.method === 'HEAD' ? undefined : calendar.body);
};
