import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SITE_ORIGIN, startAccessStack, type AccessStack } from './testing/access-stack.js';
import { openBrowser, type Browser } from './testing/browser.js';
import { startTestProvider, type Person, type TestProvider, type TestProviderOptions } from './testing/test-provider.js';

const SIRET = '11004401300040';
const PERSON: Person = { sub: 'personne-1', siret: SIRET, email: 'administration@ministere.invalid' };

let stack: AccessStack;
let provider: TestProvider;
const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const start = async (options: Partial<TestProviderOptions> = {}): Promise<void> => {
  stack = await startAccessStack({
    oidcAt: async (apiOrigin) => {
      const returns = { afterSignIn: `${apiOrigin}/connexion/retour`, afterSignOut: `${SITE_ORIGIN}/` };
      provider = await startTestProvider({ returns, people: [PERSON], ...options });
      undo.push(provider.stop);
      return provider.settings;
    },
  });
  undo.push(stack.stop);
  await stack.pool.query(`INSERT INTO body (siret, name, role, party_key) VALUES ($1, 'Ministère', 'MINISTRY', 'menjs')`, [SIRET]);
};

const openAccount = (sub: string, siret = SIRET): Promise<unknown> =>
  stack.pool.query(
    `INSERT INTO account (id, issuer, sub, siret, role, party_key, opened_at) VALUES ('compte-1', $1, $2, $3, 'MINISTRY', 'menjs', now())`,
    [provider.settings.issuer, sub, siret],
  );

const hosts = (): string[] => [new URL(stack.origin).host, new URL(provider.settings.issuer).host];

/** Signs in as far as the provider lets, and stops at the address that it sends back to. */
const upToReturn = async (browser: Browser): Promise<string> =>
  (await browser.follow(`${stack.origin}/connexion?retour=/echeances`, [new URL(provider.settings.issuer).host])).address;

const codeOf = async (browser: Browser, address: string): Promise<string | undefined> => {
  const answer = await browser.go(address, { headers: { accept: 'application/json' } });
  if (answer.status === 303) return `303 ${answer.headers.get('location')}`;
  return ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;
};

const isSignedIn = async (browser: Browser): Promise<boolean> =>
  ((await (await browser.go(`${stack.origin}/session`)).json()) as { session: object | null }).session !== null;

