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
