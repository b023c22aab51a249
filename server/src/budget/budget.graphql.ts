import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OnActionInput } from '../action/act-inputs.js';
import { CentsScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import type { OpenMoney } from './list-positions.js';

export const OpenMoneyKind = {
  COMMITTED_UNPAID: 'COMMITTED_UNPAID',
  PAID_UNJUSTIFIED: 'PAID_UNJUSTIFIED',
  UNSPENT: 'UNSPENT',
} as const satisfies Record<OpenMoney, OpenMoney>;
registerEnumType(OpenMoneyKind, {
  name: 'OpenMoneyKind',
  description: 'In which way committed money is still open.',
  valuesConfig: {
    COMMITTED_UNPAID: { description: 'Committed, neither released nor paid (« engagé, non payé »).' },
    PAID_UNJUSTIFIED: { description: 'Paid beyond what is shown to be spent (« payé, non justifié »).' },
    UNSPENT: { description: 'Committed and not used, as the realised fiche tells: to be released (« non consommé »).' },
  },
});

export const CapState = { WITHIN: 'WITHIN', BROKEN: 'BROKEN', OPEN: 'OPEN' } as const;
registerEnumType(CapState, {
  name: 'CapState',
  description: 'How imagined money stands to a cap.',
  valuesConfig: {
    WITHIN: { description: 'All of it fits.' },
    BROKEN: { description: 'The cap would be passed (« dépassé »).' },
    OPEN: { description: 'The cap’s amount is not known: nothing can be said to break it.' },
  },
});

@ObjectType({ description: 'Where money from one source stands, of an action or of all those of a year. The amounts are never mixed.' })
export class MoneyPosition {
  @Field(() => Int, { description: 'Year of the programme.' })
  year: number;

  @Field(() => CentsScalar, { description: 'Committed, before any release (« engagé »).' })
  committed: number;

  @Field(() => CentsScalar, { description: 'Given back (« libéré »).' })
  released: number;

  @Field(() => CentsScalar, { description: 'Committed less released: what counts against a cap.' })
  netCommitted: number;

  @Field(() => CentsScalar, { description: 'Payments recorded here (« versé »).' })
  paid: number;

  @Field(() => CentsScalar, { description: 'Shown to be spent: by the realised fiche where there is one, else by invoices (« justifié »).' })
  justified: number;

  @Field(() => CentsScalar, { description: 'Committed, neither released nor paid.' })
  committedUnpaid: number;

  @Field(() => CentsScalar, { description: 'Paid beyond what is shown to be spent.' })
  paidUnjustified: number;

  @Field(() => CentsScalar, { nullable: true, description: 'Committed and not used; null: no realised fiche has come in, so that nobody can tell.' })
  unspent: number | null;

  actionId: number | null;
  conventionKey: string;
  fundingSourceCode: string;
}

@InputType({ description: 'An amount to commit, from one source, at one place.' })
export class CommitmentLineInput {
  @Field({ description: 'Code of the source within its convention.' })
  source: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Code of the académie; null: not broken down.' })
  academy: string | null;

  @Field(() => CentsScalar, { description: 'Amount, above zero.' })
  cents: number;
}

@InputType({ description: 'Credits to commit.' })
export class CommitCreditsInput extends OnActionInput {
  @Field(() => [CommitmentLineInput], { nullable: true, defaultValue: null, description: 'The amounts; null: as the planned fiche has them.' })
  lines: CommitmentLineInput[] | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'What it was decided on, in French.' })
  ground: string | null;
}

@InputType({ description: 'Money from one source.' })
export class MoneyInput extends OnActionInput {
  @Field({ description: 'Code of the source within its convention.' })
  source: string;

  @Field(() => CentsScalar, { description: 'Amount, above zero.' })
  cents: number;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Why, or on what paper, in French.' })
  ground: string | null;
}

@InputType({ description: 'Credits to give back.' })
export class ReleaseCreditsInput extends MoneyInput {
  @Field(() => String, { nullable: true, defaultValue: null, description: 'Code of the académie; null: wherever they were committed.' })
  academy: string | null;
}

@InputType({ description: 'What was paid, or shown to be spent.' })
export class CostsInput extends MoneyInput {
  @Field(() => Int, { nullable: true, defaultValue: null, description: 'Number of the agreement with the provider concerned; null: no provider.' })
  agreement: number | null;
}

