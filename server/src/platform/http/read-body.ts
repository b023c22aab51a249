import type { IncomingMessage } from 'node:http';

/** What is read of a refused body, so that its sender reads the refusal; whoever goes on sending is cut off. */
const TIMES_THROWN_AWAY = 16;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type Body = { readonly text: string } | { readonly problem: 'TOO_LARGE' | 'NOT_UTF8' };

/**
 * The body as text.
 * @param largest in bytes
 */
export const readBody = async (request: IncomingMessage, largest: number): Promise<Body> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
    else if (size > TIMES_THROWN_AWAY * largest) request.destroy();
  }
  if (size > largest) return { problem: 'TOO_LARGE' };
  try {
    return { text: utf8.decode(Buffer.concat(chunks)) };
  } catch {
    return { problem: 'NOT_UTF8' };
  }
};
