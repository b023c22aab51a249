import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SITE_ORIGIN, startAccessStack, type AccessStack } from '../access/testing/access-stack.js';
import { signInToDemonstration } from '../access/testing/demonstration-visitor.js';
import { openBrowser, type Browser } from '../access/testing/browser.js';

let stack: AccessStack;
const begun = new Date();
beforeAll(async () => {
  stack = await startAccessStack({ demo: true });
});
afterAll(() => stack.stop());

interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const answerOf = async (response: Response): Promise<Answer> => ({ status: response.status, ...((await response.json()) as object) });

const ask = async (browser: Browser, query: string, variables: object = {}): Promise<Answer> =>
  answerOf(
    await browser.go(`${stack.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: SITE_ORIGIN },
      body: JSON.stringify({ query, variables }),
    }),
  );

const bearing = async (secret: string, query: string, variables: object = {}): Promise<Answer> =>
  answerOf(
    await fetch(`${stack.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query, variables }),
    }),
  );

const signedIn = async (account: string): Promise<Browser> => {
  const browser = openBrowser();
  await signInToDemonstration(browser, stack.origin, account);
  return browser;
};

const CREATE = 'mutation ($input: NewTokenInput!) { createToken(input: $input) { secret token { id label mayWrite conventions revokedAt } } }';
const create = async (browser: Browser, input: object): Promise<{ secret: string; token: { id: string } }> => {
  const { data, errors } = await ask(browser, CREATE, { input: { label: 'Script du soir', conventions: ['opco-ep-2020'], ...input } });
  if (errors) throw new Error(errors[0]!.message);
  return data!['createToken'] as never;
};
const refusalOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions.code;


describe('personal access tokens', () => {
  test('the secret is told once and kept nowhere; the list never holds it', async () => {
    const browser = await signedIn('demo-partenaire');
    const { secret } = await create(browser, {});
    expect(secret).toMatch(/^conventions_ouvertes_[\w-]{43}$/);
    const listed = await ask(browser, '{ myTokens { id label mayWrite conventions } }');
    expect(JSON.stringify(listed)).toContain('Script du soir');
    expect(JSON.stringify(listed)).not.toContain(secret);
    const { rows } = await stack.pool.query<{ all: string }>('SELECT t::text AS all FROM access_token t UNION ALL SELECT r::text FROM record r');
    expect(rows.map(({ all }) => all).join()).not.toContain(secret.slice(-43));
  });

  test('nobody makes a token without being signed in, nor by a token', async () => {
    expect(refusalOf(await ask(openBrowser(), '{ myTokens { id } }'))).toBe('UNAUTHENTICATED');
    const { secret } = await create(await signedIn('demo-partenaire'), { mayWrite: true });
    expect(refusalOf(await bearing(secret, CREATE, { input: { label: 'x', conventions: ['opco-ep-2020'] } }))).toBe('FORBIDDEN');
    expect(refusalOf(await bearing(secret, '{ myTokens { id } }'))).toBe('FORBIDDEN');
  });

  test('a token that is unknown, revoked or over is refused, never taken for nobody', async () => {
    const browser = await signedIn('demo-partenaire');
    const { secret, token } = await create(browser, { days: 1 });
    expect((await bearing(secret, '{ site { name } }')).status).toBe(200);
    expect(await bearing(`${secret}x`, '{ site { name } }')).toMatchObject({ status: 401, errors: [{ extensions: { code: 'TOKEN_INVALID' } }] });
    stack.setNow(new Date(begun.getTime() + 2 * 86_400_000));
    expect((await bearing(secret, '{ site { name } }')).status).toBe(401);
    stack.setNow(new Date());
    expect((await bearing(secret, '{ site { name } }')).status).toBe(200);
    await ask(browser, 'mutation ($id: ID!) { revokeToken(id: $id) { id } }', { id: token.id });
    expect((await bearing(secret, '{ site { name } }')).status).toBe(401);
  });

  test('nobody revokes another’s token', async () => {
    const { secret, token } = await create(await signedIn('demo-partenaire'), {});
    const other = await signedIn('demo-ministere');
    expect(refusalOf(await ask(other, 'mutation ($id: ID!) { revokeToken(id: $id) { id } }', { id: token.id }))).toBe('TOKEN_UNKNOWN');
    expect((await bearing(secret, '{ site { name } }')).status).toBe(200);
  });

  test.each([
    ['a convention that does not exist', { conventions: ['inconnue'] }, /Aucune convention/],
    ['no convention', { conventions: [] }, /au moins une/],
    ['no day', { days: 0 }, /1 à 366 jours/],
    ['more than a year', { days: 367 }, /1 à 366 jours/],
    ['an empty label', { label: ' ' }, /vide/],
  ])('a token of %s is refused', async (_, input, message) => {
    await expect(create(await signedIn('demo-partenaire'), input)).rejects.toThrow(message);
  });
});

