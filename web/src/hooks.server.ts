import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit/hooks';
import { addressOf } from '#lib/language/paths.js';
import { overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';

/** Several pages are prerendered at once, in both languages. */
const drawing = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => drawing.getStore() ?? 'fr');

export const handle: Handle = ({ event, resolve }) => {
  const { locale } = addressOf(event.url.pathname);
  return drawing.run(locale, () => resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) }));
};
