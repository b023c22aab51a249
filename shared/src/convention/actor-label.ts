import type { ActorRef } from './terms-committee.js';
import type { CommonTerms } from './terms.js';

/** An actor as the text names it, in French, to be read after « par » or « à ». */
export function actorLabel(terms: Pick<CommonTerms, 'parties' | 'bodies' | 'committee'>, actor: ActorRef): string {
  switch (actor.kind) {
    case 'PARTY': {
      const name = terms.parties.find(({ key }) => key === actor.party)?.shortName ?? actor.party;
      return actor.service === null ? name : `${name} (${actor.service})`;
    }
    case 'PARTIES_OF_SIDE':
      return terms.parties
        .filter(({ side }) => side === actor.side)
        .map(({ shortName }) => shortName)
        .join(', ');
    case 'ALL_PARTIES':
      return 'toutes les parties';
    case 'COMMITTEE':
      return terms.committee.name;
    case 'BODY':
      return terms.bodies.find(({ key }) => key === actor.body)?.name ?? actor.body;
    case 'NOT_IN_TEXT':
      return 'non précisé par le texte';
  }
}

/** The parties that answer for what an actor owes: a body answers through its party, the committee through all. */
export function partiesBehind(terms: Pick<CommonTerms, 'parties' | 'bodies'>, actor: ActorRef): readonly string[] {
  switch (actor.kind) {
    case 'PARTY':
      return [actor.party];
    case 'PARTIES_OF_SIDE':
      return terms.parties.filter(({ side }) => side === actor.side).map(({ key }) => key);
    case 'BODY':
      return terms.bodies.filter(({ key }) => key === actor.body).map(({ party }) => party);
    case 'ALL_PARTIES':
    case 'COMMITTEE':
    case 'NOT_IN_TEXT':
      return terms.parties.map(({ key }) => key);
  }
}
