import { building } from '$app/env';
import { API_URL } from '$app/env/private';
import { askAt, type Ask } from '#lib/api/client.js';
import { textOf } from '#lib/api/document.js';
import { inPageLanguage } from '#lib/language/labels.js';

/** A build may wait: a page that failed to prerender fails the whole build. */
const BUILD_TIMEOUT_MS = 60_000;

/** Node's own fetch: SvelteKit's would write each answer into the page again. */
const ask: Ask = askAt(API_URL, globalThis.fetch, BUILD_TIMEOUT_MS);

/** What the build has asked. The page of another language asks the same, and is to say the same. */
const answers = new Map<string, Promise<unknown>>();

/** Asks the API while pages are prerendered: each question once, in the words of the page that asks. */
export const askAtBuild: Ask = async <Result, Variables>(...[document, variables]: Parameters<typeof ask<Result, Variables>>) => {
  const key = JSON.stringify([textOf(document), variables]);
  const answer = (answers.get(key) as Promise<Result> | undefined) ?? ask(document, variables);
  if (building) answers.set(key, answer);
  return inPageLanguage(await answer);
};
