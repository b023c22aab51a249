import { badInput } from './errors.js';

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 200;

/** @throws BAD_USER_INPUT PAGE_SIZE outside 1 to 200 */
export const pageSize = (first: number | null | undefined): number => {
  if (first === null || first === undefined) return DEFAULT_PAGE;
  if (first >= 1 && first <= LARGEST_PAGE) return first;
  throw badInput('PAGE_SIZE', `L'argument « first » vaut ${first} : donnez un nombre de 1 à ${LARGEST_PAGE}, puis demandez la page suivante par « after ».`);
};

/** An opaque cursor that holds the sort key of the last row. */
export const encodeCursor = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** What one part of a cursor's key is: text without NUL, or a whole number. */
export type CursorPart = 'text' | 'integer';

const isOf = (part: unknown, kind: CursorPart | undefined): boolean =>
  kind === 'integer' ? Number.isSafeInteger(part) : typeof part === 'string' && !part.includes('\u0000');

/**
 * @param kinds of the parts of the key, in order
 * @throws BAD_USER_INPUT CURSOR for text that is no cursor of this list
 */
export const decodeCursor = (cursor: string, kinds: readonly CursorPart[]): unknown[] => {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === kinds.length && key.every((part, index) => isOf(part, kinds[index]))) return key;
  } catch {
    // Falls through to the refusal: text that is not JSON is no cursor either.
  }
  throw badInput('CURSOR', "L'argument « after » n'est pas un curseur de cette liste : reprenez la valeur « endCursor » de la page précédente.");
};
