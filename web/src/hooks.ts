import type { Reroute } from '@sveltejs/kit/hooks';
import { addressOf } from '#lib/language/paths.js';

/** Both languages are drawn by the same routes. */
export const reroute: Reroute = ({ url }) => addressOf(url.pathname).path;
