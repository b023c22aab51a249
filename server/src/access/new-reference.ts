import { randomInt } from 'node:crypto';

/** Without the signs that are mistaken for one another when read out. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

/** A reference to read out over the telephone, such as `K7MQ2-XW4TB`. */
export const newReference = (): string => {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;
};
