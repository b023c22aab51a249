import { reportTwice, type Check } from './check.js';

/** No code, key or topic twice: figures and rules find things by them. */
export const checkDuplicates: Check = ({ draft }, report) => {
  const twice = <Entry>(section: string, entries: readonly Entry[] | undefined, field: string, keyOf: (entry: Entry) => string | null, what: string): void =>
    reportTwice(report, entries, keyOf, (index) => [section, index, field], what);

  twice('articles', draft.articles, 'article', (entry) => entry.article, 'l’article');
  twice('parties', draft.parties, 'key', (entry) => entry.key, 'la partie');
  twice('axes', draft.axes, 'code', (entry) => entry.code, 'l’axe');
  twice('axes', draft.axes, 'position', (entry) => String(entry.position), 'la position');
  twice('pledges', draft.pledges, 'code', (entry) => entry.code, 'l’engagement');
  twice('audiences', draft.audiences, 'code', (entry) => entry.code, 'le public');
  twice('fundingSources', draft.fundingSources, 'code', (entry) => entry.code, 'la ressource');
  twice('caps', draft.caps, 'key', (entry) => entry.key, 'le plafond');
  twice('bodies', draft.bodies, 'key', (entry) => entry.key, 'l’instance');
  twice('reports', draft.reports, 'key', (entry) => entry.key, 'le bilan');
  twice('endingsByEvent', draft.endingsByEvent, 'key', (entry) => entry.key, 'la cause de fin');
  twice('eventDuties', draft.eventDuties, 'key', (entry) => entry.key, 'l’obligation');
  twice('opinions', draft.opinions, 'value', (entry) => entry.value, 'l’avis');
  twice('readings', draft.readings, 'id', (entry) => entry.id, 'l’interprétation');
  twice('readings', draft.readings, 'topic', (entry) => (entry.topic === 'WORDING' ? null : entry.topic), 'l’interprétation du sujet');
  reportTwice(report, draft.signatories, ({ name, signsFor }) => `${name}, ${signsFor}`, (index) => ['signatories', index], 'le signataire');
  reportTwice(report, draft.template?.blanks, ({ key }) => key, (index) => ['template', 'blanks', index, 'key'], 'le champ');
  reportTwice(report, draft.template?.variants, ({ code }) => code, (index) => ['template', 'variants', index, 'code'], 'la variante');
  const composition = draft.committee?.composition;
  if (composition?.kind === 'SEATS' || composition?.kind === 'COLLEGES') {
    reportTwice(report, composition.colleges, ({ key }) => key, (index) => ['committee', 'composition', 'colleges', index, 'key'], 'le collège');
  }
  reportTwice(report, draft.committee?.meetings.yearly, ({ key }) => key, (index) => ['committee', 'meetings', 'yearly', index, 'key'], 'la réunion');
  for (const [capIndex, cap] of (draft.caps ?? []).entries()) {
    const at = ['caps', capIndex] as const;
    reportTwice(report, cap.amounts, ({ year }) => (year === null ? 'toutes les années' : String(year)), (index) => [...at, 'amounts', index], 'le montant pour');
    reportTwice(report, cap.fundingSourceCodes, (code) => code, (index) => [...at, 'fundingSourceCodes', index], 'la ressource');
    reportTwice(report, cap.coversConventions, (key) => key, (index) => [...at, 'coversConventions', index], 'la convention');
  }
};
