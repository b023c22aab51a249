import type { ResultOf } from 'gql.tada';
import type { Ask } from './client.js';
import { graphql } from './document.js';
import type { Role } from '#lib/session/session.js';

export const MY_ACTIONS = graphql(
  `query MyActions($filter: ActionFilter!, $first: Int!) {
    actions(filter: $filter, sort: YEAR_DESC, first: $first) {
      totalCount
      nodes { slug reference title year status convention { key shortTitle } axis { code } }
    }
  }`,
);

export const MY_CONVENTIONS = graphql(`query MyConventions { parties { key shortName conventions { key } } academicRegions { code name } }`);

export type MyActions = ResultOf<typeof MY_ACTIONS>['actions'];
type Status = MyActions['nodes'][number]['status'];

/** What a role does next, by where the action stands. */
export const AWAITED: Readonly<Record<Role, readonly Status[]>> = {
  PARTNER: ['DRAFT', 'COMMITTED'],
  MINISTRY: ['SUBMITTED', 'COMMISSION_OPINION'],
  COMMITTEE_SECRETARY: ['MINISTRIES_OPINION', 'COMMITTEE'],
  COMMITTEE_MEMBER: ['MINISTRIES_OPINION', 'COMMITTEE'],
  DELEGATION: ['COMMITTED', 'REALISED'],
  ADMINISTRATOR: ['DRAFT', 'SUBMITTED', 'REALISED'],
};

export interface Awaiting {
  readonly status: Status;
  readonly actions: MyActions;
}

/** The actions that the reader has a part in, those that await them first, each status apart. */
export async function askAwaiting(ask: Ask, { role, party, academicRegions }: { readonly role: Role; readonly party: string | null; readonly academicRegions: readonly string[] }, first: number): Promise<readonly Awaiting[]> {
  const { parties } = await ask(MY_CONVENTIONS, {});
  const bound = parties.find(({ key }) => key === party)?.conventions.map(({ key }) => key);
  const scope = {
    ...(bound === undefined || role === 'MINISTRY' || role === 'ADMINISTRATOR' ? {} : { conventions: bound }),
    ...(academicRegions.length === 0 ? {} : { academicRegions: [...academicRegions] }),
  };
  return Promise.all(AWAITED[role].map(async (status) => ({ status, actions: (await ask(MY_ACTIONS, { filter: { ...scope, statuses: [status] }, first })).actions })));
}
