import type { z } from 'zod';
import type { Path, Report } from './convention-problem.js';

type Issue = z.core.$ZodIssue;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'true ou false',
  array: 'une liste',
  object: 'un groupe de champs',
  record: 'un groupe de champs',
  null: 'null',
};

/** Tells in French what of `data` does not have the shape that a section needs. `at` is the path of the section. */
export function reportShape(report: Report, at: Path, data: unknown, issues: readonly Issue[]): void {
  for (const issue of issues) {
    const path = [...at, ...stepsOf(issue.path)];
    if (issue.code === 'unrecognized_keys') {
      for (const name of issue.keys) {
        report('UNKNOWN_FIELD', [...path, name], `le format ne connaît pas le champ «\u00a0${name}\u00a0»\u00a0: corrigez son nom ou retirez-le.`, 'KEY');
      }
      continue;
    }
    const value = valueAt(data, stepsOf(issue.path));
    if (value === undefined) {
      const name = path.at(-1) ?? '';
      report('MISSING_FIELD', path, `le champ «\u00a0${name}\u00a0» manque${missingAdvice(issue)}`);
      continue;
    }
    report(issue.code === 'custom' ? 'WRONG_VALUE' : shapeCode(issue), path, reasonOf(issue, value));
  }
}

function stepsOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  }
  return value;
}

function shapeCode(issue: Issue): string {
  return issue.code === 'invalid_type' ? 'WRONG_TYPE' : 'WRONG_VALUE';
}

function missingAdvice(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.expected === 'array') return '\u00a0: écrivez-le, avec [] si le texte n’en dit rien.';
  if (issue.code === 'invalid_value') return `\u00a0: écrivez ${choices(issue.values)}.`;
  if (issue.code === 'invalid_union') return `\u00a0: écrivez ${choices(optionsOf(issue))}.`;
  return '\u00a0: écrivez-le, avec null si le champ l’admet et que le texte n’en dit rien.';
}

function reasonOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `il faut ${TYPE_NAMES[issue.expected] ?? issue.expected}, et non ${shown(value)}${quoteAdvice(issue.expected, value)}`;
    case 'invalid_value':
      return `${shown(value)} n’est pas permis\u00a0: écrivez ${choices(issue.values)}.`;
    case 'invalid_union':
      return `${shown(value)} n’est pas permis\u00a0: écrivez ${choices(optionsOf(issue))}.`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `${shown(value)} est trop petit\u00a0: ${String(issue.minimum)} au moins.`
        : `il en faut ${String(issue.minimum)} au moins${issue.origin === 'string' ? ' (le texte est vide)' : ''}.`;
    case 'too_big':
      if (issue.origin === 'string') return `le texte dépasse ${String(issue.maximum)} caractères.`;
      return `${shown(value)} est trop grand\u00a0: ${String(issue.maximum)} au plus.`;
    case 'custom':
    case 'invalid_format':
      return issue.message;
    default:
      return 'la valeur ne convient pas.';
  }
}

function optionsOf(issue: Issue): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? (issue.options as readonly unknown[]) : [];
}

function choices(values: readonly unknown[]): string {
  const names = values.map(String);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ou ${last}`;
}

function quoteAdvice(expected: string, value: unknown): string {
  if (expected === 'string' && typeof value === 'number') return '\u00a0: mettez la valeur entre guillemets.';
  if (typeof value === 'number' && !Number.isInteger(value)) return ', sans décimale.';
  return '.';
}

/** A value as the file has it, short. */
function shown(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'une liste';
  if (typeof value === 'object') return 'un groupe de champs';
  const text = String(value);
  return `«\u00a0${text.length > 60 ? `${text.slice(0, 60)}…` : text}\u00a0»`;
}
