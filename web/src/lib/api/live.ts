import { PUBLIC_API_URL } from '$app/env/public';
import { askAt, type Ask } from './client.js';

/** A reader waits this long before being told that the API does not answer. */
const LIVE_TIMEOUT_MS = 15_000;

/** Asks the API from the browser. */
export const askLive: Ask = askAt(PUBLIC_API_URL, (...request) => fetch(...request), LIVE_TIMEOUT_MS);
