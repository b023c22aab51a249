import * as oidc from 'openid-client';
import { FrenchError } from '../platform/french-error.js';
import type { Identity } from './account.js';
import { isLoopback } from './origin.js';
import type { Attempt } from './sign-in-attempt.js';

/** An OpenID provider, and us as it knows us. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Levels of assurance (acr) asked for; one of them must have been reached. Empty: any will do. */
  readonly acrValues: readonly string[];
  /** What the provider signs userinfo with. ProConnect: as it was told when the service was declared. */
  readonly userinfoAlgorithm: string;
}

/** Where the provider sends people back to; both are declared with it. */
export interface ReturnAddresses {
  readonly afterSignIn: string;
  readonly afterSignOut: string;
}

export interface SignedIn {
  readonly identity: Identity;
  readonly idToken: string;
}

/** Signing in and out with an OpenID provider, by the authorization code flow. */
export interface IdentityProvider {
  /** Where to send someone who signs in, and what to remember meanwhile. @throws FrenchError PROVIDER_UNREACHABLE */
  begin(): Promise<{ readonly address: URL } & Omit<Attempt, 'returnTo'>>;
  /**
   * Who signed in, from the address that they came back to.
   * @throws FrenchError SIGN_IN_DENIED, SIGN_IN_NOT_VERIFIED, ASSURANCE_TOO_LOW, PROVIDER_UNREACHABLE
   */
  finish(currentAddress: URL, attempt: Attempt): Promise<SignedIn>;
  /** Where to send someone who signs out; null: the provider knows no signing out. @throws FrenchError PROVIDER_UNREACHABLE */
  end(idToken: string): Promise<URL | null>;
}

/** No name and no e-mail address are asked for: the body and the role rest upon `sub` and `siret` alone. */
const SCOPE = 'openid siret';
const TIMEOUT_SECONDS = 10;

const unreachable = (cause: unknown): FrenchError =>
  new FrenchError('PROVIDER_UNREACHABLE', 'Le service d’identification ne répond pas : réessayez dans un instant.', { cause });

/**
 * The provider's own description is read at the first sign-in, and again after a failure: it may be down when the API starts.
 * Signatures are verified even over HTTPS, and userinfo that is not a signed JWT is refused.
 */
export const identityProvider = (settings: ProviderSettings, returns: ReturnAddresses): IdentityProvider => {
  let described: Promise<oidc.Configuration> | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    described ??= oidc.discovery(
      new URL(settings.issuer),
      settings.clientId,
      { client_secret: settings.clientSecret, userinfo_signed_response_alg: settings.userinfoAlgorithm },
      oidc.ClientSecretPost(settings.clientSecret),
      { timeout: TIMEOUT_SECONDS, execute: [oidc.enableNonRepudiationChecks, ...(isLoopback(settings.issuer) ? [oidc.allowInsecureRequests] : [])] },
    );
    return described.catch((cause: unknown) => {
      described = undefined;
      throw unreachable(cause);
    });
  };

  return {
    begin: async () => {
      const config = await configuration();
      const verifier = config.serverMetadata().supportsPKCE('S256') ? oidc.randomPKCECodeVerifier() : null;
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: returns.afterSignIn,
        scope: SCOPE,
        state,
        nonce,
        ...(verifier && { code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }),
        ...(settings.acrValues.length > 0 && { acr_values: settings.acrValues.join(' ') }),
      });
      return { address, state, nonce, verifier };
    },

    finish: async (currentAddress, attempt) => {
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, currentAddress, {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
          ...(attempt.verifier && { pkceCodeVerifier: attempt.verifier }),
        });
        const claims = tokens.claims();
        if (!claims || !tokens.id_token) throw new TypeError('no identity token');
        if (settings.acrValues.length > 0 && !settings.acrValues.some((value) => value === claims.acr)) {
          throw new FrenchError('ASSURANCE_TOO_LOW', 'Votre connexion n’atteint pas le niveau de garantie demandé : identifiez-vous par un moyen plus sûr, puis recommencez.');
        }
        const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
        const siret = userinfo['siret'];
        return {
          identity: { issuer: claims.iss, sub: claims.sub, siret: typeof siret === 'string' && /^\d{14}$/.test(siret) ? siret : null },
          idToken: tokens.id_token,
        };
      } catch (cause) {
        throw refusalOf(cause);
      }
    },

    end: async (idToken) => {
      const config = await configuration();
      if (!config.serverMetadata().end_session_endpoint) return null;
      return oidc.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: returns.afterSignOut, state: oidc.randomState() });
    },
  };
};

const refusalOf = (cause: unknown): FrenchError => {
  if (cause instanceof FrenchError) return cause;
  if (cause instanceof oidc.AuthorizationResponseError) {
    return new FrenchError('SIGN_IN_DENIED', 'Le service d’identification n’a pas confirmé votre connexion : recommencez.', { cause });
  }
  const isNetwork = cause instanceof TypeError && cause.message === 'fetch failed';
  if (isNetwork || (cause instanceof Error && cause.name === 'TimeoutError')) return unreachable(cause);
  return new FrenchError('SIGN_IN_NOT_VERIFIED', 'La réponse du service d’identification n’a pas pu être vérifiée : recommencez la connexion.', { cause });
};
