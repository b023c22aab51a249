import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { may } from '@conventions-ouvertes/shared/access/permissions';
import { requireMay } from '../access/require-may.js';
import type { RequestContext } from '../api/context.js';
import { Convention } from '../convention/convention.graphql.js';
import { readingsOf } from '../record/note-reading.js';
import { confidentialityOf, markConfidential, recordConsent, type ConfidentialityRow } from './confidentiality.js';
import { contactLists, renewContacts, shareContacts } from './contacts.js';
import { eraseAccount, eraseContact } from './erase.js';
import { Confidentiality, ConfidentialityInput, ConfidentialReading, ConsentInput, ContactList, ContactListInput, type ConfidentialText } from './privacy.graphql.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };

const aboutConvention = (key: string, { catalogue }: RequestContext) => ({ convention: { key, parties: (catalogue.partiesOf.get(key) ?? []).map(({ partyKey }) => partyKey) } });

const tell = ({ id, slug, field, sha256, concerned, consents, marked_at: markedAt }: ConfidentialityRow): Confidentiality => ({
  id: String(id),
  action: slug,
  field: field as ConfidentialText | null,
  file: sha256,
  concerned,
  consents: [...consents],
  isLifted: concerned.every((name) => consents.some(({ givenBy }) => givenBy === name)),
  markedAt,
});

@Resolver(() => Convention)
export class ConventionPrivacyResolver {
  @FieldResolver(() => [Confidentiality], { nullable: true, description: 'What is or was confidential under it, oldest first; null for those who may not see it.' })
  async confidentialities(@Root() { key }: Convention, @Ctx() context: RequestContext): Promise<Confidentiality[] | null> {
    if (!may(context.actor, 'READ_CONFIDENTIAL', aboutConvention(key, context))) return null;
    return (await confidentialityOf(context.pool, key)).map(tell);
  }

  @FieldResolver(() => [ContactList], { nullable: true, description: 'Contacts that its signatories share; null for those who may not see them. Each reading is noted.' })
  async contactLists(@Root() { key }: Convention, @Ctx() context: RequestContext): Promise<ContactList[] | null> {
    if (!may(context.actor, 'READ_CONTACTS', aboutConvention(key, context))) return null;
    const lists = await contactLists(context.pool, key, context.today);
    await context.note('CONTACTS', lists.map(({ id }) => `contacts/${id}`));
    return lists.map(({ id, party_key: party, shared_on: sharedOn, expires_on: expiresOn, contacts }) => ({ id, party, sharedOn, expiresOn, contacts: [...contacts] }));
  }
}

@Resolver()
export class PrivacyResolver {
  @Query(() => [ConfidentialReading], { description: 'Who read something of a subject that stays inside, the latest first. By the ministry and administrators.' })
  async confidentialReadings(
    @Arg('subject', { description: 'Of what: `action/12`, `meeting/3`, `convention/opca-defi-2016`.' }) subject: string,
    @Ctx() { actor, writer }: RequestContext,
  ): Promise<ConfidentialReading[]> {
    requireMay(actor, 'READ_HISTORY');
    return readingsOf(writer, subject);
  }

  @Mutation(() => ID, { description: 'Marks something as confidential: what was public is so no more. By a party of the convention, the ministry or an administrator.' })
  async markConfidential(@Arg('key', KEY) key: string, @Arg('input', { description: 'What.' }) input: ConfidentialityInput, @Ctx() context: RequestContext): Promise<string> {
    const { convention, action = null, file = null, concerned } = input;
    return String((await markConfidential(context, context.catalogue, key, { convention, action, file, concerned, field: input.field ?? null })).id);
  }

  @Mutation(() => ID, { description: 'Records an express consent; the last of those concerned lifts the confidentiality. By a party of the convention, the ministry or an administrator.' })
  async recordConsent(@Arg('key', KEY) key: string, @Arg('input', { description: 'The consent.' }) input: ConsentInput, @Ctx() context: RequestContext): Promise<string> {
    return String((await recordConsent(context, context.catalogue, key, input)).id);
  }

  @Mutation(() => ID, { description: 'Shares a party’s contacts with the other signatories until the end of the next September. By the party itself.' })
  async shareContacts(@Arg('key', KEY) key: string, @Arg('input', { description: 'The contacts.' }) input: ContactListInput, @Ctx() context: RequestContext): Promise<string> {
    const contacts = input.contacts.map(({ name, office = null, email = null, phone = null }) => ({ name, office, email, phone }));
    return String((await shareContacts(context, context.catalogue, key, { ...input, contacts })).id);
  }

  @Mutation(() => ID, { description: 'Lets a list of contacts last until the end of the next September. By the party itself.' })
  async renewContacts(@Arg('key', KEY) key: string, @Arg('id', () => ID, { description: 'Number of the list.' }) id: string, @Ctx() context: RequestContext): Promise<string> {
    return String((await renewContacts(context, context.catalogue, key, id)).id);
  }

  @Mutation(() => ID, { description: 'Erases a person from the contacts and from what imports quoted of them: the record keeps only that someone was erased. By the party itself or an administrator.' })
  async eraseContact(@Arg('key', KEY) key: string, @Arg('id', () => ID, { description: 'Number of the contact.' }) id: string, @Ctx() context: RequestContext): Promise<string> {
    return (await eraseContact(context, context.catalogue, key, id)).id;
  }

  @Mutation(() => ID, { description: 'Erases who an account was, with its sessions and tokens, and closes it. By an administrator.' })
  async eraseAccount(@Arg('key', KEY) key: string, @Arg('id', () => ID, { description: 'The account.' }) id: string, @Ctx() context: RequestContext): Promise<string> {
    return (await eraseAccount(context, key, id, context.now)).id;
  }
}
