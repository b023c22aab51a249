import { createServer, type AddressInfo } from 'node:net';

/** A port that nobody listens on at the moment, for a program that cannot be asked which one it took. */
export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
