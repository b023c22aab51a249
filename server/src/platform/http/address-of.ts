import type { IncomingMessage } from 'node:http';

/** The address that a request asks for; null where it is none, or says its characters wrongly (`%ZZ`, `%FF`). */
export const addressOf = ({ url = '/' }: IncomingMessage): URL | null => {
  try {
    decodeURIComponent(url);
    return new URL(url, 'http://localhost');
  } catch {
    return null;
  }
};
