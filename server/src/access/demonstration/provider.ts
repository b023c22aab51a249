import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { ProviderSettings, ReturnAddresses } from '../identity-provider.js';
import { PAGE_HEADERS } from '../page.js';
import { newSecret } from '../secret.js';
import { DEMONSTRATION_ACCOUNTS } from './accounts.js';
import { memoryAdapter } from './memory-adapter.js';
import { choicePage, faultPage, signedOutPage, signOutPage } from './pages.js';

/** Path of the API under which the demonstration's provider answers. */
export const DEMONSTRATION_PATH = '/demonstration/identification';
const CHOICE = `${DEMONSTRATION_PATH}/choix/`;

const CLIENT_ID = 'conventions-ouvertes-demonstration';
/** As ProConnect names its first level of assurance. */
const ACR = 'eidas1';
const ALGORITHM = 'RS256';
const LONGEST_FORM = 4096;

export interface DemonstrationProvider {
  /** How our own side signs in with it. */
  readonly settings: ProviderSettings;
  /** Answers at its path; false: the address is none of its own. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

const signingKey = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: newSecret(), alg: ALGORITHM, use: 'sig' };
};

const answer = (ctx: KoaContextWithOIDC, html: string): void => {
  ctx.set(PAGE_HEADERS);
  ctx.body = html;
};

const configurationOf = (clientSecret: string, returns: ReturnAddresses): Configuration => ({
  adapter: memoryAdapter(Date.now),
  jwks: { keys: [signingKey()] },
  cookies: { keys: [newSecret()], short: { path: '/' }, long: { path: '/' } },
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: clientSecret,
      redirect_uris: [returns.afterSignIn],
      post_logout_redirect_uris: [returns.afterSignOut],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: ALGORITHM,
      userinfo_signed_response_alg: ALGORITHM,
    },
  ],
  acrValues: [ACR],
  scopes: ['openid', 'siret', 'given_name', 'usual_name', 'email'],
  claims: { openid: ['sub', 'acr'], siret: ['siret'], given_name: ['given_name'], usual_name: ['usual_name'], email: ['email'] },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => answer(ctx, signOutPage(form)),
      postLogoutSuccessSource: (ctx) => answer(ctx, signedOutPage()),
    },
  },
  ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 3600, Interaction: 600, Session: 43_200, Grant: 43_200 },
  interactions: { url: (_, { uid }) => CHOICE + uid },
  renderError: (ctx, { error }) => answer(ctx, faultPage(error)),
  findAccount: (_, sub) => {
    const account = DEMONSTRATION_ACCOUNTS.find(({ id }) => id === sub);
    if (!account) return undefined;
    const { siret, givenName: given_name, usualName: usual_name } = account;
    return { accountId: sub, claims: () => ({ sub, siret, given_name, usual_name, email: `${sub}@demonstration.invalid` }) };
  },
  // Nobody is asked twice: whoever chose an account gave leave for what our own client asks for.
  loadExistingGrant: async (ctx) => {
    const { client, session, provider, params } = ctx.oidc;
    const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
    grant.addOIDCScope(String(params?.['scope'] ?? 'openid'));
    await grant.save();
    return grant;
  },
});

/**
 * A real OpenID provider, without passwords, for invented people: never where there is no demonstration.
 * @param isOpen whether anyone may use it; if not, only whoever sits at this machine
 */
export const demonstrationProvider = (apiOrigin: string, returns: ReturnAddresses, isOpen: boolean): DemonstrationProvider => {
  const issuer = apiOrigin + DEMONSTRATION_PATH;
  const clientSecret = newSecret();
  const provider = new Provider(issuer, configurationOf(clientSecret, returns));
  provider.proxy = apiOrigin.startsWith('https:');
  const answerProtocol = provider.callback();

  const choose = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      await provider.interactionDetails(request, response);
      response.writeHead(200, PAGE_HEADERS).end(choicePage(request.url ?? '/'));
      return;
    }
    const accountId = new URLSearchParams(await readForm(request)).get('compte') ?? '';
    if (!DEMONSTRATION_ACCOUNTS.some(({ id }) => id === accountId)) {
      response.writeHead(400, PAGE_HEADERS).end(faultPage('account_unknown'));
      return;
    }
    await provider.interactionFinished(request, response, { login: { accountId, acr: ACR } });
  };

  return {
    settings: { issuer, clientId: CLIENT_ID, clientSecret, acrValues: [ACR], userinfoAlgorithm: ALGORITHM },
    handle: async (request, response) => {
      const url = request.url ?? '/';
      if (!url.startsWith(`${DEMONSTRATION_PATH}/`)) return false;
      if (!isOpen && !isFromThisMachine(request)) {
        response.writeHead(403, PAGE_HEADERS).end(faultPage('demonstration_local'));
      } else if (url.startsWith(CHOICE)) {
        await choose(request, response).catch(() => response.writeHead(400, PAGE_HEADERS).end(faultPage('interaction_expired')));
      } else {
        const mounted = Object.assign(request, { originalUrl: url, url: url.slice(DEMONSTRATION_PATH.length) });
        await answerProtocol(mounted, response);
      }
      return true;
    },
  };
};

/** Someone who came through a proxy came from elsewhere. */
const isFromThisMachine = ({ socket, headers }: IncomingMessage): boolean =>
  /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;

const readForm = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8');
    if (text.length > LONGEST_FORM) throw new RangeError('form too long');
  }
  return text;
};
