import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import { pathText, type ConventionProblem, type Path, type Pointer } from './convention-problem.js';
import { yamlReason } from './yaml-errors.js';

/** Longest convention file read, in characters: the longest of the five texts' files has a tenth of it. */
const MAX_CHARACTERS = 400_000;
const MAX_DEPTH = 40;

/** Line and column of a place in the file, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Plain data read from YAML, each part of which can be found again in the file. */
export interface LocatedData {
  readonly data: unknown;
  /** The place of `path`, or of its nearest part that the file has. */
  readonly locate: (path: Path, pointer: Pointer) => Place;
}

export type LocatedYaml =
  | { readonly ok: true; readonly value: LocatedData }
  | { readonly ok: false; readonly problems: readonly ConventionProblem[] };

/**
 * Reads one YAML 1.2 document. Beside YAML's own errors it refuses what a convention never needs and a trap may use:
 * references (anchors and aliases), tags, several documents, control characters, very long or deep files.
 */
export function readLocatedYaml(file: string, text: string): LocatedYaml {
  const whole = (code: string, message: string): LocatedYaml => ({
    ok: false,
    problems: [{ code, file, line: null, column: null, path: '', message }],
  });
  if (text.length > MAX_CHARACTERS) {
    return whole('FILE_TOO_LARGE', `le fichier a ${text.length} caractères, ${MAX_CHARACTERS} au plus sont lus\u00a0: vérifiez que c’est bien une convention.`);
  }
  if (text.trim() === '') return whole('FILE_EMPTY', 'le fichier est vide.');
  const control = controlCharacter(file, text);
  if (control !== null) return { ok: false, problems: [control] };
  if (deepestFlow(text) > MAX_DEPTH) return whole('FILE_TOO_DEEP', `plus de ${MAX_DEPTH} crochets ou accolades s’emboîtent.`);

  try {
    return compose(file, text);
  } catch (error) {
    if (error instanceof RangeError) return whole('FILE_TOO_DEEP', 'le fichier emboîte trop de niveaux pour être lu.');
    throw error;
  }
}

function compose(file: string, text: string): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, uniqueKeys: true, merge: false });
  const problems = [...document.errors, ...document.warnings].map(({ code, pos }): ConventionProblem => {
    const { line, col } = lines.linePos(pos[0]);
    return { code: `YAML_${code}`, file, line, column: col, path: '', message: yamlReason(code) };
  });
  problems.push(...forbiddenNodes(file, document, lines));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      data: document.toJS({ maxAliasCount: 0 }) as unknown,
      locate: (path, pointer) => {
        const { line, col } = lines.linePos(offsetOf(document.contents, path, pointer));
        return { line, column: col };
      },
    },
  };
}

function controlCharacter(file: string, text: string): ConventionProblem | null {
  const found = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]/u.exec(text);
  if (found === null) return null;
  const before = text.slice(0, found.index);
  const hex = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'CONTROL_CHARACTER',
    file,
    line: before.split('\n').length,
    column: found.index - before.lastIndexOf('\n'),
    path: '',
    message: `le caractère U+${hex} n’a pas sa place dans un texte\u00a0: retirez-le, et enregistrez le fichier en UTF-8.`,
  };
}

/** How deep brackets nest, quoted text included: enough to keep a hostile file from exhausting the parser's stack. */
function deepestFlow(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, (depth += 1));
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
  }
  return deepest;
}

function forbiddenNodes(file: string, document: Document.Parsed, lines: LineCounter): readonly ConventionProblem[] {
  const problems: ConventionProblem[] = [];
  const add = (node: Node, code: string, message: string): void => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    problems.push({ code, file, line, column: col, path: '', message });
  };
  visit(document, {
    Node: (_key, node, ancestors) => {
      if (isAlias(node)) add(node, 'ALIAS', `le renvoi «\u00a0*${node.source}\u00a0» n’est pas admis\u00a0: écrivez la valeur elle-même.`);
      else if (node.anchor !== undefined) add(node, 'ANCHOR', `l’ancre «\u00a0&${node.anchor}\u00a0» n’est pas admise\u00a0: écrivez la valeur là où elle sert.`);
      // YAML's own tags (!!str); those it does not know are among its warnings.
      if (node.tag?.startsWith('tag:yaml.org,2002:') === true) add(node, 'TAG', 'une étiquette de type (!…) n’est pas admise\u00a0: retirez-la.');
      if (ancestors.length > 2 * MAX_DEPTH) {
        add(node, 'FILE_TOO_DEEP', `plus de ${MAX_DEPTH} niveaux s’emboîtent.`);
        return visit.BREAK;
      }
      return undefined;
    },
  });
  return problems;
}

function offsetOf(contents: unknown, path: Path, pointer: Pointer): number {
  let node: unknown = contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(step));
      if (pair === undefined) return offset;
      // A missing part is shown at the name of the field it is missing from, a value at the value itself.
      offset = startOf(pair.key);
      if (isLast && pointer === 'VALUE' && pair.value !== null) return startOf(pair.value);
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step];
      offset = startOf(node);
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number {
  if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
    const [start] = node.range as readonly unknown[];
    if (typeof start === 'number') return start;
  }
  return 0;
}

/** For a message: `path` as people read it. */
export function placedProblem(file: string, located: LocatedData, code: string, path: Path, message: string, pointer: Pointer): ConventionProblem {
  return { code, file, ...located.locate(path, pointer), path: pathText(path), message };
}
