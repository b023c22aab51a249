import type { ServerResponse } from 'node:http';

/** Aborts once nobody waits for the answer any more. */
export const goneOf = (response: ServerResponse): AbortSignal => {
  const gone = new AbortController();
  response.once('close', () => {
    // Once all is sent there is nothing left to stop.
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
};
