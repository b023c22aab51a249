import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { Path, Report } from './convention-problem.js';

/** A file whose terms could be read. */
export interface ReadConvention {
  readonly file: string;
  readonly terms: ConventionTerms;
}

interface NamedFile {
  readonly name: string;
  readonly report: Report;
}

/** The key that a file's name gives: its last part, without `.yaml`. */
export function keyOfFile(name: string): string {
  return (name.split(/[/\\]/u).at(-1) ?? name).replace(/\.ya?ml$/u, '');
}

/** What no file shows by itself: keys used twice, conventions that others name, circles of parents, demonstration apart. */
export function checkTogether(files: readonly (NamedFile | null)[], conventions: readonly ReadConvention[]): void {
  const opened = files.filter((file) => file !== null);
  const reports = new Map(opened.map(({ name, report }) => [name, report]));
  const keys = new Set(opened.map(({ name }) => keyOfFile(name)));
  checkKeysOnce(opened);
  for (const { file, terms } of conventions) {
    const report = reports.get(file);
    if (report === undefined) continue;
    const isApart = file.includes('demonstration/');
    if (isApart !== terms.isDemonstration) {
      const wanted = isApart ? 'un fichier du dossier demonstration porte isDemonstration: true.' : 'une convention fictive va dans le dossier demonstration.';
      report('DEMONSTRATION_APART', ['isDemonstration'], wanted);
    }
    if (terms.kind !== 'LOCAL') checkNamedConventions(terms, keys, report);
  }
  checkCircles(conventions, reports);
}

function checkKeysOnce(files: readonly NamedFile[]): void {
  const fileOfKey = new Map<string, string>();
  for (const { name, report } of files) {
    const key = keyOfFile(name);
    const other = fileOfKey.get(key);
    if (other === undefined) fileOfKey.set(key, name);
    else report('DUPLICATE', ['key'], `la convention «\u00a0${key}\u00a0» est déjà donnée par ${other}.`);
  }
}

function checkNamedConventions(terms: ConventionTerms, keys: ReadonlySet<string>, report: Report): void {
  const need = (key: string, path: Path): void => {
    if (!keys.has(key)) report('UNKNOWN_CONVENTION', path, `aucun fichier ne donne la convention «\u00a0${key}\u00a0».`);
  };
  for (const [index, { parent }] of terms.parents.entries()) {
    if (parent.kind === 'INTERNAL') need(parent.conventionKey, ['parents', index, 'parent', 'conventionKey']);
  }
  for (const [capIndex, cap] of terms.caps.entries()) {
    for (const [index, key] of cap.coversConventions.entries()) need(key, ['caps', capIndex, 'coversConventions', index]);
  }
}

/** Totals climb from child to parent: a circle would count for ever. */
function checkCircles(conventions: readonly ReadConvention[], reports: ReadonlyMap<string, Report>): void {
  const parentsOf = new Map(
    conventions.map(({ terms }) => [
      terms.key,
      terms.parents.flatMap(({ parent }) => (parent.kind === 'INTERNAL' ? [parent.conventionKey] : [])),
    ]),
  );
  for (const { file, terms } of conventions) {
    const reached = new Set<string>();
    const toVisit = [...(parentsOf.get(terms.key) ?? [])];
    for (let key = toVisit.pop(); key !== undefined; key = toVisit.pop()) {
      if (reached.has(key)) continue;
      reached.add(key);
      toVisit.push(...(parentsOf.get(key) ?? []));
    }
    if (reached.has(terms.key)) reports.get(file)?.('OWN_PARENT', ['parents'], 'la convention relève d’elle-même, par une suite de conventions dont chacune relève de la suivante.');
  }
}
