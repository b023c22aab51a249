import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../support/ask.js';
import { projectRoot } from '../support/compile.js';

/** One page of each kind: what is checked of it is checked of its kind. */
export interface PageKind {
  /** The folder of `web/src/routes` that draws it. */
  readonly route: string;
  readonly path: string;
}

const ROUTES = join(projectRoot, 'web', 'src', 'routes');

/** Every folder of the site's source that draws a page. */
const routes = (): string[] =>
  readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|[\\/])\+page\.svelte$/u.test(file))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/\/?\+page\.svelte$/u, '')}`)
    .sort();

interface Samples {
  readonly conventions: readonly { readonly key: string; readonly axes: readonly { readonly code: string }[] }[];
  readonly academicRegions: readonly { readonly code: string }[];
  readonly academies: readonly { readonly code: string }[];
  readonly themes: readonly { readonly code: string }[];
  readonly actions: { readonly nodes: readonly { readonly slug: string }[] };
}

const SAMPLES = '{ conventions { key axes { code } } academicRegions { code } academies { code } themes { code } actions(sort: SPENT_DESC, first: 1) { nodes { slug } } }';

/**
 * One address for each kind of page, taken from the live data.
 * @throws Error where a route has a parameter that nobody told how to fill: a new kind of page is to be added here
 */
export const pageKinds = async (api: string): Promise<PageKind[]> => {
  const { conventions, academicRegions, academies, themes, actions } = await ask<Samples>(api, SAMPLES);
  const values: Readonly<Record<string, string | undefined>> = {
    chart: 'publics',
    axis: conventions[0]?.axes[0]?.code,
    region: academicRegions[0]?.code,
    key: conventions[0]?.key,
    code: academies[0]?.code,
    theme: themes[0]?.code,
    slug: actions.nodes[0]?.slug,
  };
  return routes().map((route) => ({
    route,
    path: route.replace(/\[(\w+)\]/gu, (parameter: string, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`no sample for ${parameter} of the route ${route}`);
      return value;
    }),
  }));
};
