import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OnActionInput } from '../action/act-inputs.js';
import { CentsScalar, LocalDateScalar } from '../platform/graphql/scalars.js';

export enum MoneyEntryKind {
  RELEASE = 'RELEASE',
  PAYMENT = 'PAYMENT',
  JUSTIFICATION = 'JUSTIFICATION',
  PAYMENT_REVERSAL = 'PAYMENT_REVERSAL',
  JUSTIFICATION_REVERSAL = 'JUSTIFICATION_REVERSAL',
}
registerEnumType(MoneyEntryKind, {
  name: 'MoneyEntryKind',
  description: 'What becomes of committed money.',
  valuesConfig: {
    RELEASE: { description: 'Given back (« libération »).' },
    PAYMENT: { description: 'Paid (« versement »).' },
    JUSTIFICATION: { description: 'Shown to be spent (« frais réels »).' },
    PAYMENT_REVERSAL: { description: 'A payment taken back by a contrary entry (« contre-passation »).' },
    JUSTIFICATION_REVERSAL: { description: 'Costs taken back by a contrary entry.' },
  },
});

@ObjectType({ description: 'An entry in the life of an action’s money. None is ever changed or deleted: a mistake is taken back by a contrary entry.' })
export class MoneyEntry {
  @Field(() => Int, { description: 'Its number.' })
  id: number;

  @Field(() => MoneyEntryKind, { description: 'What it is.' })
  kind: keyof typeof MoneyEntryKind;

  @Field(() => ID, { description: 'Code of the source within its convention.' })
  source: string;

  @Field(() => CentsScalar, { description: 'Amount, above zero whatever the kind.' })
  cents: number;

  @Field(() => LocalDateScalar, { description: 'The day.' })
  happenedOn: string;

  @Field(() => Int, { nullable: true, description: 'Of a contrary entry, the one that it takes back.' })
  reverses: number | null;

  @Field({ description: 'Whether a contrary entry has taken it back.' })
  isReversed: boolean;

  actionId: number;
}

@InputType({ description: 'An entry to take back.' })
export class ReverseEntryInput extends OnActionInput {
  @Field(() => Int, { description: 'Its number among the action’s money entries.' })
  entry: number;

  @Field({ description: 'Why, in French. No personal data: the record cannot be altered.' })
  reason: string;
}

/** Entries of each of several actions, in the order in which they were recorded. */
export const MONEY_ENTRIES = `
  SELECT e.id, e.action_id AS "actionId", e.kind, e.funding_source_code AS source, e.amount_cents AS cents, e.happened_on AS "happenedOn",
         e.reverses_id AS reverses, EXISTS (SELECT FROM money_entry r WHERE r.reverses_id = e.id) AS "isReversed"
    FROM money_entry e WHERE e.action_id = ANY ($1) ORDER BY e.id`;
