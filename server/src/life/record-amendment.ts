import { checkAmendment, termsAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { Catalogue } from '../convention/catalogue.js';
import { readChangedTerms } from '../convention/format/read-changed-terms.js';
import { bindingTerms, checkParty, permitAct } from '../convention/permit-act.js';
import { FrenchError } from '../platform/french-error.js';
import { dayOf, pastDay } from '../platform/graphql/day.js';
import { checkText, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { conventionFacts } from './convention-facts.js';
import type { AmendmentInput } from './life-inputs.js';

export interface RecordedAmendment {
  readonly number: number;
  readonly signedOn: string;
  readonly effectiveOn: string;
  readonly summary: string;
}

/**
 * Records an amendment as signed. The terms that it replaces apply from its day of effect on; the earlier text stays. What
 * the text does not allow is refused: a signature that is missing, a convention that has ended.
 */
export const recordAmendment = (asking: Asking, catalogue: Catalogue, key: string, input: AmendmentInput): Promise<RecordedAmendment> =>
  perform(asking, { name: 'RECORD_AMENDMENT', key, input }, async ({ client, actor, today }) => {
    const base = bindingTerms(catalogue, input.convention);
    permitAct('RECORD_AMENDMENT', actor, base);
    for (const party of input.signedBy) checkParty(base, party);
    const [signedOn, effectiveOn] = [pastDay(input.signedOn, today), dayOf(input.effectiveOn)];
    await client.query('SELECT FROM convention WHERE key = $1 FOR UPDATE', [base.key]);
    const facts = (await conventionFacts(client, [base.key]))[0]!;
    const { terms } = termsAt(base, facts.amendments, facts.life, effectiveOn);
    const read = readChangedTerms(terms, input.changedTerms);
    if (!read.ok) throw new FrenchError('AMENDED_TERMS', `Les termes de l’avenant ne conviennent pas :\n${read.problems.join('\n')}`);
    const amendment = { number: facts.amendments.length + 1, signedOn, effectiveOn, signedBy: [...new Set(input.signedBy)], changedTerms: read.changed };
    const verdict = checkAmendment(terms, facts.life, amendment);
    if (verdict.outcome !== 'VALID') throw new FrenchError(`AMENDMENT_${verdict.outcome}`, verdict.explanation);
    const summary = checkText('résumé', input.summary, LONGEST_SENTENCE);
    await client.query(
      'INSERT INTO amendment (convention_key, number, signed_on, effective_on, summary, changed_terms, signed_by) VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)',
      [base.key, amendment.number, signedOn, effectiveOn, summary, JSON.stringify(read.changed), amendment.signedBy],
    );
    const replaced = Object.fromEntries(Object.keys(read.changed).map((section) => [section, Reflect.get(terms, section) as unknown]));
    await appendRecord(client, actor, {
      subject: { kind: 'CONVENTION', key: base.key },
      change: 'AMENDMENT_RECORDED',
      before: replaced,
      after: { number: amendment.number, signedOn, effectiveOn, signedBy: amendment.signedBy, changedTerms: read.changed },
      reason: summary,
      articles: verdict.articles,
    });
    return { number: amendment.number, signedOn, effectiveOn, summary };
  });
