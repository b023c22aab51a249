import type { ResultOf, VariablesOf } from 'gql.tada';
import { ApiError } from '#lib/api/client.js';
import type { Fetch } from '#lib/api/fetch.js';
import { graphql } from '#lib/api/document.js';

export const WAITING_UPLOADS = graphql(`query WaitingUploads($convention: String!) { importUploads(convention: $convention) { id name receivedAt } }`);

export const SEE_UPLOAD = graphql(
  `query SeeUpload($id: ID!) {
    importUpload(id: $id) {
      id convention name sha256 isMapped isSettled sheet
      sheets { name rows headers }
      preview { rowsRead rowsTaken rowsWaiting rowsRefused created updated unchanged waiting losesLines isBlocked notices }
      doubts { position sheet row column value code reason proposal canKeep canCorrect }
    }
  }`,
);

export const SUGGEST_COLUMNS = graphql(
  `query SuggestColumns($id: ID!, $section: ImportSection!, $sheet: String) {
    importUpload(id: $id) { suggestedColumns(section: $section, sheet: $sheet) { header field } fields(section: $section) { field label isRequired } }
  }`,
);

export const MAP_IMPORT = graphql(`mutation MapImport($id: ID!, $mapping: ImportMappingInput!) { mapImport(id: $id, mapping: $mapping) { id } }`);
export const DECIDE_DOUBTS = graphql(`mutation DecideDoubts($id: ID!, $decisions: [RepairInput!]!) { decideImportDoubts(id: $id, decisions: $decisions) { id } }`);
export const APPLY_IMPORT = graphql(
  `mutation ApplyImport($key: String!, $id: ID!, $acceptValid: Boolean!, $acceptLosses: Boolean!) {
    applyImport(key: $key, id: $id, acceptValid: $acceptValid, acceptLosses: $acceptLosses) { created updated unchanged rowsWaiting }
  }`,
);
export const ABANDON_IMPORT = graphql(`mutation AbandonImport($id: ID!) { abandonImport(id: $id) }`);

export type Upload = ResultOf<typeof SEE_UPLOAD>['importUpload'];
export type Doubt = Upload['doubts'][number];
export type Decision = VariablesOf<typeof DECIDE_DOUBTS>['decisions'][number];
export type MappingInput = VariablesOf<typeof MAP_IMPORT>['mapping'];
export type Section = VariablesOf<typeof SUGGEST_COLUMNS>['section'];
export type Suggestion = ResultOf<typeof SUGGEST_COLUMNS>['importUpload'];
export type Outcome = ResultOf<typeof APPLY_IMPORT>['applyImport'];

/** What a row of a sheet may be, in the order of the workbook. */
export const SECTIONS: readonly Section[] = ['actions', 'depenses', 'publics', 'indicateurs', 'engagements', 'soutiens', 'acteurs'];

/** Where a file goes, and where it comes back from: beside the API. */
export const uploadAddress = (api: string, convention: string, name: string): URL => {
  const address = new URL('import', api);
  address.search = new URLSearchParams({ convention, name }).toString();
  return address;
};
export const returnAddress = (api: string, id: string): string => new URL(`import/${id}/retour.xlsx`, api).href;

/** Sends a file as it is; tells the number that it waits under. @throws ApiError with the API's own sentence */
export async function sendFile(fetch: Fetch, api: string, convention: string, file: File): Promise<string> {
  const response = await fetch(uploadAddress(api, convention, file.name), {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
    body: file,
  }).catch((cause: unknown) => {
    throw new ApiError('UNREACHABLE', null, { cause });
  });
  const answer = (await response.json().catch(() => null)) as { id?: unknown; errors?: readonly { message?: unknown }[] } | null;
  if (typeof answer?.id === 'string') return answer.id;
  const message = answer?.errors?.[0]?.message;
  throw typeof message === 'string' ? new ApiError('REFUSED', message) : new ApiError('UNREADABLE', null);
}

/** Decisions that accept whatever is proposed. */
export const acceptAll = (doubts: readonly Doubt[]): Decision[] =>
  doubts.filter(({ proposal, row }) => proposal !== null && row !== null).map(({ position }) => ({ position, choice: 'ACCEPT', text: null }));
