import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit/hooks';
import { slugAsked } from '#lib/action/slug-asked.js';
import { addressOf, base } from '#lib/language/paths.js';
import { overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';
import { drawnActions } from '#lib/server/all-actions.js';

/** Several pages are prerendered at once, in both languages. */
const drawing = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => drawing.getStore() ?? 'fr');

export const handle: Handle = async ({ event, resolve }) => {
  const { locale, path } = addressOf(event.url.pathname);
  // A list may link to more actions than have a page: the shell draws those, and the build passes them by.
  const slug = slugAsked(new URL(path, event.url), `${base()}/actions`);
  if (slug !== null && !(await drawnActions()).has(slug)) return new Response(null, { status: 404 });
  return drawing.run(locale, () =>
    resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%lang%', locale),
      // The fonts of the text come with the styles, not after them.
      preload: ({ type, path }) => type === 'js' || type === 'css' || path.endsWith('.woff2'),
    }),
  );
};
