import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { memoryAdapter } from '../demonstration/memory-adapter.js';
import type { ProviderSettings, ReturnAddresses } from '../identity-provider.js';

/** Someone whom the provider knows, with the claims that it tells of them. */
export interface Person {
  readonly sub: string;
  readonly siret?: string;
  readonly email?: string;
}

export interface TestProviderOptions {
  readonly returns: ReturnAddresses;
  readonly people: readonly Person[];
  /** Whether userinfo comes as a signed JWT. */
  readonly signsUserinfo?: boolean;
  /** Level of assurance that sign-ins reach. */
  readonly acr?: string;
  /** Lets a test alter what the provider answers, as a thief in between would. */
  readonly alter?: (path: string, body: string) => string;
}

export interface TestProvider {
  readonly settings: ProviderSettings;
  /** Query of the last authorization request. */
  readonly asked: () => URLSearchParams;
  stop(): Promise<void>;
}

const CLIENT = { id: 'essai', secret: 'un-secret-d-essai-assez-long-pour-un-essai' };

/** A real provider on a port of its own, where the first of the people is signed in without being asked. */
export const startTestProvider = async ({ returns, people, signsUserinfo = true, acr = 'eidas1', alter }: TestProviderOptions): Promise<TestProvider> => {
  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async () => undefined;
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    adapter: memoryAdapter(Date.now),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'essai', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['essai'] },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [returns.afterSignIn],
        post_logout_redirect_uris: [returns.afterSignOut],
        token_endpoint_auth_method: 'client_secret_post',
        ...(signsUserinfo && { userinfo_signed_response_alg: 'RS256' }),
      },
    ],
    acrValues: ['eidas1', 'eidas0'],
    scopes: ['openid', 'siret'],
    claims: { openid: ['sub', 'acr'], siret: ['siret', 'email'] },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
    interactions: { url: (_, { uid }) => `/choix/${uid}` },
    renderError: (ctx, out) => void (ctx.body = out),
    findAccount: (_, sub) => {
      const person = people.find((candidate) => candidate.sub === sub);
      return person && { accountId: sub, claims: () => ({ ...person }) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid siret');
      await grant.save();
      return grant;
    },
  });
  const protocol = provider.callback();
  let asked = new URLSearchParams();
  answer = async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/auth') asked = url.searchParams;
    if (url.pathname.startsWith('/choix/')) {
      return provider.interactionFinished(request, response, { login: { accountId: people[0]!.sub, acr } });
    }
    if (alter) alterAnswers(response, (body) => alter(url.pathname, body));
    await protocol(request, response);
  };
  return {
    settings: { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, acrValues: ['eidas1'], userinfoAlgorithm: 'RS256' },
    asked: () => asked,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
};

const alterAnswers = (response: ServerResponse, change: (body: string) => string): void => {
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  response.end = ((body?: unknown) => {
    if (typeof body !== 'string' && !Buffer.isBuffer(body)) return end(body);
    const changed = Buffer.from(change(body.toString()));
    if (!response.headersSent) response.setHeader('content-length', changed.length);
    return end(changed);
  }) as ServerResponse['end'];
};
