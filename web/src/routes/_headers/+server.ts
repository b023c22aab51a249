import { PUBLIC_API_URL } from '$app/env/public';
import { base } from '#lib/language/paths.js';
import { headersFile, hostHeaders } from '#lib/server/host-headers.js';
import type { RequestHandler } from './$types.js';

export const prerender = true;

/** The headers that a static host is to send, in the file where hosts look for them. */
export const GET: RequestHandler = () => new Response(headersFile(hostHeaders(base(), new URL(PUBLIC_API_URL).origin)), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
