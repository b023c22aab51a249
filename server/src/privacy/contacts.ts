import { contactListExpiry } from '@conventions-ouvertes/shared/access/contact-expiry';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Actor } from '../access/actor.js';
import { requireMay } from '../access/require-may.js';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, checkParty } from '../convention/permit-act.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { checkText, LONGEST_LABEL } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';

const MOST_CONTACTS = 500;

export interface GivenContact {
  readonly name: string;
  readonly office: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface GivenList {
  readonly convention: string;
  readonly party: string;
  readonly contacts: readonly GivenContact[];
}

export interface ContactListRow {
  readonly id: number;
  readonly convention_key: string;
  readonly party_key: string;
  readonly shared_on: LocalDate;
  readonly expires_on: LocalDate;
  readonly contacts: readonly (GivenContact & { readonly id: number })[];
}

/** What the request's key keeps of a list: nothing of those who are in it. */
interface ListAnswer {
  readonly id: number;
}

const about = (catalogue: Catalogue, convention: string, party: string) => {
  const terms = bindingTerms(catalogue, convention);
  return { convention: { key: convention, parties: terms.parties.map(({ key }) => key) }, concerned: [party] };
};

const textOrNull = (field: string, value: string | null): string | null => (value === null || value.trim() === '' ? null : checkText(field, value, LONGEST_LABEL));

/**
 * Shares a party's contacts with the other signatories, until the end of the next September.
 * @throws FrenchError FORBIDDEN, NOT_A_PARTY, CONTACTS_EXPECTED, TOO_MANY_CONTACTS, TEXT_EMPTY, TEXT_TOO_LONG and those of perform
 */
export const shareContacts = (asking: Asking, catalogue: Catalogue, key: string, input: GivenList): Promise<ListAnswer> => {
  // The key remembers what was asked by its fingerprint alone.
  return perform(asking, { name: 'shareContacts', key, input }, async ({ client, actor, today }) => {
    checkParty(bindingTerms(catalogue, input.convention), input.party);
    requireMay(actor, 'SHARE_CONTACTS', about(catalogue, input.convention, input.party));
    if (input.contacts.length === 0) throw new FrenchError('CONTACTS_EXPECTED', 'La liste ne contient personne\u00a0: ajoutez au moins un contact.');
    if (input.contacts.length > MOST_CONTACTS) throw new FrenchError('TOO_MANY_CONTACTS', `La liste compte ${input.contacts.length} contacts\u00a0: donnez-en ${MOST_CONTACTS} au plus.`);
    const people = input.contacts.map(({ name, office, email, phone }) => ({
      name: checkText('nom', name, LONGEST_LABEL),
      office: textOrNull('fonction', office),
      email: textOrNull('adresse électronique', email),
      phone: textOrNull('téléphone', phone),
    }));
    const expiresOn = contactListExpiry(today);
    const { rows } = await client.query<ListAnswer>('INSERT INTO contact_list (convention_key, party_key, shared_on, expires_on) VALUES ($1, $2, $3, $4) RETURNING id', [
      input.convention,
      input.party,
      today,
      expiresOn,
    ]);
    const { id } = rows[0]!;
    await client.query('INSERT INTO contact (list_id, name, office, email, phone) SELECT $1, name, office, email, phone FROM jsonb_to_recordset($2::jsonb) AS r (name text, office text, email text, phone text)', [
      id,
      JSON.stringify(people),
    ]);
    await recordList(client, actor, id, 'CONTACTS_SHARED', { convention: input.convention, party: input.party, count: people.length, expiresOn });
    return { id };
  });
};

const recordList = (client: Queryable, actor: Actor | null, id: number, change: string, after: object | null): Promise<number> =>
  appendRecord(client, actor, { subject: { kind: 'CONTACTS', key: String(id) }, change, before: null, after });

interface HeldList {
  readonly id: number;
  readonly convention_key: string;
  readonly party_key: string;
}

/** @throws FrenchError CONTACTS_UNKNOWN */
const lockList = async (client: Queryable, where: string, id: string): Promise<HeldList> => {
  const { rows } = await client.query<HeldList>(`SELECT l.id, l.convention_key, l.party_key FROM contact_list l WHERE ${where} FOR UPDATE`, [id]);
  if (!rows[0]) throw new FrenchError('CONTACTS_UNKNOWN', 'Aucune liste ni aucun contact n’a ce numéro\u00a0: il a pu être effacé.');
  return rows[0];
};

/** Lets a list last until the end of the next September: it is still true. @throws FrenchError CONTACTS_UNKNOWN, FORBIDDEN and those of perform */
export const renewContacts = (asking: Asking, catalogue: Catalogue, key: string, id: string): Promise<ListAnswer> =>
  perform(asking, { name: 'renewContacts', key, input: { id } }, async ({ client, actor, today }) => {
    const list = await lockList(client, 'l.id::text = $1', id);
    requireMay(actor, 'SHARE_CONTACTS', about(catalogue, list.convention_key, list.party_key));
    const expiresOn = contactListExpiry(today);
    await client.query('UPDATE contact_list SET expires_on = $2 WHERE id = $1', [list.id, expiresOn]);
    await recordList(client, actor, list.id, 'CONTACTS_RENEWED', { expiresOn });
    return { id: list.id };
  });

const LISTS = `
  SELECT l.id, l.convention_key, l.party_key, l.shared_on, l.expires_on,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'office', c.office, 'email', c.email, 'phone', c.phone) ORDER BY c.name, c.id)
                     FROM contact c WHERE c.list_id = l.id), '[]'::jsonb) AS contacts
    FROM contact_list l WHERE l.convention_key = $1 AND l.expires_on >= $2 ORDER BY l.party_key, l.id`;

/** Lists that have not run out, as far as the reader's connection sees them. */
export const contactLists = async (db: Queryable, convention: string, today: LocalDate): Promise<readonly ContactListRow[]> =>
  (await db.query<ContactListRow>(LISTS, [convention, today])).rows;

/** Erases the lists that ran out; what is left is that they were erased. By the program itself, at each start. */
export const eraseExpiredContacts = async (client: Queryable, today: LocalDate): Promise<number> => {
  const { rows } = await client.query<{ id: number }>('DELETE FROM contact WHERE list_id IN (SELECT id FROM contact_list WHERE expires_on < $1) RETURNING list_id AS id', [today]);
  const lists = [...new Set(rows.map(({ id }) => id))];
  await client.query('DELETE FROM contact_list WHERE expires_on < $1', [today]);
  for (const id of lists) await recordList(client, null, id, 'CONTACTS_EXPIRED', null);
  return lists.length;
};
