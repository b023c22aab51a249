import { inject } from 'vitest';

/** The whole product, running: what a journey goes through. */
export interface Stack {
  /** Address of the built site, without a path. */
  readonly site: string;
  /** Address of the GraphQL API. */
  readonly api: string;
  /** The database behind it, for an oracle in SQL; journeys only read it. */
  readonly databaseUrl: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    stack: Stack;
  }
}

export const stack = (): Stack => inject('stack');
