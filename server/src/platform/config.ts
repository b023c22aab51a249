import { resolve } from 'node:path';
import { FrenchError } from './french-error.js';

/** What the environment sets, read once at the composition root. */
export interface Config {
  /** Port of the GraphQL API; 0 asks the system for a free one. */
  readonly port: number;
  /** Address of a PostgreSQL 15 to 18, or null: the embedded one is started. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded database. */
  readonly dataDir: string;
  /** Whether the demonstration data may be loaded (DEMO=0 leaves it out). */
  readonly demo: boolean;
  readonly logLevel: string;
}

const portOf = (value: string | undefined, fallback: number): number => {
  if (value === undefined || value === '') return fallback;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new FrenchError('CONFIG_PORT', `La variable PORT vaut « ${value} » : donnez un entier entre 0 et 65 535.`);
  }
  return port;
};

/**
 * @param env the process's environment
 * @throws FrenchError CONFIG_PORT, CONFIG_DEMO
 */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  if (env['DEMO'] !== undefined && !['0', '1', ''].includes(env['DEMO'])) {
    throw new FrenchError('CONFIG_DEMO', `La variable DEMO vaut « ${env['DEMO']} » : donnez 0 (sans démonstration) ou 1.`);
  }
  return {
    port: portOf(env['PORT'], 4000),
    databaseUrl: env['DATABASE_URL'] || null,
    dataDir: resolve(env['DATA_DIR'] || '.data'),
    demo: env['DEMO'] !== '0',
    logLevel: env['LOG_LEVEL'] || 'info',
  };
};
