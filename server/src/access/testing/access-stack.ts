import type { MikroORM } from '@mikro-orm/postgresql';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { startApi } from '../../api/server.js';
import type { OidcConfig } from '../../platform/config.js';
import { openPool } from '../../platform/database.js';
import { seededDatabase } from '../../platform/testing/database.js';
import { openOrm } from '../../store/open-orm.js';
import { openAccess, type Access } from '../open-access.js';

export const SITE_ORIGIN = 'http://localhost:4001';

/** The API with its doors, over a database of one test's own, at an hour that the test sets. */
export interface AccessStack {
  readonly pool: pg.Pool;
  readonly orm: MikroORM;
  readonly origin: string;
  /** Moves the hour. */
  setNow(now: Date): void;
  stop(): Promise<void>;
}

export interface AccessStackOptions {
  readonly demo?: boolean;
  /** Provider to sign in with, once the address of the API is known. */
  readonly oidcAt?: (apiOrigin: string) => Promise<OidcConfig>;
}

/** A port that is free now, so that the provider can be told the API's address before the API starts. */
const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, done));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((done) => probe.close(() => done()));
  return port;
};

export const startAccessStack = async ({ demo = false, oidcAt }: AccessStackOptions): Promise<AccessStack> => {
  const database = await seededDatabase();
  const pool = openPool(database.url);
  const orm = await openOrm(database.url);
  let now = new Date();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const oidc = (await oidcAt?.(origin)) ?? null;
  const access: Access = await openAccess({ pool, oidc, demo, openDemo: false, siteOrigin: SITE_ORIGIN, apiOrigin: origin, now: () => now });
  const api = await startApi({ pool, orm, port, siteOrigin: SITE_ORIGIN, actorOf: access.actorOf, doors: access.doors, now: () => now });
  return {
    pool,
    orm,
    origin,
    setNow: (next) => {
      now = next;
    },
    stop: async () => {
      await api.stop();
      await orm.close(true);
      await pool.end();
      await database.drop();
    },
  };
};
