import { openConnection } from '../http-client.ts';
import type { Asked, Numbers, Question } from '../questions.ts';
import type { Line } from './contestant.ts';

/** A kept connection over which each question is sent as `requestOf` writes it. */
export const httpLine = async (port: number, requestOf: (question: Question, asked: Asked) => Buffer, numbersOf: (question: Question, body: string) => Numbers): Promise<Line> => {
  let connection = await openConnection(port);
  return {
    ask: async (question, asked) => {
      if (connection.isClosed) connection = await openConnection(port);
      const body = await connection.send(requestOf(question, asked));
      return { bytes: Buffer.byteLength(body), numbers: () => numbersOf(question, body) };
    },
    close: () => connection.close(),
  };
};
