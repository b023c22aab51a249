import type { ChangedTerms } from '@conventions-ouvertes/shared/convention/amendment';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { z } from 'zod';
import { CHECKS } from './checks/all-checks.js';
import { pathText, type Report } from './convention-problem.js';
import { commonShape, type Draft } from './convention-schema.js';
import { isFields } from './read-sections.js';
import { reportShape } from './shape-problems.js';

/**
 * The sections that an amendment may replace: those that the rules read from the terms alone. Axes, sources, caps, parties
 * and audiences are what actions hang on: they are changed in the convention's file.
 */
export const AMENDABLE = [
  'purpose',
  'declensions',
  'terms',
  'termination',
  'endingsByEvent',
  'windingDown',
  'amendment',
  'pledges',
  'equity',
  'inKind',
  'meansPledges',
  'providers',
  'bodies',
  'actionSteps',
  'opinions',
  'modification',
  'sheets',
  'reports',
  'secrecy',
  'communication',
  'digitalTools',
  'certificates',
  'disputes',
  'eventDuties',
  'governingLaw',
  'committee',
  'readings',
] as const satisfies readonly (keyof typeof commonShape)[];

const isAmendable = (name: string): name is (typeof AMENDABLE)[number] => AMENDABLE.some((section) => section === name);

export type ChangedTermsRead = { readonly ok: true; readonly changed: ChangedTerms } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the sections that an amendment replaces, in the format of convention files, and checks them against the rest of the text. */
export function readChangedTerms(base: BindingTerms, data: unknown): ChangedTermsRead {
  const problems: string[] = [];
  const report: Report = (_code, path, message) => problems.push(path.length === 0 ? message : `${pathText(path)}\u00a0: ${message}`);
  if (!isFields(data) || Object.keys(data).length === 0) {
    return { ok: false, problems: ['l’avenant ne remplace aucune section\u00a0: donnez-en une au moins, entière.'] };
  }
  const changed: Record<string, unknown> = {};
  for (const [name, section] of Object.entries(data)) {
    if (!isAmendable(name)) {
      report('NOT_AMENDABLE', [name], `un avenant ne remplace pas cette section ici\u00a0: choisissez parmi ${AMENDABLE.join(', ')}, ou modifiez le fichier de la convention.`);
      continue;
    }
    const parsed = z.safeParse(commonShape[name], section);
    if (parsed.success) changed[name] = parsed.data;
    else reportShape(report, [name], section, parsed.error.issues);
  }
  if (problems.length === 0) problems.push(...newContradictions(base, changed));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, changed };
}

/** What the amended text would contradict in itself and the text before it did not. */
function newContradictions(base: BindingTerms, changed: ChangedTerms): readonly string[] {
  const before = new Set(contradictions(base));
  return contradictions({ ...base, ...changed }).filter((problem) => !before.has(problem));
}

function contradictions(terms: BindingTerms): readonly string[] {
  const problems: string[] = [];
  // The checks only read: a draft's lists may be changed, those of terms may not, and nothing else parts them.
  const draft = structuredClone<unknown>(terms) as Draft;
  for (const check of CHECKS) {
    check({ kind: 'CONVENTION', draft }, (_code, path, message) => problems.push(`${pathText(path)}\u00a0: ${message}`));
  }
  return problems;
}
