import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDemonstrationAccounts, DEMONSTRATION_ACCOUNTS } from './accounts.js';
import { SITE_ORIGIN, startAccessStack, type AccessStack } from '../testing/access-stack.js';
import { signInToDemonstration } from '../testing/demonstration-visitor.js';
import { openBrowser, type Browser } from '../testing/browser.js';

let stack: AccessStack;
beforeAll(async () => {
  stack = await startAccessStack({ demo: true });
});
afterAll(() => stack.stop());

const host = (): string => new URL(stack.origin).host;

const signIn = (browser: Browser, account: string): Promise<string> => signInToDemonstration(browser, stack.origin, account, '/tableau-de-bord?annee=2020');

const whoAmI = async (browser: Browser) =>
  (await (await browser.go(`${stack.origin}/session`)).json()) as { signInAvailable: boolean; session: { role: string; party: string | null } | null };

describe('the demonstration signs in with a real OpenID provider', () => {
  test.each(DEMONSTRATION_ACCOUNTS.map(({ id, role, party, academicRegions }) => ({ id, role, party, academicRegions })))(
    '$role comes in by $id, and back to the page that they came from',
    async ({ id, role, party, academicRegions }) => {
      const browser = openBrowser();
      expect(await signIn(browser, id)).toBe(`${SITE_ORIGIN}/tableau-de-bord?annee=2020`);
      expect((await whoAmI(browser)).session).toMatchObject({ role, party, academicRegions });
    },
  );

  test('the choice of accounts says that it is a demonstration, without a password or a script', async () => {
    const { response } = await openBrowser().follow(`${stack.origin}/connexion`, [host()]);
    const html = await response.text();
    expect(html).toContain('Démonstration');
    expect(html).toContain('inventées');
    expect(html).not.toMatch(/type="password"|<script/);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test('signing out ends the session here and with the provider, and the cookie opens nothing any more', async () => {
    const browser = openBrowser();
    await signIn(browser, 'demo-ministere');
    const held = browser.cookie('conventions_session')!;
    const out = await browser.go(`${stack.origin}/deconnexion`, { method: 'POST', headers: { origin: SITE_ORIGIN, accept: 'application/json' } });
    const { next } = (await out.json()) as { next: string };
    expect(new URL(next).searchParams.get('post_logout_redirect_uri')).toBe(`${SITE_ORIGIN}/`);
    expect(new URL(next).searchParams.get('state')!.length).toBeGreaterThanOrEqual(32);
    const page = await browser.go(next);
    expect(await page.text()).toContain('Me déconnecter');
    browser.setCookie(stack.origin, 'conventions_session', held);
    expect((await whoAmI(browser)).session).toBeNull();
    const { rows } = await stack.pool.query('SELECT FROM session WHERE revoked_at IS NOT NULL AND id_token IS NOT NULL');
    expect(rows).toEqual([]);
  });

  test('an account that is not of the demonstration cannot be chosen', async () => {
    const browser = openBrowser();
    const choice = await browser.follow(`${stack.origin}/connexion`, [host()]);
    const answer = await browser.go(choice.address, { method: 'POST', body: new URLSearchParams({ compte: 'quelqu-un' }) });
    expect(answer.status).toBe(400);
  });

  test('through a proxy, only a demonstration that was opened in so many words answers', async () => {
    const address = `${stack.origin}/demonstration/identification/.well-known/openid-configuration`;
    expect((await fetch(address)).status).toBe(200);
    expect((await fetch(address, { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(403);
  });
});

describe('without a demonstration', () => {
  test('its provider does not answer, nobody signs in, and its accounts are closed with their sessions', async () => {
    const browser = openBrowser();
    await signIn(browser, 'demo-administration');
    const bare = await startAccessStack({ demo: false });
    try {
      expect((await fetch(`${bare.origin}/demonstration/identification/.well-known/openid-configuration`)).status).toBe(404);
      const refused = await fetch(`${bare.origin}/connexion`, { headers: { accept: 'application/json' } });
      expect(refused.status).toBe(503);
    } finally {
      await bare.stop();
    }
    await closeDemonstrationAccounts(stack.pool, new Date());
    expect((await whoAmI(browser)).session).toBeNull();
  });
});
