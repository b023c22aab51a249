import { siteAtBuild } from '#lib/server/site.js';
import type { RequestHandler } from './$types.js';

export const prerender = true;

/** Invented data are not for search engines; each page says so too. */
export const GET: RequestHandler = async () => {
  const { hasDemo } = await siteAtBuild();
  return new Response(`User-agent: *\n${hasDemo ? 'Disallow: /' : 'Allow: /'}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
