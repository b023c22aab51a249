import type { ConventionTerms, TemplateTerms } from '@conventions-ouvertes/shared/convention/terms';
import { checkTogether, keyOfFile, type ReadConvention } from './check-together.js';
import { CHECKS } from './checks/all-checks.js';
import { checkKnownCodes, type KnownCodes } from './checks/reference.js';
import type { ConventionProblem, Report } from './convention-problem.js';
import { asSignedTerms, asTemplateTerms, localConventionSchema, signedConventionSchema, templateSchema } from './convention-schema.js';
import { placedProblem, readLocatedYaml, type LocatedData } from './located-yaml.js';
import { readLocalConvention, type LocalFile } from './read-local-convention.js';
import { isFields, readSections } from './read-sections.js';
import { reportShape } from './shape-problems.js';

/** A convention file as it was found. */
export interface ConventionFile {
  /** Path or name, shown in problems; its last part without `.yaml` is the convention's key. */
  readonly name: string;
  readonly text: string;
}

export type ConventionsRead =
  | { readonly ok: true; readonly conventions: readonly ReadConvention[] }
  | { readonly ok: false; readonly problems: readonly ConventionProblem[] };

/**
 * Reads convention files as one set: they may refer to each other. Either all are good, or every problem of every file
 * is told and nothing is given back. Conventions come in the order of the files.
 */
export function readConventionFiles(files: readonly ConventionFile[], known: KnownCodes): ConventionsRead {
  const problems: ConventionProblem[] = [];
  const opened = files.map((file) => openFile(file, known, problems));
  const templates = new Map(opened.flatMap((file) => (file?.terms?.kind === 'TEMPLATE' ? [[file.terms.key, file.terms] as const] : [])));
  const made = opened.map((file): ReadConvention | null => {
    if (file === null) return null;
    const terms = file.terms ?? makeLocal(file, templates, known);
    return terms === null ? null : { file: file.name, terms };
  });
  const conventions = made.filter((convention) => convention !== null);
  checkTogether(opened, conventions);
  return problems.length > 0 ? { ok: false, problems: inFileOrder(problems, files) } : { ok: true, conventions };
}

interface OpenedFile {
  readonly name: string;
  readonly report: Report;
  /** Null for a local convention, which is made once its template is read, and for a file with problems. */
  readonly terms: ConventionTerms | null;
  readonly local: LocalFile | null;
}

function openFile({ name, text }: ConventionFile, known: KnownCodes, problems: ConventionProblem[]): OpenedFile | null {
  const yaml = readLocatedYaml(name, text);
  if (!yaml.ok) {
    problems.push(...yaml.problems);
    return null;
  }
  const report = reporter(name, yaml.value, problems);
  const { data } = yaml.value;
  if (!isFields(data)) {
    report('WRONG_TYPE', [], 'le fichier doit être un groupe de champs, à commencer par «\u00a0kind\u00a0».');
    return null;
  }
  const before = problems.length;
  if (data['key'] !== keyOfFile(name) && typeof data['key'] === 'string') {
    report('KEY_AND_FILE_NAME', ['key'], `la clé «\u00a0${data['key']}\u00a0» et le nom du fichier diffèrent\u00a0: nommez-le ${data['key']}.yaml.`);
  }
  switch (data['kind']) {
    case 'LOCAL': {
      const parsed = localConventionSchema.safeParse(data);
      if (!parsed.success) reportShape(report, [], data, parsed.error.issues);
      return { name, report, terms: null, local: parsed.success ? parsed.data : null };
    }
    case 'CONVENTION':
    case 'TEMPLATE': {
      const draft = readSections(data['kind'], data, report);
      const checked = { kind: data['kind'], draft };
      for (const check of CHECKS) check(checked, report);
      checkKnownCodes(draft, known, report);
      const terms = problems.length > before ? null : termsOf(data['kind'], data);
      return { name, report, terms, local: null };
    }
    case undefined:
      report('MISSING_FIELD', ['kind'], 'le champ «\u00a0kind\u00a0» manque\u00a0: écrivez CONVENTION, TEMPLATE ou LOCAL.');
      return null;
    default:
      report('WRONG_VALUE', ['kind'], 'la nature du fichier est inconnue\u00a0: écrivez CONVENTION, TEMPLATE ou LOCAL.');
      return null;
  }
}

function reporter(name: string, located: LocatedData, problems: ConventionProblem[]): Report {
  return (code, path, message, pointer = 'VALUE') => {
    problems.push(placedProblem(name, located, code, path, message, pointer));
  };
}

function termsOf(kind: 'CONVENTION' | 'TEMPLATE', data: unknown): ConventionTerms {
  return kind === 'CONVENTION' ? asSignedTerms(signedConventionSchema.parse(data)) : asTemplateTerms(templateSchema.parse(data));
}

function makeLocal({ local, report }: OpenedFile, templates: ReadonlyMap<string, TemplateTerms>, known: KnownCodes): ConventionTerms | null {
  if (local === null) return null;
  const template = templates.get(local.template);
  if (template !== undefined) return readLocalConvention(local, template, known, report);
  report('UNKNOWN_TEMPLATE', ['template'], `aucun fichier lisible ne donne le modèle «\u00a0${local.template}\u00a0».`);
  return null;
}

function inFileOrder(problems: readonly ConventionProblem[], files: readonly ConventionFile[]): readonly ConventionProblem[] {
  const order = new Map(files.map(({ name }, index) => [name, index]));
  return problems.toSorted(
    (left, right) =>
      (order.get(left.file) ?? 0) - (order.get(right.file) ?? 0) || (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0),
  );
}
