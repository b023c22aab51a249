import { localDate } from '@conventions-ouvertes/shared/local-date';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction } from '../platform/database.js';
import { firstBreaks } from '../record/audit-chain.js';
import { eraseExpiredContacts } from './contacts.js';
import { redacted } from './redact.js';

// Lists are read until the database's own day: the tests stand on it.
const TODAY = localDate(new Date().toISOString().slice(0, 10));
const actor = (role: Role, over: Partial<Actor> = {}): Actor => ({ id: `account-${role}`, role, party: null, academicRegions: [], ...over });
const PARTNER = actor('PARTNER', { party: 'medef-occitanie' });
const OTHER = actor('PARTNER', { party: 'opco-ep' });
const MINISTRY = actor('MINISTRY', { party: 'menesr' });
const ADMINISTRATOR = actor('ADMINISTRATOR');
const MEDEF = 'medef-occitanie-2021';

let api: TestApi;
let keys = 0;
const key = (): string => `k${(keys += 1)}`;

const ask = (who: Actor | null, document: string, variables?: object) =>
  who === null ? api.ask<Record<string, unknown> | null>(document, variables) : api.as<Record<string, unknown> | null>(who, document, variables);

beforeAll(async () => {
  api = await startTestApi(TODAY);
});
afterAll(() => api.stop());

const SHARE = 'mutation ($key: String!, $input: ContactListInput!) { shareContacts(key: $key, input: $input) }';
const LISTS = `{ convention(key: "${MEDEF}") { contactLists { id expiresOn contacts { id name email } } } }`;
const share = async (name: string): Promise<string> => {
  const input = { convention: MEDEF, party: 'medef-occitanie', contacts: [{ name, email: 'camille@example.org', phone: '0102030405' }] };
  return String((await ask(PARTNER, SHARE, { key: key(), input })).data?.['shareContacts']);
};
const lists = async (who: Actor | null): Promise<readonly { id: string; contacts: readonly { id: string; name: string }[] }[] | null> =>
  ((await ask(who, LISTS)).data?.['convention'] as { contactLists: never }).contactLists;
/** A file that waits, a doubt of it and a decision, each of which quotes somebody unless the file quotes nobody. */
const keepAtDesk = async (convention: string, content: Uint8Array): Promise<number> => {
  const quoted = Buffer.from(content).includes('Autre') ? 'Autre' : 'Noa Effacé';
  const { rows } = await api.pool.query<{ id: number }>(
    `INSERT INTO import_upload (convention_key, sender, actor_id, name, sha256, bytes, content, received_at) VALUES ($1, 'medef-occitanie', 'a', $2, repeat('e', 64), $3, $4, now()) RETURNING id`,
    [convention, `${quoted}.csv`, content.length, Buffer.from(content)],
  );
  const id = rows[0]!.id;
  await api.pool.query(`INSERT INTO import_doubt (upload_id, position, file, value, code, reason) VALUES ($1, 1, 'f', $2, 'X', $2)`, [id, quoted]);
  await api.pool.query(`INSERT INTO import_decision (upload_id, file, row, code, value, outcome, actor_id, decided_at) VALUES ($1, 'f', 2, 'X', $2, $3, 'a', now())`, [id, quoted, JSON.stringify({ kind: 'CORRECT', text: quoted })]);
  return id;
};
const record = async (subject: string): Promise<string> => JSON.stringify((await api.pool.query('SELECT * FROM record WHERE subject_key = $1 ORDER BY id', [subject])).rows);

