import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { getRequest, postRequest } from '../http-client.ts';
import { QUESTIONS } from '../questions.ts';
import type { Contestant } from './contestant.ts';
import { httpLine } from './over-http.ts';
import { serve } from './process.ts';
import { DOCUMENTS, productNumbers, variablesOf } from './product-questions.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How it is asked: by POST every answer is made anew; by GET it may come from what is kept under the data's version. */
export type Method = 'POST' | 'GET';

export interface ProductProcess {
  readonly pid: number;
  readonly port: number;
  contestant(name: string, method: Method, before?: () => Promise<unknown>): Contestant;
  stop(): Promise<void>;
}

/** The product as it runs in production: its own entry point, told what to do by its environment alone. */
export const startProduct = async (main: string, databaseUrl: string, folder: string, processes = '1'): Promise<ProductProcess> => {
  const documents = `${folder}/documents.json`;
  await writeFile(documents, JSON.stringify(QUESTIONS.map((question) => ({ name: question, sha256: sha256(DOCUMENTS[question]), text: DOCUMENTS[question] }))));
  // As `npm start` runs it.
  const served = await serve(['--max-semi-space-size=16', main], { MALLOC_ARENA_MAX: '2', DATABASE_URL: databaseUrl, PORT: '0', DEMO: '0', LOG_LEVEL: 'error', PERSISTED_DOCUMENTS: documents, PROCESSES: processes });
  return {
    pid: served.pid,
    port: served.port,
    contestant: (name, method, before) => ({
      name,
      answers: QUESTIONS,
      ...(before && { before, isAskedAlone: true }),
      pid: served.pid,
      open: () =>
        httpLine(
          served.port,
          (question, asked) => {
            const variables = variablesOf(question, asked);
            const documentId = `sha256:${sha256(DOCUMENTS[question])}`;
            if (method === 'POST') return postRequest('/graphql', { documentId, variables });
            return getRequest(`/graphql?documentId=${encodeURIComponent(documentId)}&variables=${encodeURIComponent(JSON.stringify(variables))}`);
          },
          productNumbers,
        ),
      stop: async () => undefined,
    }),
    stop: served.stop,
  };
};
