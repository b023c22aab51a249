import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../platform/graphql/scalars.js';

export enum ConfidentialText {
  OBJECTIVES = 'objectives',
  DESCRIPTION = 'description',
  TOOLS_AND_ACTIVITIES = 'tools_and_activities',
  PARTNER_OR_PROVIDER = 'partner_or_provider',
  STEERING_PARTNER = 'steering_partner',
  STEERING_MINISTRY = 'steering_ministry',
  TARGET_AUDIENCES = 'target_audiences',
  SUCCESS_INDICATORS = 'success_indicators',
  EVALUATION_METHOD = 'evaluation_method',
  QUANTITATIVE_REVIEW = 'quantitative_review',
  QUALITATIVE_REVIEW = 'qualitative_review',
  ACTORS = 'actors',
}
registerEnumType(ConfidentialText, {
  name: 'ConfidentialText',
  description: 'A text of an action’s fiches that may be confidential though the action is published.',
  valuesConfig: {
    OBJECTIVES: { description: 'Its objectives.' },
    DESCRIPTION: { description: 'What is done.' },
    TOOLS_AND_ACTIVITIES: { description: 'Tools and activities.' },
    PARTNER_OR_PROVIDER: { description: 'Partner or provider.' },
    STEERING_PARTNER: { description: 'Who steers it for the partner.' },
    STEERING_MINISTRY: { description: 'Who steers it for the ministry.' },
    TARGET_AUDIENCES: { description: 'Target audiences, in words.' },
    SUCCESS_INDICATORS: { description: 'Indicators of success, in words.' },
    EVALUATION_METHOD: { description: 'How it is evaluated.' },
    QUANTITATIVE_REVIEW: { description: 'The quantitative review.' },
    QUALITATIVE_REVIEW: { description: 'The qualitative review.' },
    ACTORS: { description: 'Who acts beside the signatories.' },
  },
});

@ObjectType({ description: 'The express consent of a body concerned (« accord exprès »).' })
export class Consent {
  @Field({ description: 'The body that gave it; never a person.' })
  givenBy: string;

  @Field(() => LocalDateScalar, { description: 'When.' })
  givenOn: string;

  @Field({ description: 'What it is a consent to, in French.' })
  scope: string;

  @Field({ description: 'Where it can be read.' })
  evidence: string;
}

@ObjectType({ description: 'Something that stays between those concerned (« confidentialité ») until all of them have consented.' })
export class Confidentiality {
  @Field(() => ID, { description: 'Its number.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Address of the action; null: the whole convention, or a file.' })
  action: string | null;

  @Field(() => ConfidentialText, { nullable: true, description: 'The text of the action; null: all of it.' })
  field: ConfidentialText | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file; null: no file.' })
  file: string | null;

  @Field(() => [String], { description: 'Bodies whose consent lifts it.' })
  concerned: string[];

  @Field(() => [Consent], { description: 'Consents so far, oldest first.' })
  consents: Consent[];

  @Field({ description: 'Whether every body concerned has consented.' })
  isLifted: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was marked.' })
  markedAt: Date;
}

@ObjectType({ description: 'Someone to reach in a body (« contact »). Never public; erased on demand.' })
export class Contact {
  @Field(() => ID, { description: 'Number.' })
  id: number;

  @Field({ description: 'Name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Office held; null: not told.' })
  office: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address; null: not told.' })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone; null: not told.' })
  phone: string | null;
}

@ObjectType({ description: 'Contacts that a party shares with the other signatories (« liste de contacts »).' })
export class ContactList {
  @Field(() => ID, { description: 'Number.' })
  id: number;

  @Field({ description: 'Key of the party that shared it.' })
  party: string;

  @Field(() => LocalDateScalar, { description: 'When it was shared.' })
  sharedOn: string;

  @Field(() => LocalDateScalar, { description: 'Last day on which it is read, unless renewed: the end of a September.' })
  expiresOn: string;

  @Field(() => [Contact], { description: 'The people.' })
  contacts: Contact[];
}

@ObjectType({ description: 'Who read something that stays inside (« consultation »). It names no person.' })
export class ConfidentialReading {
  @Field(() => ID, { description: 'Number of the entry.' })
  id: number;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at: Date;

  @Field({ description: 'Role of whoever read.' })
  actorRole: string;

  @Field(() => String, { nullable: true, description: 'Key of their party; null: none.' })
  actorParty: string | null;

  @Field({ description: 'What was read: `REASONING`, `BALLOTS`, `CONTACTS`, `DRAFT`, `DISPUTE`, `CONFIDENTIAL` or `FILE`.' })
  kind: string;

  @Field(() => [String], { description: 'Of what: `action/12`, `meeting/3`, `convention/opca-defi-2016`.' })
  subjects: string[];
}

@InputType({ description: 'Something to mark as confidential: a convention, an action, a text of its fiches, or a file.' })
export class ConfidentialityInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field(() => String, { nullable: true, description: 'Address of the action; the whole convention (or a file), if not said.' })
  action?: string | null;

  @Field(() => ConfidentialText, { nullable: true, description: 'A text of the action; all of it, if not said.' })
  field?: ConfidentialText | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of a file.' })
  file?: string | null;

  @Field(() => [String], { description: 'Bodies whose consent lifts it, firms included; never people.' })
  concerned: string[];
}

@InputType({ description: 'An express consent.' })
export class ConsentInput {
  @Field(() => ID, { description: 'Number of the confidentiality.' })
  confidentiality: string;

  @Field({ description: 'The body that gives it: one of those concerned.' })
  givenBy: string;

  @Field(() => LocalDateScalar, { description: 'When it was given.' })
  givenOn: string;

  @Field({ description: 'What it is a consent to, in French.' })
  scope: string;

  @Field({ description: 'Where it can be read.' })
  evidence: string;
}

@InputType({ description: 'Someone to reach.' })
export class ContactInput {
  @Field({ description: 'Name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Office held.' })
  office?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone?: string | null;
}

@InputType({ description: 'Contacts to share with the other signatories.' })
export class ContactListInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field({ description: 'Key of the party whose contacts they are: one’s own.' })
  party: string;

  @Field(() => [ContactInput], { description: 'The people, 1 to 500.' })
  contacts: ContactInput[];
}