describe('contacts', () => {
  test('are read by the signatories alone, and each reading is noted', async () => {
    const id = await share('Camille Exemple');
    expect((await lists(PARTNER))?.flatMap(({ contacts }) => contacts.map(({ name }) => name))).toContain('Camille Exemple');
    for (const who of [null, OTHER, ADMINISTRATOR, actor('DELEGATION', { academicRegions: ['76'] })]) expect(await lists(who)).toBeNull();
    const { rows } = await api.pool.query('SELECT actor_role, kind FROM confidential_reading WHERE subjects @> ARRAY[$1]', [`contacts/${id}`]);
    expect(rows).toEqual([{ actor_role: 'PARTNER', kind: 'CONTACTS' }]);
    expect(await record(id)).not.toMatch(/Camille|example\.org|0102030405/);
  });

  test('are shared by the party itself', async () => {
    const input = { convention: MEDEF, party: 'medef-occitanie', contacts: [{ name: 'X' }] };
    expect(await api.refusal(OTHER, SHARE, { key: key(), input })).toBe('FORBIDDEN');
    expect(await api.refusal(ADMINISTRATOR, SHARE, { key: key(), input })).toBe('FORBIDDEN');
    expect(await api.refusal(null, SHARE, { key: key(), input })).toBe('UNAUTHENTICATED');
    expect(await api.refusal(PARTNER, SHARE, { key: key(), input: { ...input, contacts: [] } })).toBe('CONTACTS_EXPECTED');
  });

  test('run out at the end of September, unless renewed, and are then erased', async () => {
    const [old, kept] = [await share('Dominique Passé'), await share('Alix Renouvelé')];
    await api.pool.query(`UPDATE contact_list SET shared_on = '2020-03-01', expires_on = '2020-09-30' WHERE id = ANY ($1::bigint[])`, [[old, kept]]);
    expect((await lists(PARTNER))?.map(({ id }) => id)).not.toContain(old);
    expect((await ask(PARTNER, 'mutation ($key: String!, $id: ID!) { renewContacts(key: $key, id: $id) }', { key: key(), id: kept })).errors).toBeUndefined();
    expect((await lists(PARTNER))?.map(({ id }) => id)).toContain(kept);
    expect(await inTransaction(api.pool, (client) => eraseExpiredContacts(client, TODAY))).toBe(1);
    expect((await api.pool.query(`SELECT FROM contact WHERE name LIKE 'Dominique%'`)).rowCount).toBe(0);
    expect(await record(old)).toContain('CONTACTS_EXPIRED');
  });

  test('once erased are nowhere: neither in the list, nor in what imports quoted, nor in the record, whose chain holds', async () => {
    const id = await share('Noa Effacé');
    const person = (await lists(PARTNER))!.find((list) => list.id === id)!.contacts[0]!;
    await api.pool.query('INSERT INTO import_run (convention_key, report) VALUES ($1, $2)', [MEDEF, JSON.stringify({ refusals: [{ value: 'NOA EFFACÉ <camille@example.org>', 'noa effacé': 1, row: 3 }] })]);
    const waiting = [await keepAtDesk(MEDEF, Buffer.from('Titre;Partenaire\nUne action;NOA EFFACÉ\n')), await keepAtDesk(MEDEF, zipSync({ 'xl/sharedStrings.xml': Buffer.from('<si><t>Noa</t><t> Effacé</t></si>') }))];
    const spared = [await keepAtDesk(MEDEF, Buffer.from('Titre;Partenaire\nUne action;Autre\n')), await keepAtDesk('opca-defi-2016', Buffer.from('Titre;Partenaire\nUne action;Autre\n'))];
    const ERASE = 'mutation ($key: String!, $id: ID!) { eraseContact(key: $key, id: $id) }';
    expect(await api.refusal(OTHER, ERASE, { key: key(), id: person.id })).toBe('FORBIDDEN');
    expect((await ask(ADMINISTRATOR, ERASE, { key: key(), id: person.id })).errors).toBeUndefined();
    expect(await api.refusal(ADMINISTRATOR, ERASE, { key: key(), id: person.id })).toBe('CONTACTS_UNKNOWN');
    const { rows: tables } = await api.pool.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`);
    for (const { name } of tables) {
      const { rows } = await api.pool.query<{ line: string }>(`SELECT t::text AS line FROM "${name}" t WHERE t::text ILIKE '%noa effac%'`);
      expect([name, rows]).toEqual([name, []]);
    }
    const { rows: kept } = await api.pool.query<{ id: number; doubts: number; decided: number }>(
      `SELECT u.id, (SELECT count(*) FROM import_doubt d WHERE d.upload_id = u.id) AS doubts, (SELECT count(*) FROM import_decision d WHERE d.upload_id = u.id) AS decided
         FROM import_upload u WHERE u.content IS NOT NULL ORDER BY u.id`,
    );
    expect(kept.map(({ id: upload }) => upload)).toEqual(spared);
    const { rows: left } = await api.pool.query('SELECT value, outcome FROM import_decision WHERE upload_id = ANY ($1)', [waiting]);
    expect(left).toEqual(waiting.map(() => ({ value: '[effacé]', outcome: { kind: 'LEAVE_OUT' } })));
    expect(await record(id)).toContain('CONTACT_ERASED');
    expect(await firstBreaks(api.pool)).toEqual([]);
  });

  test('redaction leaves all else as it is', () => {
    expect(redacted({ a: ['Zoé Aé, zoé aé.', 3, null], b: { x: 'Zoéline' } }, ['Zoé Aé', 'x'])).toEqual({ a: ['[effacé], [effacé].', 3, null], b: { x: 'Zoéline' } });
  });
});

test('an erased account is nobody’s: its number stays in the record, and opens nothing', async () => {
  await api.pool.query(`INSERT INTO body (siret, name, role) VALUES ('11004401300040', 'Service', 'ADMINISTRATOR') ON CONFLICT DO NOTHING`);
  await api.pool.query(`INSERT INTO account (id, issuer, sub, siret, role, opened_at) VALUES ('to-erase', 'https://fi.example.org', 'sub-of-someone', '11004401300040', 'ADMINISTRATOR', now())`);
  await api.pool.query(`INSERT INTO session (id_sha256, account_id, id_token, created_at, expires_at) VALUES (repeat('b', 64), 'to-erase', 'token-of-someone', now(), now() + interval '1 hour')`);
  await api.pool.query(`INSERT INTO access_token (account_id, label, sha256, may_write, conventions, created_at, expires_at) VALUES ('to-erase', 'x', repeat('c', 64), false, '{x}', now(), now() + interval '1 hour')`);
  const ERASE = 'mutation ($key: String!, $id: ID!) { eraseAccount(key: $key, id: $id) }';
  expect(await api.refusal(MINISTRY, ERASE, { key: key(), id: 'to-erase' })).toBe('FORBIDDEN');
  expect((await ask(ADMINISTRATOR, ERASE, { key: key(), id: 'to-erase' })).errors).toBeUndefined();
  const { rows } = await api.pool.query<{ account: string; sessions: number; tokens: number }>(
    `SELECT a::text AS account, (SELECT count(*) FROM session WHERE account_id = a.id) AS sessions, (SELECT count(*) FROM access_token WHERE account_id = a.id) AS tokens FROM account a WHERE id = 'to-erase'`,
  );
  expect(rows[0]).toMatchObject({ sessions: 0, tokens: 0 });
  expect(rows[0]!.account).not.toMatch(/sub-of-someone|fi\.example/);
  expect(await record('to-erase')).toContain('ACCOUNT_ERASED');
});

describe('confidentiality (CGPME PACA, article 3.2)', () => {
  const MARK = 'mutation ($key: String!, $input: ConfidentialityInput!) { markConfidential(key: $key, input: $input) }';
  const CONSENT = 'mutation ($key: String!, $input: ConsentInput!) { recordConsent(key: $key, input: $input) }';
  const PUBLISH = 'mutation ($key: String!, $slugs: [ID!]!) { publishActions(key: $key, actions: $slugs) }';
  const SECRET = 'PROCÉDÉ-DE-LA-FIRME';
  const published = async (slug: string): Promise<boolean> => (await ask(null, 'query ($slug: String!) { action(slug: $slug) { slug } }', { slug })).data?.['action'] !== null;

  const action = async (reference: string): Promise<string> => {
    const [id] = await inTransaction(api.pool, (client) => insertActions(client, [anAction({ convention: MEDEF, axis: '4', status: 'REALISED', isPublished: true })], `${reference}-`));
    await api.pool.query(`INSERT INTO sheet (action_id, convention_key, kind, version, is_current, description) VALUES ($1, $2, 'PLANNED', 50, false, 'x') ON CONFLICT DO NOTHING`, [id, MEDEF]);
    await api.pool.query(`UPDATE sheet SET is_current = false WHERE action_id = $1 AND kind = 'PLANNED'`, [id]);
    await api.pool.query(`UPDATE sheet SET is_current = true, description = $2 WHERE action_id = $1 AND version = 50`, [id, SECRET]);
    await api.pool.query(`INSERT INTO action_actor (action_id, position, role, name) VALUES ($1, 1, 'FIRM', $2)`, [id, SECRET]);
    return (await api.pool.query<{ slug: string }>('SELECT slug FROM action WHERE id = $1', [id])).rows[0]!.slug;
  };
  const consent = (confidentiality: string, givenBy: string) =>
    ask(PARTNER, CONSENT, { key: key(), input: { confidentiality, givenBy, givenOn: TODAY, scope: 'Publication de la fiche', evidence: 'Courrier du jour' } });
  const mark = async (input: object): Promise<string> => {
    const { data, errors } = await ask(PARTNER, MARK, { key: key(), input: { convention: MEDEF, concerned: ['Firme A', 'Firme B'], ...input } });
    expect(errors).toBeUndefined();
    return String(data?.['markConfidential']);
  };

  test('an action that is marked is public no more, cannot be published by any program, and may be once all concerned have consented', async () => {
    const slug = await action('C-1');
    expect(await published(slug)).toBe(true);
    const id = await mark({ action: slug });
    expect(await published(slug)).toBe(false);
    expect(await api.refusal(MINISTRY, PUBLISH, { key: key(), slugs: [slug] })).toBe('CONFIDENTIAL_STAYS_INSIDE');
    await expect(api.pool.query('UPDATE action SET published_at = now() WHERE slug = $1', [slug])).rejects.toMatchObject({ constraint: 'confidential_stays_inside' });
    expect(await api.refusal(PARTNER, CONSENT, { key: key(), input: { confidentiality: id, givenBy: 'Une autre', givenOn: TODAY, scope: 'x', evidence: 'x' } })).toBe('NOT_CONCERNED');
    await consent(id, 'Firme A');
    expect(await api.refusal(MINISTRY, PUBLISH, { key: key(), slugs: [slug] })).toBe('CONFIDENTIAL_STAYS_INSIDE');
    await consent(id, 'Firme B');
    expect(await api.refusal(MINISTRY, PUBLISH, { key: key(), slugs: [slug] })).toBeNull();
    expect(await published(slug)).toBe(true);
  });

  test('a text that is marked reads « confidentiel » to the public, in full to those of the convention, and is noted; a file that says it anew does not give it away', async () => {
    const slug = await action('C-2');
    const READ = 'query ($slug: String!) { action(slug: $slug) { id plannedSheet { description } actors { name } } }';
    const read = async (who: Actor | null) => (await ask(who, READ, { slug })).data?.['action'] as { id: string; plannedSheet: { description: string }; actors: unknown[] };
    expect((await read(null)).plannedSheet.description).toBe(SECRET);
    const ids = [await mark({ action: slug, field: 'DESCRIPTION' }), await mark({ action: slug, field: 'ACTORS' })];
    const seen = await read(null);
    expect(seen.plannedSheet.description).toMatch(/^Confidentiel/);
    expect(seen.actors).toEqual([]);
    expect((await read(actor('DELEGATION', { academicRegions: ['76'] }))).plannedSheet.description).toMatch(/^Confidentiel/);
    expect((await read(PARTNER)).plannedSheet.description).toBe(SECRET);
    expect((await read(PARTNER)).actors).toHaveLength(1);
    expect((await api.pool.query(`SELECT actor_role FROM confidential_reading WHERE kind = 'CONFIDENTIAL' AND subjects @> ARRAY[$1]`, [`action/${seen.id}`])).rows).toContainEqual({ actor_role: 'PARTNER' });
    await api.pool.query(`UPDATE sheet SET description = $2 WHERE action_id = $1 AND is_current`, [seen.id, `${SECRET} bis`]);
    expect((await api.pool.query(`SELECT FROM sheet WHERE description LIKE $1 || '%' AND action_id = $2`, [SECRET, seen.id])).rowCount).toBe(0);
    for (const id of ids) for (const name of ['Firme A', 'Firme B']) await consent(id, name);
    expect((await read(null)).plannedSheet.description).toBe(`${SECRET} bis`);
    expect((await read(null)).actors).toHaveLength(1);
  });

  test('a file that is marked is named to those of the convention alone', async () => {
    const slug = await action('C-3');
    const run = await api.pool.query<{ id: number }>(`INSERT INTO import_run (convention_key, report) VALUES ($1, '{}') RETURNING id`, [MEDEF]);
    const sha256 = 'd'.repeat(64);
    await api.pool.query('INSERT INTO import_file (import_run_id, name, sha256, bytes) VALUES ($1, $2, $3, 1)', [run.rows[0]!.id, SECRET, sha256]);
    await api.pool.query('UPDATE action SET import_file_id = (SELECT max(id) FROM import_file), source_row = 4 WHERE slug = $1', [slug]);
    const READ = 'query ($slug: String!) { action(slug: $slug) { source { file } } }';
    expect((await ask(null, READ, { slug })).data).toEqual({ action: { source: { file: SECRET } } });
    await mark({ file: sha256 });
    expect((await ask(null, READ, { slug })).data).toEqual({ action: { source: null } });
    expect((await ask(PARTNER, READ, { slug })).data).toEqual({ action: { source: { file: SECRET } } });
  });

  test('a convention that is marked takes all its actions back, those to come included', async () => {
    const slug = await action('C-4');
    await mark({});
    expect(await published(slug)).toBe(false);
    await expect(action('C-5')).rejects.toMatchObject({ constraint: 'confidential_stays_inside' });
    const list = '{ convention(key: "medef-occitanie-2021") { confidentialities { id action isLifted consents { givenBy scope evidence } } } }';
    expect((await ask(null, list)).data).toEqual({ convention: { confidentialities: null } });
    expect(((await ask(PARTNER, list)).data?.['convention'] as { confidentialities: { isLifted: boolean }[] }).confidentialities.filter(({ isLifted }) => isLifted)).toHaveLength(3);
  });

  test('is marked and lifted by those of the convention', async () => {
    expect(await api.refusal(OTHER, MARK, { key: key(), input: { convention: MEDEF, concerned: ['x'] } })).toBe('FORBIDDEN');
    expect(await api.refusal(PARTNER, MARK, { key: key(), input: { convention: MEDEF, field: 'DESCRIPTION', concerned: ['x'] } })).toBe('ACTION_EXPECTED');
    expect(await api.refusal(PARTNER, MARK, { key: key(), input: { convention: MEDEF, concerned: [] } })).toBe('CONCERNED_EXPECTED');
  });
});
