import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { COLORATION, FCIL } from '../../test/local-conventions.js';
import { checkCertificate, type CertificateSignatures, type EducationSigner } from './certificate.js';

const signed = (changes: Partial<CertificateSignatures> = {}): CertificateSignatures => ({
  educationSigners: ['ACADEMY_RECTOR'],
  partners: ['entreprise'],
  region: false,
  proposedByHeadOfSchool: true,
  ...changes,
});
const SIGNERS: readonly EducationSigner[] = ['HEAD_OF_SCHOOL', 'ACADEMIC_REGION_RECTOR', 'ACADEMY_RECTOR'];
const SETS = Array.from({ length: 8 }, (_, bits) => SIGNERS.filter((_signer, place) => (bits >> place) % 2 === 1));

describe('a certificate (coloration-FCIL, article 7)', () => {
  it.each(SETS)('of a coloration is signed by exactly one of the head of school and the two recteurs: %j %j %j', (...signers) => {
    const educationSigners = signers.filter((signer) => typeof signer === 'string');
    expect(checkCertificate(COLORATION, signed({ educationSigners })).outcome).toBe(educationSigners.length === 1 ? 'VALID' : 'ONE_EDUCATION_SIGNER');
  });

  it('of an FCIL is signed by one of the two recteurs, on the head of school’s proposal', () => {
    expect(checkCertificate(FCIL, signed())).toMatchObject({ outcome: 'VALID', articles: ['7'] });
    expect(checkCertificate(FCIL, signed({ educationSigners: ['HEAD_OF_SCHOOL'] })).outcome).toBe('EDUCATION_SIGNER_NOT_ALLOWED');
    expect(checkCertificate(FCIL, signed({ proposedByHeadOfSchool: false })).outcome).toBe('PROPOSAL_MISSING');
    expect(checkCertificate(COLORATION, signed({ proposedByHeadOfSchool: false })).outcome).toBe('VALID');
  });

  it('bears every partner’s signature, possibly the Region’s, and nobody else’s', () => {
    expect(checkCertificate(COLORATION, signed({ partners: [] })).outcome).toBe('PARTNER_MISSING');
    expect(checkCertificate(COLORATION, signed({ partners: ['entreprise', 'lycee'] })).outcome).toBe('NOT_A_PARTNER');
    expect(checkCertificate(COLORATION, signed({ region: true })).outcome).toBe('VALID');
  });

  it('is no matter of the other texts', () => {
    expect(checkCertificate(DEFI, signed()).outcome).toBe('NOT_IN_TEXT');
  });
});
