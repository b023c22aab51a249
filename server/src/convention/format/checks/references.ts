import { walkFields, type Check } from './check.js';

/** Fields that hold the key of a party wherever they are. `owedBy` may hold an actor instead, which has a `party` of its own. */
const PARTY_FIELDS: ReadonlySet<string> = new Set(['signsFor', 'party', 'owedBy', 'givenBy', 'fundedBy', 'mayCoverAllConventionsOf']);
const BODY_FIELDS: ReadonlySet<string> = new Set(['body', 'afterBody', 'beforeBody']);
const ARTICLE_FIELDS: ReadonlySet<string> = new Set(['article', 'model', 'actualCostsOnly']);

/** Every party, body, axis and article that a term names must be in the file. */
export const checkReferences: Check = ({ draft }, report) => {
  const { articles: articleList, parties: partyList, bodies: bodyList, ...terms } = draft;
  const parties = partyList && new Set(partyList.map(({ key }) => key));
  const bodies = bodyList && new Set(bodyList.map(({ key }) => key));
  const articles = articleList && new Set<string>(articleList.map(({ article }) => article));

  const needParty = (key: string, path: readonly (string | number)[]): void => {
    if (parties !== undefined && !parties.has(key)) {
      report('UNKNOWN_PARTY', path, `la partie «\u00a0${key}\u00a0» n’est pas déclarée dans parties${listed(parties)}`);
    }
  };

  walkFields({ ...terms, parties: partyList, bodies: bodyList }, [], (name, value, path) => {
    if (typeof value !== 'string') return;
    if (PARTY_FIELDS.has(name)) needParty(value, path);
    if (BODY_FIELDS.has(name) && bodies !== undefined && !bodies.has(value)) {
      report('UNKNOWN_BODY', path, `l’instance «\u00a0${value}\u00a0» n’est pas déclarée dans bodies${listed(bodies)}`);
    }
    if (ARTICLE_FIELDS.has(name) && articles !== undefined && /^\d/u.test(value) && !articles.has(value)) {
      report('UNKNOWN_ARTICLE', path, `le texte n’a pas d’article ${value}\u00a0: vérifiez le numéro, ou ajoutez-le à articles.`);
    }
  });

  for (const [index, { renewalRequest }] of (draft.terms ?? []).entries()) {
    if (renewalRequest === null) continue;
    needParty(renewalRequest.by, ['terms', index, 'renewalRequest', 'by']);
    needParty(renewalRequest.to, ['terms', index, 'renewalRequest', 'to']);
  }
  for (const [index, { by }] of (draft.meansPledges ?? []).entries()) needParty(by, ['meansPledges', index, 'by']);

  const endings = new Set(draft.endingsByEvent?.map(({ key }) => key));
  for (const [index, clause] of (draft.communication ?? []).entries()) {
    if (clause.kind !== 'LOGO_LEAVE' || clause.breachEnding === null || draft.endingsByEvent === undefined) continue;
    if (!endings.has(clause.breachEnding)) {
      report('UNKNOWN_ENDING', ['communication', index, 'breachEnding'], `la cause de fin «\u00a0${clause.breachEnding}\u00a0» n’est pas déclarée dans endingsByEvent${listed(endings)}`);
    }
  }
};

function listed(known: ReadonlySet<string>): string {
  return known.size === 0 ? '.' : `\u00a0: ${[...known].join(', ')}.`;
}
