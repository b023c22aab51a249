import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { FrozenAddress } from './frozen-addresses.js';
import { frozenDocument, isDocument, STYLE_BYTES, STYLE_FILE } from './frozen-document.js';
import type { PublicApi } from './public-api.js';

export const writeInto = async (folder: string, path: string, bytes: Uint8Array | string): Promise<void> => {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
};

/** Writes the API's files one after the other, as they come. */
export const writeFrozen = async (api: PublicApi, addresses: readonly FrozenAddress[], folder: string, onFile: () => void): Promise<void> => {
  await writeInto(folder, STYLE_FILE, STYLE_BYTES);
  for (const { address, path } of addresses) {
    const response = await api.file(address);
    if (isDocument(path)) {
      await writeInto(folder, path, frozenDocument(await response.text(), path));
      onFile();
      continue;
    }
    const isArchive = response.headers.get('content-type') === 'application/zip' && !path.endsWith('.zip');
    const target = join(folder, `${path}${isArchive ? '.zip' : ''}`);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), createWriteStream(target));
    onFile();
  }
};
