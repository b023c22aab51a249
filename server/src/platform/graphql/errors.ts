import { GraphQLError } from 'graphql';

/** A refusal of what the caller asked: a stable code, and a French sentence that says what to do. */
export const badInput = (code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', reason: code } });
