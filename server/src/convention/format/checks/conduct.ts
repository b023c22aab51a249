import type { Draft } from '../convention-schema.js';
import type { Report } from '../convention-problem.js';
import { reportTwice, type Check } from './check.js';

/** Minutes, accords, opinions and signatures that someone can follow. */
export const checkConduct: Check = ({ kind, draft }, report) => {
  checkMinutes(draft, report);
  checkAccord(draft, report);
  checkOpinions(draft, report);
  checkCertificates(draft, report);
  checkEquity(draft, report);
  checkWindingDown(draft, report);
  const { providers, signature, parties, signatories } = draft;
  if (providers && providers.agreementSentToCommittee && !providers.agreementRequired) {
    report('SENT_WITHOUT_AGREEMENT', ['providers', 'agreementSentToCommittee'], 'une convention avec le prestataire est transmise au comité, mais aucune n’est demandée.');
  }
  if (kind !== 'CONVENTION' || signature?.state !== 'DATED' || signatories === undefined) return;
  // A signatory of a party that is not declared is told already.
  if (signatories.some(({ signsFor }) => !parties?.some(({ key }) => key === signsFor))) return;
  for (const [index, { key, shortName }] of (parties ?? []).entries()) {
    if (!signatories.some(({ signsFor }) => signsFor === key)) {
      report('PARTY_WITHOUT_SIGNATORY', ['parties', index, 'key'], `personne ne signe pour «\u00a0${shortName}\u00a0», alors que la convention est datée.`);
    }
  }
};

const MINUTES = ['DRAFTED', 'REREAD', 'APPROVED'] as const;

function checkMinutes({ committee }: Draft, report: Report): void {
  const steps = committee?.minutes.map(({ step }) => MINUTES.indexOf(step)) ?? [];
  for (const [index, place] of steps.entries()) {
    const before = steps[index - 1];
    if (before === undefined ? place > 0 : place <= before) {
      report('MINUTES_OUT_OF_ORDER', ['committee', 'minutes', index, 'step'], 'un compte-rendu est rédigé (DRAFTED), puis relu (REREAD), puis validé (APPROVED), chaque étape une fois.');
      return;
    }
  }
}

function checkAccord({ committee, parties }: Draft, report: Report): void {
  const accord = committee?.commonAccord;
  if (!accord) return;
  const at = ['committee', 'commonAccord'] as const;
  reportTwice(report, accord.on, (subject) => subject, (index) => [...at, 'on', index], 'l’objet');
  const named = new Set(
    accord.between.flatMap((actor) => {
      if (actor.kind === 'PARTY') return [actor.party];
      if (actor.kind === 'PARTIES_OF_SIDE') return (parties ?? []).filter(({ side }) => side === actor.side).map(({ key }) => key);
      return actor.kind === 'ALL_PARTIES' ? (parties ?? []).map(({ key }) => key) : [];
    }),
  );
  if (parties !== undefined && named.size < 2) report('ACCORD_ALONE', [...at, 'between'], 'un accord commun se fait entre deux parties au moins.');
}

const EFFECTS = { FAVOURABLE: ['LOGO_AND_RELAY'], RESERVED: ['RECOMMENDATIONS'], UNFAVOURABLE: ['NO_SUPPORT'] } as const satisfies Record<string, readonly string[]>;

function checkOpinions({ opinions }: Draft, report: Report): void {
  for (const [index, { value, effect }] of (opinions ?? []).entries()) {
    const allowed: readonly string[] = EFFECTS[value];
    if (!allowed.includes(effect)) report('OPINION_EFFECT', ['opinions', index, 'effect'], `un avis ${value} n’a pas l’effet ${effect}\u00a0: écrivez ${allowed.join(' ou ')}.`);
  }
}

function checkCertificates({ certificates }: Draft, report: Report): void {
  for (const [index, { proposedBy, educationSigner }] of (certificates ?? []).entries()) {
    const at = ['certificates', index, 'educationSigner'] as const;
    reportTwice(report, educationSigner, (signer) => signer, (place) => [...at, place], 'le signataire');
    if (proposedBy !== null && educationSigner.includes(proposedBy)) report('PROPOSER_SIGNS', at, 'qui propose l’attestation ne la signe pas.');
  }
}

function checkEquity({ equity, audiences }: Draft, report: Report): void {
  if (audiences === undefined) return;
  const known = new Set<string>(audiences.map(({ code }) => code));
  for (const [index, clause] of (equity ?? []).entries()) {
    for (const [place, code] of clause.audiences.entries()) {
      if (!known.has(code)) report('UNKNOWN_AUDIENCE', ['equity', index, 'audiences', place], `le public «\u00a0${code}\u00a0» n’est pas de ceux que le texte vise\u00a0: ajoutez-le à audiences, avec son article.`);
    }
  }
}

/** What outlives an ending is said once: two clauses on one ground would contradict each other. */
function checkWindingDown({ windingDown }: Draft, report: Report): void {
  const seen = new Set<string>();
  for (const [index, { on, scope }] of (windingDown ?? []).entries()) {
    if (scope === 'TERMS_DURING_NOTICE') continue;
    for (const [place, ground] of on.entries()) {
      if (seen.has(ground)) report('DUPLICATE', ['windingDown', index, 'on', place], `deux clauses disent ce qui survit à la même fin (${ground})\u00a0: gardez-en une.`);
      seen.add(ground);
    }
  }
}
