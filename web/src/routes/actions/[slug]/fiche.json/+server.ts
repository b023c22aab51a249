import { error, json } from '@sveltejs/kit';
import { ACTION } from '#lib/api/action.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { RequestHandler } from './$types.js';

export const prerender = true;

/** What the page of an action is drawn from. */
export const GET: RequestHandler = async ({ params }) => {
  const { action } = await askAtBuild(ACTION, { slug: params.slug });
  if (action === null) error(404, params.slug);
  return json(action);
};
