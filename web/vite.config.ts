import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { wholeCatalogues } from './catalogues.js';
import { oneLanguage } from './one-language.js';

/** Where a browser asks its live questions; the only origin beside its own that a page may talk to. */
const liveApi = new URL(process.env['PUBLIC_API_URL'] ?? process.env['API_URL'] ?? 'http://localhost:4000/graphql');

/** The look of a service of the State is for those services alone; what is not chosen is not built. */
const brand = readBrand(process.env['SITE_BRAND'] ?? '');

/** A static host may serve the site under a folder: SITE_BASE=/conventions. */
const base = readBase(process.env['SITE_BASE'] ?? '');

/**
 * A page waits for each file that it is made of. All styles together weigh less than the fonts: one file. What many pages share: one
 * file for nearly all of them, one for those with figures.
 */
const FEW_FILES = [
  { name: 'styles', test: /\.css$|[?&]type=style/u, priority: 3 },
  { name: 'every-page', minShareCount: 25, priority: 2 },
  { name: 'figures', minShareCount: 8, priority: 1 },
];

export default defineConfig({
  // The rules come from their source: the site needs no build of shared.
  resolve: { alias: [{ find: /^#brand\//u, replacement: fileURLToPath(new URL(`./src/brand/${brand}/`, import.meta.url)) }], conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: FEW_FILES } } } } } },
  plugins: [
    wholeCatalogues(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['baseLocale'],
      // One module a language: with one a message, a page would preload dozens of files of a few bytes.
      outputStructure: 'locale-modules',
    }),
    oneLanguage(),
    sveltekit({
      // Tests build elsewhere, beside a site that is being served from here.
      adapter: adapter({ pages: process.env['SITE_OUT'] ?? 'build' }),
      compilerOptions: { runes: true },
      paths: { base, relative: false },
      // Builds of one commit are told apart by it, not by the minute at which they were made.
      version: { name: buildName() },
      // No page links to the index that an English page searches.
      prerender: { entries: ['*', '/en/recherche/index.json'], concurrency: 4, handleHttpError: failUnlessShell, handleMissingId: 'fail', handleUnseenRoutes: failUnlessEmpty },
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute there is: that of SvelteKit's own announcer of page changes.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          // Kit's type of a source knows no address with a computed host.
          'connect-src': ['self', liveApi.origin as 'http://localhost'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
        },
      },
    }),
  ],
});

function readBrand(value: string): 'neutral' | 'etat' {
  if (value === '') return 'neutral';
  if (value === 'etat') return 'etat';
  throw new Error(`SITE_BRAND is « etat » or nothing: « ${value} ».`);
}

/** Links to actions that the shell draws lead to no file. What else is not there fails the build. */
function failUnlessShell({ status, path, message }: { readonly status: number; readonly path: string; readonly message: string }): void {
  if (status === 404 && /\/actions\/[^/]+$/u.test(path)) return;
  throw new Error(message);
}

/** A base without a public action has no page of an action. Any other page that nothing leads to fails the build. */
function failUnlessEmpty({ routes, message }: { readonly routes: readonly string[]; readonly message: string }): void {
  if (routes.some((route) => !route.endsWith('/actions/[slug]'))) throw new Error(message);
}

function readBase(value: string): '' | `/${string}` {
  const trimmed = value.replace(/\/+$/u, '');
  if (trimmed === '' || trimmed.startsWith('/')) return trimmed as '' | `/${string}`;
  throw new Error(`SITE_BASE must start with a slash: « ${value} ».`);
}

function buildName(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // Not a git clone (an archive): one name for all is enough, the files themselves are named by their content.
    return 'archive';
  }
}
