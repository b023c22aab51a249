import { PUBLIC_API_URL } from '$app/env/public';
import { inPageLanguage } from '#lib/language/labels.js';
import { askAt, type Ask } from './client.js';

/** A reader waits this long before being told that the API does not answer. */
const LIVE_TIMEOUT_MS = 15_000;

const ask: Ask = askAt(PUBLIC_API_URL, (...request) => fetch(...request), LIVE_TIMEOUT_MS, 'id');

/** Asks the API from the browser, in the words of the page. */
export const askLive: Ask = async (document, variables) => inPageLanguage(await ask(document, variables));
