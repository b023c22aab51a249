const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address is this machine's own, where HTTP is as private as HTTPS. */
export const isLoopback = (address: string): boolean => LOOPBACK.has(new URL(address).hostname);
