import { setTimeout } from 'node:timers/promises';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from '../import/typeset.js';
import type { DataState } from './data-state.js';

/** The API as anyone reaches it: what a release holds is what the public may read, by construction. */
export interface PublicApi {
  readonly origin: string;
  ask<Data>(document: string, variables?: object): Promise<Data>;
  /** The file at an address, whose bytes are still to be read. */
  file(address: string): Promise<Response>;
}

const MOST_WAITS = 30;
const LONGEST_WAIT_S = 20;

/** @throws FrenchError RELEASE_ADDRESS for an address that gives no file, RELEASE_QUESTION for a question that is not answered */
export const publicApi = (origin: string): PublicApi => ({
  origin,
  ask: async <Data>(document: string, variables: object = {}) => {
    const response = await patiently(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: document, variables }) });
    const answer = (await response.json()) as { readonly data?: Data; readonly errors?: readonly { readonly message: string }[] };
    if (answer.errors !== undefined || answer.data === undefined) {
      throw new FrenchError('RELEASE_QUESTION', typeset(`L’API n’a pas répondu à une question de la publication : ${answer.errors?.[0]?.message ?? `HTTP ${response.status}`}`));
    }
    return answer.data;
  },
  file: async (address) => {
    const response = await patiently(`${origin}${address}`, {});
    if (response.ok) return response;
    throw new FrenchError('RELEASE_ADDRESS', typeset(`Le fichier ${address} n’a pas pu être écrit (HTTP ${response.status}) : ${(await response.text()).slice(0, 300)}`));
  },
});

/** Asks again when told to wait: a service that is busy refuses nobody for good. */
const patiently = async (address: string, init: RequestInit): Promise<Response> => {
  for (let waits = 0; ; waits++) {
    const response = await fetch(address, init);
    if ((response.status !== 429 && response.status !== 503) || waits >= MOST_WAITS) return response;
    await response.arrayBuffer();
    await setTimeout(1000 * Math.min(LONGEST_WAIT_S, Number(response.headers.get('retry-after')) || 1));
  }
};

/** Which data the API tells now. */
export const stateOf = async (api: PublicApi): Promise<DataState> => {
  const { site } = await api.ask<{ site: { dataVersion: string; asOf: string; hasDemo: boolean } }>('{ site { dataVersion asOf hasDemo } }');
  return { version: site.dataVersion, changedAt: site.asOf, isFictitious: site.hasDemo };
};
