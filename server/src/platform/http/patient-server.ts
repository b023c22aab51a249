import { createServer, type RequestListener, type Server } from 'node:http';

/** What a client may take its time for, in milliseconds: whoever sends a byte a minute holds no connection for long. */
const PATIENCE = {
  headers: 10_000,
  /** A whole request, its body included. */
  request: 120_000,
  /** Between two requests on one connection. */
  keepAlive: 20_000,
  /** Without a byte in either direction. */
  silence: 120_000,
  check: 2_000,
};

const MOST_CONNECTIONS = 2000;
const LARGEST_HEADERS = 16 * 1024;
/** How long answers under way are given once the server is asked to stop. */
const STOP_MS = 2000;

export type Patience = { readonly [name in keyof typeof PATIENCE]?: number };

/** An HTTP server that slow clients cannot hold up. @param patience other times, for tests */
export const patientServer = (listener: RequestListener, patience: Patience = {}): Server => {
  const { headers, request, keepAlive, silence, check } = { ...PATIENCE, ...patience };
  const server = createServer(
    { headersTimeout: headers, requestTimeout: request, keepAliveTimeout: keepAlive, connectionsCheckingInterval: check, maxHeaderSize: LARGEST_HEADERS, noDelay: true },
    listener,
  );
  server.setTimeout(silence);
  server.maxConnections = MOST_CONNECTIONS;
  return server;
};

/** Lets answers under way end, for a while. */
export const stopServer = async (server: Server): Promise<void> => {
  server.closeIdleConnections();
  const closed = new Promise<void>((done) => server.close(() => done()));
  const drop = setTimeout(() => server.closeAllConnections(), STOP_MS);
  await closed;
  clearTimeout(drop);
};
