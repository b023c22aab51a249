import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A secret of 256 random bits, in 43 characters that an address and a cookie carry as they are. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

/** What is kept of a secret. As it is random, a fast hash is as good as a slow one, and each request pays for it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
