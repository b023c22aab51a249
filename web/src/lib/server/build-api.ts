import { API_URL } from '$app/env/private';
import { askAt, type Ask } from '#lib/api/client.js';

/** A build may wait: a page that failed to prerender fails the whole build. */
const BUILD_TIMEOUT_MS = 60_000;

/** Asks the API while pages are prerendered. Node's own fetch: SvelteKit's would write each answer into the page again. */
export const askAtBuild: Ask = askAt(API_URL, globalThis.fetch, BUILD_TIMEOUT_MS);
