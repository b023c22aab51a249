import { connect, type Socket } from 'node:net';

/** One kept connection of HTTP/1.1, as thin as can be: the machine that measures is the machine that answers. */
export interface Connection {
  /** Sends a request, ready made, and gives the body of its answer. @throws Error for a status other than 200 */
  send(request: Buffer): Promise<string>;
  /** Whether the server has let it go: idle ones are closed. */
  readonly isClosed: boolean;
  close(): void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

interface Head {
  readonly status: number;
  readonly length: number | null;
  readonly bodyAt: number;
}

const headOf = (received: Buffer): Head | null => {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return null;
  const text = received.toString('latin1', 0, end);
  const length = /^content-length: *(\d+)/im.exec(text)?.[1];
  return { status: Number(text.slice(9, 12)), length: length === undefined ? null : Number(length), bodyAt: end + 4 };
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
    let waiting: { done: (body: string) => void; fail: (error: Error) => void } | null = null;
    let received = Buffer.alloc(0);
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
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const head = headOf(received);
      if (!head || !waiting) return;
      const rest = received.subarray(head.bodyAt);
      const body = head.length === null ? unchunked(rest) : rest.length >= head.length ? rest : null;
      if (body === null) return;
      const { done, fail } = waiting;
      waiting = null;
      received = Buffer.alloc(0);
      if (head.status === 200) done(body.toString('utf8'));
      else fail(new Error(`HTTP ${head.status}: ${body.toString('utf8').slice(0, 500)}`));
    });
  });

export const postRequest = (path: string, body: unknown): Buffer => {
  const text = Buffer.from(JSON.stringify(body));
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${text.length}\r\n\r\n`), text]);
};

export const getRequest = (path: string): Buffer => Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\r\n`);