@InputType({ description: 'An agreement with a provider (« convention avec le prestataire »).' })
export class ProviderAgreementInput extends OnActionInput {
  @Field(() => Int, { nullable: true, defaultValue: null, description: 'Its number, to complete it; null: a new one.' })
  agreement: number | null;

  @Field({ description: 'The provider’s name.' })
  provider: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Its SIRET, fourteen digits.' })
  siret: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day of the committee’s opinion; null: not yet given.' })
  opinionOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was signed.' })
  signedOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was sent to the committee.' })
  sentOn: string | null;
}

@ObjectType({ description: 'An agreement with a provider, as recorded.' })
export class ProviderAgreement {
  @Field(() => Int, { description: 'Its number.' })
  agreement: number;

  @Field(() => ID, { description: 'Number of its line in the record of changes.' })
  recordId: number;
}

@InputType({ description: 'An amount imagined, from one source, at one place.' })
export class ImaginedAmountInput {
  @Field({ description: 'Code of the source within its convention.' })
  source: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Code of the académie; null: not broken down.' })
  academy: string | null;

  @Field(() => CentsScalar, { description: 'Amount.' })
  cents: number;
}

@InputType({ description: 'An action imagined as committed: one that exists, changed or not, or an invented one.' })
export class ImaginedActionInput {
  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Name in addresses of an action that exists; null: an invented one.' })
  action: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'What an invented action is called.' })
  label: string | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Key of the convention; that of the action, if not said.' })
  convention: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Code of the axis; that of the action, if not said.' })
  axis: string | null;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'Year of the programme; that of the action, if not said.' })
  year: number | null;

  @Field(() => [ImaginedAmountInput], { nullable: true, defaultValue: null, description: 'The amounts; those of the planned fiche, if not said.' })
  amounts: ImaginedAmountInput[] | null;
}

@ObjectType({ description: 'What is committed and what is imagined, of one part.' })
export class ImaginedPart {
  @Field(() => String, { nullable: true, description: 'Code of the axis or académie; null: not broken down.' })
  code: string | null;

  @Field(() => CentsScalar, { description: 'Committed, net of releases.' })
  committed: number;

  @Field(() => CentsScalar, { description: 'Imagined.' })
  imagined: number;
}

@ObjectType({ description: 'A cap in one of its years, if the imagined actions were committed.' })
export class ImaginedCapUse {
  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => CapState, { description: 'How it stands.' })
  state: keyof typeof CapState;

  @Field(() => CentsScalar, { nullable: true, description: 'The cap; null: its amount is not known.' })
  limit: number | null;

  @Field(() => CentsScalar, { description: 'Committed, net of releases, the imagined actions left out.' })
  committed: number;

  @Field(() => CentsScalar, { description: 'Imagined.' })
  imagined: number;

  @Field(() => CentsScalar, { nullable: true, description: 'Left under the cap, below zero when broken; null: its amount is not known.' })
  left: number | null;

  @Field(() => String, { nullable: true, description: 'The first imagined action, in the order given, that goes past the cap; null: none does.' })
  brokenBy: string | null;

  @Field(() => [ImaginedPart], { description: 'By axis.' })
  byAxis: ImaginedPart[];

  @Field(() => [ImaginedPart], { description: 'By académie.' })
  byAcademy: ImaginedPart[];

  capKey: string;
}

@ObjectType({ description: 'An imagined action that does not fit under a cap.' })
export class NotFitting {
  @Field({ description: 'The action.' })
  action: string;

  @Field(() => Int, { description: 'The year of the cap.' })
  year: number;

  @Field(() => CentsScalar, { description: 'By how much it goes past the cap.' })
  excess: number;

  capKey: string;
}

@ObjectType({ description: 'What would become of the caps (« simulation »). Nothing is written.' })
export class WhatIf {
  @Field(() => [ImaginedCapUse], { description: 'Each cap, year by year.' })
  caps: ImaginedCapUse[];

  @Field(() => [String], { description: 'The imagined actions that fit one after the other, in the order given: each is kept or left whole.' })
  fitting: readonly string[];

  @Field(() => [NotFitting], { description: 'Those that do not, with the cap that each breaks.' })
  notFitting: NotFitting[];

  @Field(() => CentsScalar, { description: 'Imagined money that no cap binds.' })
  uncapped: number;
}
