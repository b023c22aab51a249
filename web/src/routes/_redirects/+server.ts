import { base } from '#lib/language/paths.js';
import { redirectsFile, shellRewrites } from '#lib/server/host-redirects.js';
import type { RequestHandler } from './$types.js';

export const prerender = true;

/** Which file stands for the addresses that have none, in the file where hosts look for it. */
export const GET: RequestHandler = () => new Response(redirectsFile(shellRewrites(base())), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
