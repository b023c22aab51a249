import { defineEnvVars } from '@sveltejs/kit/env';

const LOCAL_API = 'http://localhost:4000/graphql';

export const variables = defineEnvVars({
  SITE_ORIGIN: {
    public: true,
    static: true,
    description: 'Where the site is published, without a path; empty when not said: pages then name no canonical address.',
    schema: (value) => (value === undefined || value === '' ? '' : new URL(address('SITE_ORIGIN', value)).origin),
  },
  API_URL: {
    static: true,
    description: 'The GraphQL address that the pages are prerendered from.',
    schema: (value) => address('API_URL', value ?? LOCAL_API),
  },
  SITE_SERVICE: {
    public: true,
    static: true,
    description: 'What stands in the block of a service of the State (SITE_BRAND=etat), its lines parted by a bar.',
    schema: (value) => (value === undefined || value === '' ? 'République|Française' : value),
  },
  ACTION_PAGES: {
    static: true,
    description: 'How many actions have a prerendered page in each language; one page, which asks the API, draws the others.',
    schema: (value) => wholeNumber('ACTION_PAGES', value ?? '500'),
  },
  RELEASES_DIR: {
    static: true,
    description: 'The folder of releases that the host serves beside the site, from the folder of the site’s sources.',
    schema: (value) => value ?? '../publications',
  },
  PUBLIC_RELEASE: {
    public: true,
    static: true,
    description: 'Name of the release that the site is frozen for; empty: it asks the API live.',
    schema: (value) => value ?? '',
  },
  PUBLIC_RELEASE_AS_OF: {
    public: true,
    static: true,
    description: 'The day that a frozen site speaks of, AAAA-MM-JJ; empty where it is not frozen.',
    schema: (value) => value ?? '',
  },
  PUBLIC_API_URL: {
    public: true,
    static: true,
    description: 'The GraphQL address that a browser asks; API_URL when not set.',
    schema: (value) => address('PUBLIC_API_URL', value ?? process.env['API_URL'] ?? LOCAL_API),
  },
});

function address(name: string, value: string): string {
  if (!URL.canParse(value)) throw new Error(`${name} is no address: « ${value} ».`);
  return value;
}

function wholeNumber(name: string, value: string): number {
  if (!/^[1-9]\d{0,6}$/u.test(value)) throw new Error(`${name} is no whole number from 1 on: « ${value} ».`);
  return Number(value);
}
