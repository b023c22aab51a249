import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { certificateClause, checkCertificate } from '@conventions-ouvertes/shared/certificate/certificate';
import { termsAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { RequestContext } from '../api/context.js';
import { Convention, Party } from '../convention/convention.graphql.js';
import { bindingTerms } from '../convention/permit-act.js';
import { groundsOf } from '../life/grounds.graphql.js';
import { CertificateInput, CertificateRule, EducationSigner, SkillsCertificate } from './certificate.graphql.js';
import { issueCertificate, type CertificateRow } from './issue-certificate.js';

const tell = async (row: CertificateRow, { catalogue, loaders }: RequestContext): Promise<SkillsCertificate> => {
  const { amendments, life } = await loaders.conventionFacts.load(row.convention_key);
  const { terms } = termsAt(bindingTerms(catalogue, row.convention_key), amendments, life, row.issued_on);
  const verdict = checkCertificate(terms, { educationSigners: [row.education_signer], partners: row.partners, region: row.region_signs, proposedByHeadOfSchool: row.proposed_on !== null });
  return {
    id: String(row.id),
    title: row.title,
    issuedOn: row.issued_on,
    educationSigner: EducationSigner[row.education_signer],
    regionSigns: row.region_signs,
    proposedOn: row.proposed_on,
    grounds: groundsOf(terms, verdict),
    isDemo: row.is_demo,
    partnerKeys: row.partners,
    conventionKey: row.convention_key,
  };
};

@Resolver(() => Convention)
export class ConventionCertificateResolver {
  @FieldResolver(() => CertificateRule, { nullable: true, description: 'Who may sign its certificates of skills; null where its text provides for none.' })
  certificateRule(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): CertificateRule | null {
    const terms = catalogue.conventions.get(key)?.terms;
    const clause = terms === undefined || terms.kind === 'TEMPLATE' ? null : certificateClause(terms);
    return (
      clause && {
        educationSigners: clause.educationSigner.map((signer) => EducationSigner[signer]),
        partnersSign: clause.partnersSign,
        regionMaySign: clause.mayAlsoSign.includes('REGION'),
        needsProposal: clause.proposedBy === 'HEAD_OF_SCHOOL',
        article: clause.article,
        summary: clause.summary,
      }
    );
  }

  @FieldResolver(() => [SkillsCertificate], { description: 'Certificates of skills issued under it, oldest first.' })
  async certificates(@Root() { key }: Convention, @Ctx() context: RequestContext): Promise<SkillsCertificate[]> {
    return Promise.all((await context.loaders.certificates.load(key)).map((row) => tell(row, context)));
  }
}

@Resolver(() => SkillsCertificate)
export class SkillsCertificateResolver {
  @Mutation(() => SkillsCertificate, { description: 'Issues a certificate of skills with the co-signatures that the text allows, and no other. By a party of the convention, the ministry or an administrator.' })
  async issueCertificate(
    @Arg('key', { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' }) key: string,
    @Arg('input', { description: 'The certificate.' }) input: CertificateInput,
    @Ctx() context: RequestContext,
  ): Promise<SkillsCertificate> {
    return tell(await issueCertificate(context, context.catalogue, key, input), context);
  }

  @FieldResolver(() => [Party], { description: 'The professional parties that sign.' })
  partners(@Root() { partnerKeys }: SkillsCertificate, @Ctx() { catalogue }: RequestContext): Party[] {
    return partnerKeys.flatMap((key) => (catalogue.parties.get(key) as Party | undefined) ?? []);
  }

  @FieldResolver(() => Convention, { description: 'The convention.' })
  convention(@Root() { conventionKey }: SkillsCertificate, @Ctx() { catalogue }: RequestContext): Convention {
    return catalogue.conventions.get(conventionKey) as Convention;
  }
}
