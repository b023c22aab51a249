import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestFile } from './manifest.js';

const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Paths below a folder, by slashes, in the order of their code units; anything but files and folders (links, devices) ends with « @ ». */
export const pathsIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const paths = await Promise.all(
    entries.map(async (entry) => {
      if (entry.isDirectory()) return (await pathsIn(join(folder, entry.name))).map((path) => `${entry.name}/${path}`);
      return [entry.isFile() ? entry.name : `${entry.name}@`];
    }),
  );
  return paths.flat().sort(byCodeUnits);
};

/** Length and SHA-256 of a file, read a piece at a time. */
export const measureFile = async (folder: string, path: string): Promise<ManifestFile> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(join(folder, path)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { path, bytes, sha256: hash.digest('hex') };
};

export const measureFiles = async (folder: string, paths: readonly string[]): Promise<ManifestFile[]> => {
  const files: ManifestFile[] = [];
  for (const path of paths) files.push(await measureFile(folder, path));
  return files;
};
