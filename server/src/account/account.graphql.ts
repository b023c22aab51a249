import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../platform/graphql/scalars.js';

export enum AccountRole {
  PARTNER = 'PARTNER',
  MINISTRY = 'MINISTRY',
  DELEGATION = 'DELEGATION',
  COMMITTEE_MEMBER = 'COMMITTEE_MEMBER',
  COMMITTEE_SECRETARY = 'COMMITTEE_SECRETARY',
  ADMINISTRATOR = 'ADMINISTRATOR',
}
registerEnumType(AccountRole, {
  name: 'AccountRole',
  description: 'What someone may be towards the conventions (« rôle »).',
  valuesConfig: {
    PARTNER: { description: 'Writes the fiches of the conventions that its party signed (« partenaire »).' },
    MINISTRY: { description: 'Gives opinions, reads nationally (« ministère »).' },
    DELEGATION: { description: 'Follows its régions académiques (« délégation régionale »).' },
    COMMITTEE_MEMBER: { description: 'Reads the papers of its convention and votes (« membre du comité de pilotage »).' },
    COMMITTEE_SECRETARY: { description: 'Holds meetings, votes and minutes (« secrétariat du comité de pilotage »).' },
    ADMINISTRATOR: { description: 'Opens and closes accounts, publishes (« administration du service »).' },
  },
});

@ObjectType({ description: 'A personal access token (« jeton d’accès personnel »), for scripts. Its secret is told once, when it is made.' })
export class AccessToken {
  @Field(() => ID, { description: 'Its number.' })
  id: number;

  @Field({ description: 'What it is for, in its owner’s words.' })
  label: string;

  @Field({ description: 'Whether it may change what it reaches; if not, it only reads.' })
  mayWrite: boolean;

  @Field(() => [String], { description: 'Keys of the only conventions that it reaches.' })
  conventions: string[];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'From when on it opens nothing.' })
  expiresAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null: it was not.' })
  revokedAt: Date | null;
}

@ObjectType({ description: 'A token just made.' })
export class NewAccessToken {
  @Field({ description: 'The secret, sent as `Authorization: Bearer …`. Kept nowhere: it cannot be told again.' })
  secret: string;

  @Field(() => AccessToken, { description: 'The token.' })
  token: AccessToken;
}

@InputType({ description: 'A personal access token to make.' })
export class NewTokenInput {
  @Field({ description: 'What it is for, 1 to 200 characters.' })
  label: string;

  @Field({ defaultValue: false, description: 'Whether it may change what it reaches; if not, it only reads.' })
  mayWrite: boolean;

  @Field(() => [String], { description: 'Keys of the only conventions that it reaches; one at least.' })
  conventions: string[];

  @Field(() => Int, { defaultValue: 90, description: 'How long it lasts: 1 to 366 days.' })
  days: number;
}

@ObjectType({ description: 'Someone’s account (« compte »): a role for a body. It names no person.' })
export class Account {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field({ description: 'SIRET of the body.' })
  siret: string;

  @Field({ description: 'Name of the body.' })
  bodyName: string;

  @Field(() => AccountRole, { description: 'The role.' })
  role: AccountRole;

  @Field(() => String, { nullable: true, description: 'Key of the party that it acts for; null where the role acts for none.' })
  party: string | null;

  @Field(() => [String], { description: 'Codes of the régions académiques that a delegation answers for.' })
  academicRegions: string[];

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  openedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null: it is open.' })
  closedAt: Date | null;

  @Field({ description: 'Whether it is of the demonstration, and of nobody.' })
  isDemo: boolean;
}

@ObjectType({ description: 'A request for an account (« demande de compte »), left by someone of a known body who signed in.' })
export class AccountRequest {
  @Field(() => ID, { description: 'Reference that the person was told to give.' })
  reference: string;

  @Field({ description: 'SIRET of the body.' })
  siret: string;

  @Field({ description: 'Name of the body.' })
  bodyName: string;

  @Field(() => AccountRole, { description: 'Role that the body’s people are proposed.' })
  role: AccountRole;

  @Field(() => String, { nullable: true, description: 'Party that they are proposed to act for; null where the role acts for none.' })
  party: string | null;

  @Field(() => [String], { description: 'Régions académiques that they are proposed.' })
  academicRegions: string[];

  @Field(() => DateTimeScalar, { description: 'When they last signed in.' })
  requestedAt: Date;
}

@InputType({ description: 'What someone may be: a role, with the party or the régions académiques that it calls for.' })
export class StandingInput {
  @Field(() => AccountRole, { description: 'The role.' })
  role: AccountRole;

  @Field(() => String, { nullable: true, description: 'Key of the party that it acts for; null for a delegation and for an administrator.' })
  party: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Codes of the régions académiques, for a delegation alone.' })
  academicRegions: string[];
}

@InputType({ description: 'A body whose people may ask for an account.' })
export class BodyInput extends StandingInput {
  @Field({ description: 'Its SIRET.' })
  siret: string;

  @Field({ description: 'Its name.' })
  name: string;
}