describe('a token reaches what it was made for, and no more', () => {
  const notice = (convention: string, party: string): string =>
    `mutation { recordNotice(key: "${convention}", input: { kind: TERMINATION_NOTICE, convention: "${convention}", party: "${party}", receivedOn: "2021-01-04", source: "Courrier" }) { id } }`;

  test('a reading token changes nothing; a writing one changes its own conventions alone', async () => {
    const browser = await signedIn('demo-ministere');
    const reading = await create(browser, { conventions: ['opco-ep-2020'] });
    const writing = await create(browser, { conventions: ['opco-ep-2020'], mayWrite: true });
    expect(refusalOf(await bearing(reading.secret, notice('opco-ep-2020', 'opco-ep')))).toBe('FORBIDDEN');
    expect(refusalOf(await bearing(writing.secret, notice('opca-defi-2016', 'opca-defi')))).toBe('FORBIDDEN');
    expect(refusalOf(await bearing(writing.secret, notice('opco-ep-2020', 'opco-ep')))).toBeUndefined();
  });
});

describe('accounts', () => {
  const STATE_SIRET = '11004401300040';

  test.each(['demo-partenaire', 'demo-ministere', 'demo-delegation', 'demo-membre', 'demo-secretariat'])('%s manages no account', async (account) => {
    const browser = await signedIn(account);
    expect(refusalOf(await ask(browser, '{ accounts { id } }'))).toBe('FORBIDDEN');
    expect(refusalOf(await ask(browser, '{ accountRequests { reference } }'))).toBe('FORBIDDEN');
    expect(refusalOf(await ask(browser, 'mutation { closeAccount(key: "a", id: "demo-ministere", reason: "x") { id } }'))).toBe('FORBIDDEN');
  });

  test('an administrator makes a body known, opens an account on its reference, and closes it: sessions and tokens end with it', async () => {
    const browser = await signedIn('demo-administration');
    const body = { siret: STATE_SIRET, name: 'Ministère', role: 'MINISTRY', party: 'menjs' };
    expect(refusalOf(await ask(browser, 'mutation ($input: BodyInput!) { recordBody(key: "corps", input: $input) }', { input: body }))).toBeUndefined();
    await stack.pool.query(`INSERT INTO account_request (reference, issuer, sub, siret, requested_at) VALUES ('ABCDE-23456', 'https://p.example', 's', $1, now())`, [STATE_SIRET]);
    const OPEN = 'mutation { openAccount(key: "ouvrir", reference: "abcde-23456") { id role party bodyName closedAt } }';
    const opened = (await ask(browser, OPEN)).data!['openAccount'] as { id: string };
    expect(opened).toMatchObject({ role: 'MINISTRY', party: 'menjs', bodyName: 'Ministère', closedAt: null });
    expect((await ask(browser, OPEN)).data!['openAccount']).toEqual(opened);
    const closed = await ask(browser, 'mutation ($id: ID!) { closeAccount(key: "fermer", id: $id, reason: "Départ") { closedAt } }', { id: opened.id });
    expect((closed.data!['closeAccount'] as { closedAt: string }).closedAt).not.toBeNull();
    const { rows } = await stack.pool.query(`SELECT change FROM record WHERE subject_kind = 'ACCOUNT' AND subject_key IN ($1, $2) ORDER BY id`, [opened.id, STATE_SIRET]);
    expect(rows).toEqual([{ change: 'BODY_RECORDED' }, { change: 'ACCOUNT_OPENED' }, { change: 'ACCOUNT_CLOSED' }]);
  });

  test.each([
    [{ role: 'PARTNER' }, 'PARTY_EXPECTED'],
    [{ role: 'ADMINISTRATOR', party: 'menjs' }, 'PARTY_NOT_EXPECTED'],
    [{ role: 'DELEGATION' }, 'REGIONS_EXPECTED'],
    [{ role: 'MINISTRY', party: 'menjs', academicRegions: ['76'] }, 'REGIONS_NOT_EXPECTED'],
    [{ role: 'PARTNER', party: 'inconnue' }, 'PARTY_UNKNOWN'],
    [{ role: 'DELEGATION', academicRegions: ['00'] }, 'REGION_UNKNOWN'],
  ])('a standing that cannot be, %j, is refused', async (standing, code) => {
    const input = { siret: STATE_SIRET, name: 'Corps', ...standing };
    expect(refusalOf(await ask(await signedIn('demo-administration'), 'mutation ($input: BodyInput!) { recordBody(key: "x", input: $input) }', { input }))).toBe(code);
  });
});
