import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FrenchError } from './french-error.js';

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/**
 * Opens a server's doors.
 * @param port 0 asks the system for a free one
 * @returns the port that it listens on
 * @throws FrenchError CONFIG_PORT where another program listens there
 */
export const listen = async (server: Server, port: number): Promise<number> => {
  try {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(port, done));
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new FrenchError('CONFIG_PORT', `Le port ${port} est déjà pris par un autre programme : arrêtez-le, ou donnez un autre port par la variable PORT.`, { cause: error });
  }
  return (server.address() as AddressInfo).port;
};
