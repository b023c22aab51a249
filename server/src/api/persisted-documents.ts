import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** A question of the site, which it asks by the SHA-256 of its text. */
export interface PersistedDocument {
  readonly name: string;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly text: string;
}

/** The site's questions, by the SHA-256 of their text. */
export type PersistedDocuments = ReadonlyMap<string, PersistedDocument>;

const manifest = z.array(z.strictObject({ name: z.string(), sha256: z.string(), text: z.string() }));

/**
 * Reads `server/persisted-documents.json`, as `npm run schemas` writes it, and those of a deployment's own pages, where it has any.
 * @param further path of a file of the same form; null: none
 * @throws Error where a document is not what its SHA-256 says
 */
export const readPersistedDocuments = async (further: string | null = process.env['PERSISTED_DOCUMENTS'] || null): Promise<PersistedDocuments> => {
  const files = [new URL('../../persisted-documents.json', import.meta.url), ...(further === null ? [] : [further])];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const documents = texts.flatMap((text) => manifest.parse(JSON.parse(text)));
  for (const document of documents) {
    if (createHash('sha256').update(document.text).digest('hex') !== document.sha256) throw new Error(`${document.name} is not what its SHA-256 says`);
  }
  return new Map(documents.map((document) => [document.sha256, document]));
};
