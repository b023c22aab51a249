import { randomUUID } from 'node:crypto';
import { requireMay } from '../access/require-may.js';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms } from '../convention/permit-act.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Acting, type Asking } from '../record/perform.js';
import { eraseFromDesk } from './erase-from-desk.js';
import { redacted, SHORTEST_ERASED } from './redact.js';

interface Person {
  readonly id: number;
  readonly list_id: number;
  readonly convention_key: string;
  readonly party_key: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

interface Erased {
  readonly id: string;
}

/** Reports of imports quote the rows that they refused: whoever is erased is erased there too, as far as the one who erases reaches. */
const eraseFromImports = async (client: Queryable, words: readonly string[]): Promise<void> => {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  if (patterns.length === 0) return;
  const { rows } = await client.query<{ id: number; report: unknown }>(
    'SELECT id, report FROM import_run WHERE convention_key = ANY (writer_conventions()) AND report::text ILIKE ANY ($1::text[]) FOR UPDATE',
    [patterns],
  );
  for (const { id, report } of rows) await client.query('UPDATE import_run SET report = $2::jsonb WHERE id = $1', [id, JSON.stringify(redacted(report, words))]);
};

/**
 * Erases a person from the contacts, from what imports quoted of them, and from the files that wait to be imported. The record keeps that someone of a list was erased, and by
 * whom: neither name nor address.
 * @throws FrenchError CONTACTS_UNKNOWN, FORBIDDEN and those of perform
 */
export const eraseContact = (asking: Asking, catalogue: Catalogue, key: string, id: string): Promise<Erased> => {
  let reach = { conventions: [] as readonly string[], words: [] as readonly string[] };
  const useCase = async ({ client, actor }: Acting): Promise<Erased> => {
    const { rows } = await client.query<Person>(
      'SELECT c.id, c.list_id, c.name, c.email, c.phone, l.convention_key, l.party_key FROM contact c JOIN contact_list l ON l.id = c.list_id WHERE c.id::text = $1 FOR UPDATE OF c',
      [id],
    );
    const person = rows[0];
    if (!person) throw new FrenchError('CONTACTS_UNKNOWN', 'Aucun contact n’a ce numéro\u00a0: il a pu être effacé déjà.');
    const parties = bindingTerms(catalogue, person.convention_key).parties.map((party) => party.key);
    requireMay(actor, 'ERASE_PERSONAL_DATA', { convention: { key: person.convention_key, parties }, concerned: [person.party_key] });
    await client.query('DELETE FROM contact WHERE id = $1', [person.id]);
    await appendRecord(client, actor, { subject: { kind: 'CONTACTS', key: String(person.list_id) }, change: 'CONTACT_ERASED', before: null, after: null });
    const words = [person.name, person.email, person.phone].filter((word) => word !== null).filter((word) => word.length >= SHORTEST_ERASED);
    await eraseFromImports(client, words);
    const { rows: reached } = await client.query<{ conventions: string[] }>('SELECT writer_conventions() AS conventions');
    reach = { conventions: reached[0]?.conventions ?? [], words };
    return { id };
  };
  // The desk of imports is the program's own.
  return perform(asking, { name: 'eraseContact', key, input: { id } }, useCase, (client) => eraseFromDesk(client, reach));
};

/**
 * Erases who an account was: what the provider knew them by, their sessions and tokens, what they left to be admitted. The account's opaque
 * number stays, since the record names it; nobody can say any more whose it was.
 * @throws FrenchError ACCOUNT_UNKNOWN, FORBIDDEN and those of perform
 */
export const eraseAccount = (asking: Asking, key: string, id: string, now: Date): Promise<Erased> =>
  perform(asking, { name: 'eraseAccount', key, input: { id } }, async ({ client, actor }) => {
    requireMay(actor, 'MANAGE_ACCOUNTS');
    const { rows } = await client.query<{ issuer: string; sub: string }>('SELECT issuer, sub FROM account WHERE id = $1 FOR UPDATE', [id]);
    const account = rows[0];
    if (!account) throw new FrenchError('ACCOUNT_UNKNOWN', 'Aucun compte n’a cet identifiant\u00a0: choisissez-en un de la liste.');
    await client.query('DELETE FROM session WHERE account_id = $1', [id]);
    await client.query('DELETE FROM access_token WHERE account_id = $1', [id]);
    await client.query('DELETE FROM account_request WHERE issuer = $1 AND sub = $2', [account.issuer, account.sub]);
    await client.query(`UPDATE account SET issuer = 'erased', sub = $2, disabled_at = coalesce(disabled_at, $3) WHERE id = $1`, [id, randomUUID(), now]);
    await appendRecord(client, actor, { subject: { kind: 'ACCOUNT', key: id }, change: 'ACCOUNT_ERASED', before: null, after: null });
    return { id };
  });
