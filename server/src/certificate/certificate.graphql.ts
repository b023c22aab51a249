import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Grounds } from '../life/grounds.graphql.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';

export enum EducationSigner {
  HEAD_OF_SCHOOL = 'HEAD_OF_SCHOOL',
  ACADEMIC_REGION_RECTOR = 'ACADEMIC_REGION_RECTOR',
  ACADEMY_RECTOR = 'ACADEMY_RECTOR',
}
registerEnumType(EducationSigner, {
  name: 'EducationSigner',
  description: 'Who signs a certificate for education.',
  valuesConfig: {
    HEAD_OF_SCHOOL: { description: 'The head of the school that carries the training (« chef d’établissement »).' },
    ACADEMIC_REGION_RECTOR: { description: 'The recteur of the région académique.' },
    ACADEMY_RECTOR: { description: 'The recteur of the académie.' },
  },
});

@ObjectType({ description: 'A certificate of skills (« attestation de compétences ») at the end of a training: who signs it. Its holders are not recorded.' })
export class SkillsCertificate {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field({ description: 'What it certifies, in French.' })
  title: string;

  @Field(() => LocalDateScalar, { description: 'The day it was issued.' })
  issuedOn: string;

  @Field(() => EducationSigner, { description: 'Who signs for education: exactly one.' })
  educationSigner: EducationSigner;

  @Field({ description: 'Whether the Region signs besides.' })
  regionSigns: boolean;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day on which the head of school proposed it; null where no proposal is needed.' })
  proposedOn: string | null;

  @Field(() => Grounds, { description: 'The article that allows these signatures.' })
  grounds: Grounds;

  @Field({ description: 'True for an invented one of the demonstration (« fictif »).' })
  isDemo: boolean;

  partnerKeys: readonly string[];
  conventionKey: string;
}

@ObjectType({ description: 'Who may sign a convention’s certificates, as its text has it.' })
export class CertificateRule {
  @Field(() => [EducationSigner], { description: 'Those of whom exactly one signs for education.' })
  educationSigners: readonly EducationSigner[];

  @Field({ description: 'Whether the professional partners sign, all of them.' })
  partnersSign: boolean;

  @Field({ description: 'Whether the Region may sign besides.' })
  regionMaySign: boolean;

  @Field({ description: 'Whether the head of school has to propose it.' })
  needsProposal: boolean;

  @Field(() => String, { nullable: true, description: 'Article that sets it.' })
  article: string | null;

  @Field({ description: 'The rule, in our own words, in French.' })
  summary: string;
}

@InputType({ description: 'A certificate with those who sign it.' })
export class CertificateInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field({ description: 'What it certifies, in French. No name.' })
  title: string;

  @Field(() => LocalDateScalar, { description: 'The day it was issued.' })
  issuedOn: string;

  @Field(() => [EducationSigner], { description: 'Who signs for education.' })
  educationSigners: EducationSigner[];

  @Field(() => [ID], { description: 'Keys of the professional parties that sign.' })
  partners: string[];

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the Region signs.' })
  regionSigns: boolean;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day on which the head of school proposed it.' })
  proposedOn: string | null;
}
