import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { serveSite } from '../../scripts/static-site.mjs';
import { buildSite } from './build-site.js';
import compile from './compile.js';
import { plantSecrets } from './plant-secrets.js';
import { startServer } from './server-process.js';
import type { Stack } from './stack.js';

const onServer = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

const databaseAt = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

/** A stack that runs already, for those who write a journey and do not want to wait: E2E_SITE, E2E_API and E2E_DATABASE. */
const givenStack = (): Stack | null => {
  const { E2E_SITE: site, E2E_API: api, E2E_DATABASE: databaseUrl } = process.env;
  return site && api && databaseUrl ? { site, api, databaseUrl } : null;
};

/** Starts everything once for all journeys: a database with the demonstration data, the compiled API, the built site. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = givenStack();
  if (given) {
    project.provide('stack', given);
    return undefined;
  }
  compile();
  const { postgresUrl } = project.getProvidedContext();
  const name = `stack_${randomBytes(6).toString('hex')}`;
  const undo: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.reverse()) await step();
  };
  try {
    await onServer(postgresUrl, `CREATE DATABASE ${name}`);
    undo.push(() => onServer(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    const databaseUrl = databaseAt(postgresUrl, name);
    const folder = mkdtempSync(join(tmpdir(), 'conventions-site-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    // Served before it is built, and before the API starts: its pages name their own addresses, and the API the site that may sign people in.
    const { port, stop: stopSite } = await serveSite(folder, 0);
    undo.push(stopSite);
    const site = `http://localhost:${port}`;
    const server = await startServer({ DATABASE_URL: databaseUrl, SITE_ORIGIN: site });
    undo.push(async () => void (await server.end('SIGTERM')));
    // One host for both: a session's cookie goes from the pages to the API.
    const api = `${server.origin.replace('127.0.0.1', 'localhost')}/graphql`;
    await plantSecrets(databaseUrl);
    await buildSite(api, folder, { SITE_ORIGIN: site });
    project.provide('stack', { site, api, databaseUrl });
    return stop;
  } catch (error) {
    // What went wrong first is what is to be read.
    await stop().catch(() => undefined);
    throw error;
  }
}
