import type { CertificateClause } from '../convention/terms-conduct.js';
import type { PartyKey } from '../convention/terms-identity.js';
import type { BindingTerms } from '../convention/terms.js';
import { citing, type Verdict } from '../verdict.js';

export type EducationSigner = CertificateClause['educationSigner'][number];

/** Who signs a certificate of skills (« attestation de compétences »), and who proposed it. */
export interface CertificateSignatures {
  readonly educationSigners: readonly EducationSigner[];
  /** Keys of the professional parties that sign. */
  readonly partners: readonly PartyKey[];
  readonly region: boolean;
  readonly proposedByHeadOfSchool: boolean;
}

export type CertificateOutcome =
  | 'VALID'
  | 'NOT_IN_TEXT'
  | 'EDUCATION_SIGNER_NOT_ALLOWED'
  | 'ONE_EDUCATION_SIGNER'
  | 'PARTNER_MISSING'
  | 'NOT_A_PARTNER'
  | 'PROPOSAL_MISSING'
  | 'REGION_NOT_ALLOWED';

const SIGNER_LABELS: Readonly<Record<EducationSigner, string>> = {
  HEAD_OF_SCHOOL: 'le chef d’établissement',
  ACADEMIC_REGION_RECTOR: 'le recteur de région académique',
  ACADEMY_RECTOR: 'le recteur d’académie',
};

/** The clause on certificates that applies: in a local convention, that of its variant. Null: the text has none. */
export function certificateClause(terms: BindingTerms): CertificateClause | null {
  const variant = terms.kind === 'LOCAL' ? terms.origin.variant : null;
  return terms.certificates.find((clause) => clause.variant === variant) ?? terms.certificates.find((clause) => clause.variant === null) ?? null;
}

/**
 * Whether a certificate bears the co-signatures that the text allows, and no other (coloration-FCIL, article 7): exactly
 * one signer for education, among those of the variant; every professional partner; possibly the Region; and, for an
 * FCIL, the head of school's proposal — who then does not sign.
 */
export function checkCertificate(terms: BindingTerms, signatures: CertificateSignatures): Verdict<CertificateOutcome> {
  const clause = certificateClause(terms);
  if (clause === null) {
    return { outcome: 'NOT_IN_TEXT', articles: [], readings: [], inputs: [], explanation: 'Le texte ne prévoit pas d’attestation de compétences.' };
  }
  const grounds = { articles: citing(clause.article), readings: [], inputs: [] };
  const allowed = clause.educationSigner.map((signer) => SIGNER_LABELS[signer]).join(', ou ');
  const stranger = signatures.educationSigners.find((signer) => !clause.educationSigner.includes(signer));
  if (stranger !== undefined) {
    return { ...grounds, outcome: 'EDUCATION_SIGNER_NOT_ALLOWED', explanation: `L’attestation ne peut pas être signée par ${SIGNER_LABELS[stranger]}\u00A0: signe ${allowed}.` };
  }
  if (signatures.educationSigners.length !== 1) {
    return { ...grounds, outcome: 'ONE_EDUCATION_SIGNER', explanation: `Une seule signature engage l’éducation nationale\u00A0: ${allowed}.` };
  }
  const partners = terms.parties.filter(({ side }) => side === 'PROFESSIONAL');
  const missing = clause.partnersSign ? partners.filter(({ key }) => !signatures.partners.includes(key)) : [];
  if (missing.length > 0) {
    return { ...grounds, outcome: 'PARTNER_MISSING', explanation: `Il manque la signature de\u00A0: ${missing.map(({ shortName }) => shortName).join(', ')}.` };
  }
  if (signatures.partners.some((signer) => !clause.partnersSign || !partners.some(({ key }) => key === signer))) {
    return { ...grounds, outcome: 'NOT_A_PARTNER', explanation: 'Seuls les partenaires professionnels de la convention signent avec l’éducation nationale.' };
  }
  if (signatures.region && !clause.mayAlsoSign.includes('REGION')) {
    return { ...grounds, outcome: 'REGION_NOT_ALLOWED', explanation: 'Le texte ne prévoit pas la signature de la Région.' };
  }
  if (clause.proposedBy === 'HEAD_OF_SCHOOL' && !signatures.proposedByHeadOfSchool) {
    return { ...grounds, outcome: 'PROPOSAL_MISSING', explanation: 'L’attestation est signée sur proposition du chef d’établissement\u00A0: elle manque.' };
  }
  return { ...grounds, outcome: 'VALID', explanation: 'L’attestation porte les signatures que le texte permet, et aucune autre.' };
}
