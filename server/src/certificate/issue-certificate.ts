import { checkCertificate } from '@conventions-ouvertes/shared/certificate/certificate';
import { amendedLifeAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, permitAct } from '../convention/permit-act.js';
import { conventionFacts } from '../life/convention-facts.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { pastDay, pastDayOrNull } from '../platform/graphql/day.js';
import { checkText, LONGEST_LABEL } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import type { CertificateInput } from './certificate.graphql.js';

/** A certificate as stored. */
export interface CertificateRow {
  readonly id: number;
  readonly convention_key: string;
  readonly title: string;
  readonly issued_on: LocalDate;
  readonly education_signer: 'HEAD_OF_SCHOOL' | 'ACADEMIC_REGION_RECTOR' | 'ACADEMY_RECTOR';
  readonly partners: string[];
  readonly region_signs: boolean;
  readonly proposed_on: LocalDate | null;
  readonly is_demo: boolean;
}

const COLUMNS = 'id, convention_key, title, issued_on, education_signer, partners, region_signs, proposed_on, is_demo';

/** Certificates of several conventions at once, in the order asked for, oldest first. */
export const certificatesOf = async (pool: Queryable, keys: readonly string[]): Promise<CertificateRow[][]> => {
  const { rows } = await pool.query<CertificateRow>(`SELECT ${COLUMNS} FROM skills_certificate WHERE convention_key = ANY($1) ORDER BY issued_on, id`, [keys]);
  return keys.map((key) => rows.filter((row) => row.convention_key === key));
};

/**
 * Issues a certificate with the co-signatures that the text allows, and no other (coloration-FCIL, article 7). By a party
 * of the convention, the ministry or an administrator.
 */
export const issueCertificate = (asking: Asking, catalogue: Catalogue, key: string, input: CertificateInput): Promise<CertificateRow> =>
  perform(asking, { name: 'ISSUE_CERTIFICATE', key, input }, async ({ client, actor, today }) => {
    const base = bindingTerms(catalogue, input.convention);
    permitAct('ISSUE_CERTIFICATE', actor, base);
    const [issuedOn, proposedOn] = [pastDay(input.issuedOn, today), pastDayOrNull(input.proposedOn, today)];
    if (proposedOn !== null && proposedOn > issuedOn) throw new FrenchError('PROPOSED_AFTER_ISSUED', 'La proposition du chef d’établissement précède l’attestation\u00A0: corrigez l’un des deux jours.');
    const facts = (await conventionFacts(client, [base.key]))[0]!;
    const { terms, life } = amendedLifeAt(base, facts.amendments, facts.life, issuedOn);
    if (life.status === 'UNDATED' || life.status === 'NOT_YET_IN_FORCE') throw new FrenchError('NOT_IN_FORCE', 'La convention n’était pas en vigueur ce jour-là\u00A0: aucune attestation ne peut s’y rattacher.');
    const partners = [...new Set(input.partners)].sort();
    const verdict = checkCertificate(terms, { educationSigners: input.educationSigners, partners, region: input.regionSigns, proposedByHeadOfSchool: proposedOn !== null });
    if (verdict.outcome !== 'VALID') throw new FrenchError(`CERTIFICATE_${verdict.outcome}`, verdict.explanation);
    const { rows } = await client.query<CertificateRow>(
      `INSERT INTO skills_certificate (convention_key, title, issued_on, education_signer, partners, region_signs, proposed_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      [base.key, checkText('intitulé', input.title, LONGEST_LABEL), issuedOn, input.educationSigners[0], partners, input.regionSigns, proposedOn],
    );
    const issued = rows[0];
    if (!issued) throw new FrenchError('ALREADY_ISSUED', 'Cette attestation est déjà enregistrée à ce jour.');
    await appendRecord(client, actor, { subject: { kind: 'CERTIFICATE', key: String(issued.id) }, change: 'CERTIFICATE_ISSUED', before: null, after: issued, articles: verdict.articles });
    return issued;
  });
