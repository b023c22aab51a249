import { resolve } from 'node:path';
import { FrenchError } from './french-error.js';
import { readAddresses, type StandbyAddress } from './replicas/read-addresses.js';

/** What the environment sets, read once at the composition root. */
export interface Config {
  /** Port of the GraphQL API; 0 asks the system for a free one. */
  readonly port: number;
  /** Address of a PostgreSQL 15 to 18, or null: the embedded one is started. */
  readonly databaseUrl: string | null;
  /** Standbys of that database, which questions are read at; none: at the database itself. */
  readonly standbys: readonly StandbyAddress[];
  /** Folder of the embedded database. */
  readonly dataDir: string;
  /** Folder of the convention files; null: the project's own. */
  readonly conventionsFolder: string | null;
  /** Whether the demonstration data may be loaded (DEMO=0 leaves it out). */
  readonly demo: boolean;
  /** Whether DEMO=1 was asked for in so many words: then anyone may try the demonstration's accounts, not this machine alone. */
  readonly openDemo: boolean;
  /** Address of the site, without a path: whose pages may ask with their visitor's session. */
  readonly siteOrigin: string;
  /** Address of the API as browsers reach it, without a path; null: this machine's, at its port. */
  readonly apiOrigin: string | null;
  /** The OpenID provider that people sign in with; null: none. */
  readonly oidc: OidcConfig | null;
  /** The least that is logged: `debug` for every answer, `info`, `warn`, `error`, `silent`. */
  readonly logLevel: LogLevel;
  /** Requests a minute for one client; null: the first reading, from which this machine is left out; 0: any number. */
  readonly rateLimit: number | null;
  /** Addresses and networks of our proxies, whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** What reads the metrics from another machine; null: this machine alone. */
  readonly metricsToken: string | null;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const logLevelOf = (value: string): LogLevel => {
  const level = LOG_LEVELS.find((known) => known === value);
  if (level) return level;
  throw new FrenchError('CONFIG_LOG', `La variable LOG_LEVEL vaut «\u00A0${value}\u00A0»\u00A0: donnez l’un de ${LOG_LEVELS.join(', ')}.`);
};

const rateLimitOf = (value: string | undefined): number | null => {
  if (!value) return null;
  const rate = Number(value);
  if (Number.isSafeInteger(rate) && rate >= 0) return rate;
  throw new FrenchError('CONFIG_RATE', `La variable RATE_LIMIT vaut «\u00A0${value}\u00A0»\u00A0: donnez un nombre entier de requêtes par minute, ou 0 pour ne rien limiter.`);
};

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly acrValues: readonly string[];
  readonly userinfoAlgorithm: string;
}

const portOf = (value: string | undefined, fallback: number): number => {
  if (value === undefined || value === '') return fallback;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new FrenchError('CONFIG_PORT', `La variable PORT vaut « ${value} » : donnez un entier entre 0 et 65 535.`);
  }
  return port;
};

const originOf = (name: string, value: string): string => {
  const address = URL.parse(value);
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new FrenchError('CONFIG_ADDRESS', `La variable ${name} vaut « ${value} » : donnez une adresse comme https://conventions.example.org.`);
  }
  return address.origin;
};

const isOnThisMachine = (address: string): boolean => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(address);

const oidcOf = (env: NodeJS.ProcessEnv): OidcConfig | null => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer) return null;
  const origin = originOf('OIDC_ISSUER', issuer);
  if (!origin.startsWith('https:') && !isOnThisMachine(origin)) {
    throw new FrenchError('CONFIG_OIDC', `OIDC_ISSUER vaut « ${issuer} » : un service d’identification se joint en HTTPS.`);
  }
  if (!clientId || !clientSecret) {
    throw new FrenchError('CONFIG_OIDC', 'OIDC_ISSUER est donné sans OIDC_CLIENT_ID ni OIDC_CLIENT_SECRET, ou sans l’un des deux : donnez les trois.');
  }
  return {
    issuer,
    clientId,
    clientSecret,
    acrValues: (env['OIDC_ACR_VALUES'] ?? '').split(' ').filter((value) => value !== ''),
    userinfoAlgorithm: env['OIDC_USERINFO_ALG'] || 'RS256',
  };
};

/**
 * @param env the process's environment
 * @throws FrenchError CONFIG_PORT, CONFIG_DEMO, CONFIG_ADDRESS, CONFIG_OIDC, CONFIG_LOG, CONFIG_RATE, CONFIG_READ_URLS
 */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  if (env['DEMO'] !== undefined && !['0', '1', ''].includes(env['DEMO'])) {
    throw new FrenchError('CONFIG_DEMO', `La variable DEMO vaut « ${env['DEMO']} » : donnez 0 (sans démonstration) ou 1.`);
  }
  return {
    port: portOf(env['PORT'], 4000),
    databaseUrl: env['DATABASE_URL'] || null,
    standbys: readAddresses(env['DATABASE_READ_URLS'], env['DATABASE_URL'] || null),
    dataDir: resolve(env['DATA_DIR'] || '.data'),
    conventionsFolder: env['CONVENTIONS_DIR'] ? resolve(env['CONVENTIONS_DIR']) : null,
    demo: env['DEMO'] !== '0',
    openDemo: env['DEMO'] === '1',
    siteOrigin: originOf('SITE_ORIGIN', env['SITE_ORIGIN'] || `http://localhost:${portOf(env['SITE_PORT'], 4001)}`),
    apiOrigin: env['PUBLIC_API_URL'] ? originOf('PUBLIC_API_URL', env['PUBLIC_API_URL']) : null,
    oidc: oidcOf(env),
    logLevel: logLevelOf(env['LOG_LEVEL'] || 'info'),
    rateLimit: rateLimitOf(env['RATE_LIMIT']),
    trustedProxies: (env['TRUSTED_PROXIES'] ?? '').split(',').map((entry) => entry.trim()).filter((entry) => entry !== ''),
    metricsToken: env['METRICS_TOKEN'] || null,
  };
};
