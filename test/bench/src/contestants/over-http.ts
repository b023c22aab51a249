import { openConnection, type Body } from '../http-client.ts';
import type { Asked, Numbers, Question } from '../questions.ts';
import type { Line } from './contestant.ts';

const isCut = (error: unknown): boolean => ['ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '');

/** A kept connection over which each question is sent as `requestOf` writes it. */
export const httpLine = async (port: number, requestOf: (question: Question, asked: Asked) => Buffer, numbersOf: (question: Question, body: string) => Numbers): Promise<Line> => {
  let connection = await openConnection(port);
  const send = async (request: Buffer): Promise<Body> => {
    if (connection.isClosed) connection = await openConnection(port);
    return connection.send(request);
  };
  return {
    ask: async (question, asked) => {
      const request = requestOf(question, asked);
      // While slower contestants are asked a server may let an idle connection go, and be asked in that very moment.
      const body = await send(request).catch(async (error: unknown) => {
        if (!isCut(error)) throw error;
        connection = await openConnection(port);
        return connection.send(request);
      });
      return { bytes: body.bytes.length, numbers: () => numbersOf(question, body.text()) };
    },
    close: () => connection.close(),
  };
};
