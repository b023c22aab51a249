import type { Fetch } from './fetch.js';

/** Addresses longer than this are not sent everywhere: such a question goes as a body. */
const LONGEST_ADDRESS = 6000;

/**
 * Asks by the SHA-256 of the document alone, by GET, so that answers can be kept on the way.
 * @returns null where it has to be asked by its text: too long, no SHA-256 on this page (plain http), or an API that does not keep it
 */
export async function askById(fetch: Fetch, url: string, text: string, variables: unknown, signal: AbortSignal): Promise<Response | null> {
  const sha256 = await sha256Of(text);
  if (sha256 === null) return null;
  const address = `${url}?${new URLSearchParams({ documentId: `sha256:${sha256}`, variables: JSON.stringify(variables) }).toString()}`;
  if (address.length > LONGEST_ADDRESS) return null;
  const response = await fetch(address, { headers: { accept: 'application/json' }, signal });
  return response.status === 404 ? null : response;
}

const known = new Map<string, Promise<string>>();

async function sha256Of(text: string): Promise<string | null> {
  // Browsers offer it on https and on this machine only.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return null;
  const digest = known.get(text) ?? subtle.digest('SHA-256', new TextEncoder().encode(text)).then(hexOf);
  known.set(text, digest);
  return digest;
}

const hexOf = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
