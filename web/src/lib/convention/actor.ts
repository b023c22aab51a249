import type { ActorRef } from '@conventions-ouvertes/shared/convention/terms-committee';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { m } from '#lib/paraglide/messages.js';

/** Someone who acts or receives, as the text names them, in French. */
export function actorLabel(terms: ConventionTerms, actor: ActorRef): string {
  switch (actor.kind) {
    case 'PARTY': {
      const party = terms.parties.find(({ key }) => key === actor.party)?.shortName ?? actor.party;
      return actor.service === null ? party : `${party} (${actor.service})`;
    }
    case 'PARTIES_OF_SIDE':
      return actor.side === 'EDUCATION' ? m.actor_education() : m.actor_professional();
    case 'ALL_PARTIES':
      return m.actor_all();
    case 'COMMITTEE':
      return terms.committee.name;
    case 'BODY':
      return terms.bodies.find(({ key }) => key === actor.body)?.name ?? actor.body;
    case 'NOT_IN_TEXT':
      return m.actor_not_in_text();
  }
}