describe('signing in keeps the rules of ProConnect', () => {
  beforeEach(() => start());

  test('the request carries known parameters alone, long states and nonces, PKCE, and asks for no name and no e-mail', async () => {
    await upToReturn(openBrowser());
    const asked = provider.asked();
    expect([...asked.keys()].sort()).toEqual([
      'acr_values',
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ]);
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('scope')).toBe('openid siret');
    expect(asked.get('state')!.length).toBeGreaterThanOrEqual(32);
    expect(asked.get('nonce')!.length).toBeGreaterThanOrEqual(32);
  });

  test('an account comes in, back to the page that it came from', async () => {
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    expect(await codeOf(browser, await upToReturn(browser))).toBe(`303 ${SITE_ORIGIN}/echeances`);
    expect(await isSignedIn(browser)).toBe(true);
  });

  test('the cookie is out of reach of scripts and of other sites, for twelve hours; nothing in the database opens a session', async () => {
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    await codeOf(browser, await upToReturn(browser));
    const line = browser.received.find((received) => received.startsWith('conventions_session='))!;
    expect(line).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const { rows } = await stack.pool.query<{ all: string }>(`SELECT s::text AS all FROM session s`);
    expect(rows[0]!.all).not.toContain(browser.cookie('conventions_session'));
  });

  test('the session ends after twelve hours, to the second', async () => {
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    const begun = new Date();
    stack.setNow(begun);
    await codeOf(browser, await upToReturn(browser));
    stack.setNow(new Date(begun.getTime() + 12 * 3_600_000 - 1000));
    expect(await isSignedIn(browser)).toBe(true);
    stack.setNow(new Date(begun.getTime() + 12 * 3_600_000));
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('an account that is closed is out at once', async () => {
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    await codeOf(browser, await upToReturn(browser));
    await stack.pool.query('UPDATE account SET disabled_at = now()');
    expect(await isSignedIn(browser)).toBe(false);
    expect(await codeOf(browser, await upToReturn(browser))).toBe('ACCOUNT_DISABLED');
  });

  test('a state that is not the one sent is refused, and the attempt is spent', async () => {
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    const back = new URL(await upToReturn(browser));
    const forged = new URL(back);
    forged.searchParams.set('state', 'x'.repeat(43));
    expect(await codeOf(browser, forged.href)).toBe('SIGN_IN_NOT_VERIFIED');
    expect(await codeOf(browser, back.href)).toBe('SIGN_IN_EXPIRED');
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('the same answer opens nothing twice, with the same cookie or without', async () => {
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    const back = await upToReturn(browser);
    const cookie = browser.cookie('conventions_connexion')!;
    expect(await codeOf(browser, back)).toMatch(/^303/);
    const thief = openBrowser();
    expect(await codeOf(thief, back)).toBe('SIGN_IN_EXPIRED');
    thief.setCookie(stack.origin, 'conventions_connexion', cookie);
    expect(await codeOf(thief, back)).toBe('SIGN_IN_EXPIRED');
  });

  test('an answer given to someone else’s attempt signs nobody in', async () => {
    await openAccount(PERSON.sub);
    const [victim, attacker] = [openBrowser(), openBrowser()];
    await upToReturn(victim);
    expect(await codeOf(victim, await upToReturn(attacker))).toBe('SIGN_IN_NOT_VERIFIED');
    expect(await isSignedIn(victim)).toBe(false);
  });

  test('an attempt older than ten minutes is refused', async () => {
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    const begun = new Date();
    stack.setNow(begun);
    const back = await upToReturn(browser);
    stack.setNow(new Date(begun.getTime() + 10 * 60_000));
    expect(await codeOf(browser, back)).toBe('SIGN_IN_EXPIRED');
  });

  test('a refusal by the provider is told, as a page too', async () => {
    const browser = openBrowser();
    const back = new URL(await upToReturn(browser));
    back.searchParams.delete('code');
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', '<script>alert(1)</script>');
    const answer = await browser.go(back.href);
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('La connexion n’a pas abouti');
    expect(html).not.toContain('<script');
  });
});

describe('the body and the role rest upon sub and SIRET alone', () => {
  test('someone of an unknown body is refused, and leaves nothing behind', async () => {
    await start({ people: [{ ...PERSON, siret: '99999999900011' }] });
    const browser = openBrowser();
    expect(await codeOf(browser, await upToReturn(browser))).toBe('UNKNOWN_BODY');
    expect((await stack.pool.query('SELECT FROM account_request')).rowCount).toBe(0);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('someone of a known body without an account gets a reference to give, the same each time', async () => {
    await start();
    const browser = openBrowser();
    expect(await codeOf(browser, await upToReturn(browser))).toBe('NO_ACCOUNT');
    const page = await (await browser.go(await upToReturn(browser))).text();
    const { rows } = await stack.pool.query<{ reference: string }>('SELECT reference FROM account_request');
    expect(rows).toHaveLength(1);
    expect(page).toContain(rows[0]!.reference);
  });

  test('the e-mail of an account’s owner opens nothing for another sub', async () => {
    await start({ people: [{ ...PERSON, sub: 'quelqu-un-d-autre' }] });
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    expect(await codeOf(browser, await upToReturn(browser))).toBe('NO_ACCOUNT');
    const dump = await stack.pool.query<{ all: string }>(`SELECT r::text AS all FROM account_request r UNION ALL SELECT a::text FROM account a`);
    expect(JSON.stringify(dump.rows)).not.toContain('ministere.invalid');
  });

  test('the same person for another body is not the holder of the role', async () => {
    await start({ people: [{ ...PERSON, siret: '99999999900011' }] });
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    expect(await codeOf(browser, await upToReturn(browser))).toBe('BODY_CHANGED');
  });

  test.each([{ sub: PERSON.sub }, { sub: PERSON.sub, siret: 'le-ministere' }])('without a SIRET nobody comes in', async (person) => {
    await start({ people: [person] });
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    expect(await codeOf(browser, await upToReturn(browser))).toBe('NO_SIRET');
  });
});

describe('what the provider answers is verified', () => {
  test('userinfo that is not signed is refused', async () => {
    await start({ signsUserinfo: false });
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    expect(await codeOf(browser, await upToReturn(browser))).toBe('SIGN_IN_NOT_VERIFIED');
  });

  test('userinfo whose SIRET was changed on the way is refused', async () => {
    const swap = (jwt: string): string => {
      const [header, payload, signature] = jwt.split('.') as [string, string, string];
      const claims = Buffer.from(payload, 'base64url').toString().replace('99999999900011', SIRET);
      return [header, Buffer.from(claims).toString('base64url'), signature].join('.');
    };
    await start({ people: [{ ...PERSON, siret: '99999999900011' }], alter: (path, body) => (path === '/me' ? swap(body) : body) });
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    expect(await codeOf(browser, await upToReturn(browser))).toBe('SIGN_IN_NOT_VERIFIED');
  });

  test('an identity token with another nonce is refused, though nothing else was touched', async () => {
    await start();
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    const back = await upToReturn(browser);
    await stack.pool.query('UPDATE sign_in_attempt SET nonce = $1', ['n'.repeat(43)]);
    expect(await codeOf(browser, back)).toBe('SIGN_IN_NOT_VERIFIED');
  });

  test('a level of assurance that was not reached is refused', async () => {
    await start({ acr: 'eidas0' });
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    expect(await codeOf(browser, await upToReturn(browser))).toMatch(/ASSURANCE_TOO_LOW|SIGN_IN_DENIED/);
  });

  test('a provider that does not answer is told as such, and the next attempt asks it again', async () => {
    await start();
    await provider.stop();
    const browser = openBrowser();
    expect(await codeOf(browser, `${stack.origin}/connexion`)).toBe('PROVIDER_UNREACHABLE');
  });
});

describe('a session serves our own pages alone', () => {
  const mutation = JSON.stringify({ query: 'mutation { __typename }' });

  const signedIn = async (): Promise<Browser> => {
    await start();
    await openAccount(PERSON.sub);
    const browser = openBrowser();
    await browser.follow(`${stack.origin}/connexion`, hosts());
    expect(await isSignedIn(browser)).toBe(true);
    return browser;
  };

  const send = (browser: Browser, headers: Record<string, string>) =>
    browser.go(`${stack.origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: mutation });

  test('a mutation that another address sends with the cookie is refused, and so is one that names no address', async () => {
    const browser = await signedIn();
    expect((await send(browser, { origin: 'https://ailleurs.example' })).status).toBe(403);
    expect((await send(browser, { origin: 'http://localhost:9999' })).status).toBe(403);
    expect((await send(browser, {})).status).toBe(403);
    expect((await send(browser, { origin: SITE_ORIGIN })).status).toBe(200);
  });

  test('a form of another site can neither sign out nor slip a mutation past', async () => {
    const browser = await signedIn();
    expect((await browser.go(`${stack.origin}/deconnexion`, { method: 'POST', headers: { origin: 'https://ailleurs.example' } })).status).toBe(403);
    expect((await send(browser, { origin: SITE_ORIGIN, 'content-type': 'text/plain' })).status).toBe(415);
    expect(await isSignedIn(browser)).toBe(true);
  });

  test('only the site’s own pages may read answers with the session', async () => {
    await start();
    const headersFor = async (origin: string) => (await fetch(`${stack.origin}/session`, { headers: { origin } })).headers;
    const ours = await headersFor(SITE_ORIGIN);
    expect([ours.get('access-control-allow-origin'), ours.get('access-control-allow-credentials')]).toEqual([SITE_ORIGIN, 'true']);
    const other = await headersFor('https://ailleurs.example');
    expect([other.get('access-control-allow-origin'), other.get('access-control-allow-credentials')]).toEqual(['*', null]);
    expect(ours.get('vary')).toContain('Origin');
  });
});
