import { connect, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A body as it came: what reading it costs a client is not what it costs to serve it. */
export interface Body {
  readonly bytes: Buffer;
  readonly text: () => string;
}

/** One kept connection of HTTP/1.1, as thin as can be: the machine that measures is the machine that answers. */
export interface Connection {
  /** Sends a request, ready made, and gives the body of its answer. @throws Error for a status other than 200 */
  send(request: Buffer): Promise<Body>;
  /** Whether the server has let it go: idle ones are closed. */
  readonly isClosed: boolean;
  close(): void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

interface Head {
  readonly status: number;
  readonly length: number | null;
  readonly isZipped: boolean;
  readonly bodyAt: number;
}

const headOf = (received: Buffer): Head | null => {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return null;
  const text = received.toString('latin1', 0, end);
  const length = /^content-length: *(\d+)/im.exec(text)?.[1];
  return { status: Number(text.slice(9, 12)), length: length === undefined ? null : Number(length), isZipped: /^content-encoding: *gzip/im.test(text), bodyAt: end + 4 };
};

/** The body in chunks, once its last one is there. */
const unchunked = (body: Buffer): Buffer | null => {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(body.toString('latin1', at, line), 16);
    if (size === 0) return body.length >= line + 4 ? Buffer.concat(parts) : null;
    if (body.length < line + 2 + size + 2) return null;
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
};

export const openConnection = (port: number): Promise<Connection> =>
  new Promise((opened, failed) => {
    let waiting: { done: (body: Body) => void; fail: (error: Error) => void } | null = null;
    let chunks: Buffer[] = [];
    let size = 0;
    let head: Head | null = null;
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true }, () =>
      opened({
        get isClosed() {
          return socket.destroyed || socket.readyState !== 'open';
        },
        send: (request) =>
          new Promise((done, fail) => {
            waiting = { done, fail };
            socket.write(request);
          }),
        close: () => void socket.end(),
      }),
    );
    socket.on('error', (error) => (waiting ? waiting.fail(error) : failed(error)));
    socket.on('close', () => waiting?.fail(new Error('the connection was closed before its answer')));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      head ??= headOf(Buffer.concat(chunks));
      if (!head || !waiting || (head.length !== null && size - head.bodyAt < head.length)) return;
      const rest = Buffer.concat(chunks).subarray(head.bodyAt);
      const body = head.length === null ? unchunked(rest) : rest;
      if (body === null) return;
      const { status, isZipped } = head;
      const { done, fail } = waiting;
      [waiting, chunks, size, head] = [null, [], 0, null];
      if (status === 200) done({ bytes: body, text: () => (isZipped ? gunzipSync(body) : body).toString('utf8') });
      else fail(new Error(`HTTP ${status}: ${body.toString('utf8').slice(0, 500)}`));
    });
  });

export const postRequest = (path: string, body: unknown): Buffer => {
  const text = Buffer.from(JSON.stringify(body));
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${text.length}\r\n\r\n`), text]);
};

/** As browsers ask: they take what is compressed. */
export const getRequest = (path: string): Buffer => Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\naccept-encoding: gzip\r\n\r\n`);
