import { json } from '@sveltejs/kit';
import { searchEntriesAtBuild } from '#lib/server/search-entries.js';
import type { RequestHandler } from './$types.js';

export const prerender = true;

/** What can be found, fetched by the page of search when it is first needed. */
export const GET: RequestHandler = async () => json(await searchEntriesAtBuild());
