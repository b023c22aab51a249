import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';

/** A convention's committee as the public may know it: no ballot, no count of voices, nobody's reasons. */
export const COMMITTEE = graphql(`
  query ConventionCommittee($key: ID!) {
    convention(key: $key) {
      key kind shortTitle terms
      committee { name article }
      meetings {
        id kind status meantAs calledOn meetsOn papersSentOn draftedOn rereadOn approvedOn prioritiesForYear priorities isDemo
        papers { outcome dueOn }
        quorum { outcome grounds { explanation } }
        attendance { label present seats }
        compositionFindings
        order { outcome grounds { explanation articles } }
        agendaAccord { outcome grounds { explanation articles } }
        agenda { position kind title action vote { outcome needed base isTie articles } }
      }
    }
  }
`);

export type CommitteeMeeting = NonNullable<ResultOf<typeof COMMITTEE>['convention']>['meetings'][number];
export type ItemVote = NonNullable<CommitteeMeeting['agenda'][number]['vote']>;
