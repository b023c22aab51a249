import { describe, expect, it } from 'vitest';
import type { Fetch } from '#lib/api/fetch.js';
import { askSession, sessionAnswer, signInAddress, signOut } from './session.js';

const SESSION = { role: 'PARTNER', party: 'opca-defi', academicRegions: [], expiresAt: '2026-11-21T12:00:00.000Z' };
const answering =
  (body: unknown, status = 200): Fetch =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));

describe('the session of a reader', () => {
  it('is read as the API tells it, and nothing else is taken for one', () => {
    expect(sessionAnswer({ signInAvailable: true, session: SESSION })).toEqual({ signInAvailable: true, session: SESSION });
    expect(sessionAnswer({ signInAvailable: false, session: null })).toEqual({ signInAvailable: false, session: null });
    for (const wrong of [null, 'x', {}, { signInAvailable: true, session: { ...SESSION, role: 'ROOT' } }, { signInAvailable: true, session: 4 }]) {
      expect(sessionAnswer(wrong)).toBeNull();
    }
  });

  it('is asked for beside the API, with the reader’s own cookie', async () => {
    const seen: (readonly [string, RequestInit | undefined])[] = [];
    const fetch: Fetch = (input, init) => {
      seen.push([String(input), init]);
      return Promise.resolve(new Response(JSON.stringify({ signInAvailable: true, session: null })));
    };
    await askSession(fetch, 'https://etat.test/api/graphql');
    expect(seen[0]?.[0]).toBe('https://etat.test/api/session');
    expect(seen[0]?.[1]).toMatchObject({ credentials: 'include' });
    expect(signInAddress('https://etat.test/api/graphql', '/mon-espace')).toBe('https://etat.test/api/connexion?retour=%2Fmon-espace');
  });

  it('an API that fails is told as any live question is', async () => {
    await expect(askSession(answering({}, 500), 'https://etat.test/graphql')).rejects.toMatchObject({ failure: 'REFUSED' });
    await expect(askSession(() => Promise.reject(new TypeError('fetch failed')), 'https://etat.test/graphql')).rejects.toMatchObject({ failure: 'UNREACHABLE' });
    await expect(askSession(answering({ session: 1 }), 'https://etat.test/graphql')).rejects.toMatchObject({ failure: 'UNREADABLE' });
  });

  it('once ended leads to where the API says, if that is an address of the web', async () => {
    await expect(signOut(answering({ next: 'https://id.test/fin' }), 'https://etat.test/graphql')).resolves.toBe('https://id.test/fin');
    await expect(signOut(answering({ next: 'javascript:alert(1)' }), 'https://etat.test/graphql')).resolves.toBeNull();
  });
});
