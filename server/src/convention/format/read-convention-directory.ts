import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnownCodes } from './checks/reference.js';
import type { ConventionProblem } from './convention-problem.js';
import { readConventionFiles, type ConventionFile, type ConventionsRead } from './read-convention-files.js';

/** The folder inside the conventions' own that holds invented ones. */
const DEMONSTRATION_FOLDER = 'demonstration';

/**
 * Reads every `*.yaml` file of a folder as one set, in the order of their names; those of its `demonstration` folder too
 * when asked. Names in problems are relative to the folder.
 */
export async function readConventionDirectory(folder: string, known: KnownCodes, options: { readonly withDemonstration: boolean }): Promise<ConventionsRead> {
  const names = await yamlNames(folder);
  const demonstration = options.withDemonstration ? await yamlNames(join(folder, DEMONSTRATION_FOLDER)) : [];
  return readNamedFiles(folder, [...names, ...demonstration.map((name) => `${DEMONSTRATION_FOLDER}/${name}`)], known);
}

/** Reads these files of `folder` as one set. */
export async function readNamedFiles(folder: string, names: readonly string[], known: KnownCodes): Promise<ConventionsRead> {
  const files: ConventionFile[] = [];
  const problems: ConventionProblem[] = [];
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    try {
      files.push({ name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) });
    } catch {
      problems.push({ code: 'NOT_UTF8', file: name, line: null, column: null, path: '', message: 'le fichier n’est pas en UTF-8\u00a0: enregistrez-le dans ce codage.' });
    }
  }
  const read = readConventionFiles(files, known);
  if (problems.length === 0) return read;
  return { ok: false, problems: [...problems, ...(read.ok ? [] : read.problems)] };
}

/** A folder that does not exist holds no file. */
async function yamlNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.ya?ml$/u.test(name)).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
