import { readFileSync } from 'node:fs';
import { readReferenceData } from '../../../reference/read-reference-data.js';
import type { KnownCodes } from '../checks/reference.js';
import { CONVENTIONS_FOLDER } from '../conventions-folder.js';
import { knownCodes } from '../known-codes.js';
import type { ConventionFile } from '../read-convention-files.js';

const GUIDE = new URL('../../../../../docs/format-des-conventions.md', import.meta.url);

/** The complete example of the guide, as it is printed there. */
export function exampleFile(): ConventionFile {
  const guide = readFileSync(GUIDE, 'utf8');
  const block = /<!-- exemple complet, fichier (?<name>\S+) -->\n```yaml\n(?<text>[\s\S]*?)```/u.exec(guide)?.groups;
  const { name, text } = block ?? {};
  if (name === undefined || text === undefined) throw new Error('Le guide du format n’a plus son exemple complet.');
  return { name, text };
}

/** A file with one passage replaced; the passage must be there, and once. */
export function changed(file: ConventionFile, passage: string, replacement: string): ConventionFile {
  if (file.text.split(passage).length !== 2) throw new Error(`« ${passage} » n’est pas une fois, et une seule, dans ${file.name}.`);
  return { ...file, text: file.text.replace(passage, () => replacement) };
}

/** One of the project's own convention files. */
export function conventionFile(name: string): ConventionFile {
  return { name, text: readFileSync(`${CONVENTIONS_FOLDER}${name}`, 'utf8') };
}

/** Line, from 1, of the only place where `passage` stands. */
export function lineOf(file: ConventionFile, passage: string): number {
  const before = file.text.split(passage);
  if (before.length !== 2) throw new Error(`« ${passage} » n’est pas une fois, et une seule, dans ${file.name}.`);
  return (before[0] ?? '').split('\n').length;
}

export async function referenceCodes(): Promise<KnownCodes> {
  return knownCodes(await readReferenceData());
}
