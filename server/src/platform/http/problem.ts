import type { ServerResponse } from 'node:http';

const codes = new WeakMap<ServerResponse, string>();

/** A refusal of a request before anything was asked: a stable code and a French sentence, in the form of a GraphQL answer. */
export const problem = (response: ServerResponse, status: number, code: string, message: string): void => {
  codes.set(response, code);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
};

/** The code with which a request was refused; undefined: it was not. */
export const problemOf = (response: ServerResponse): string | undefined => codes.get(response);
