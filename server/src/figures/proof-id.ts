import { z } from 'zod';
import { badInput } from '../platform/graphql/errors.js';
import { scopeSchema, type Scope } from './scope.js';

/** What can be proved: each measure has one formula. */
export const MEASURES = [
  'PLANNED',
  'COMMITTED',
  'SPENT',
  'HEADCOUNT_PLANNED',
  'HEADCOUNT_REACHED',
  'GIRLS',
  'BOYS',
  'DISABILITY',
  'OUTCOMES',
  'COST_PER_PARTICIPATION',
] as const;

export type Measure = (typeof MEASURES)[number];

const proofSchema = z.strictObject({ m: z.enum(MEASURES), s: scopeSchema });

const LONGEST_ID = 8000;

/** Names already made, by the scope itself: the scopes of cells come back. A scope never changes. */
const namesOfScope = new WeakMap<Scope, Partial<Record<Measure, string>>>();

/** The name of a figure: what is measured, of what. It holds no value, so it never goes stale. */
export const proofId = (measure: Measure, scope: Scope): string => {
  const names = namesOfScope.get(scope) ?? {};
  if (names[measure] === undefined) {
    names[measure] = Buffer.from(JSON.stringify({ m: measure, s: scope })).toString('base64url');
    namesOfScope.set(scope, names);
  }
  return names[measure];
};

/** @throws BAD_USER_INPUT PROOF_ID for text that names no figure */
export const parseProofId = (id: string): { measure: Measure; scope: Scope } => {
  if (id.length <= LONGEST_ID) {
    try {
      const parsed = proofSchema.safeParse(JSON.parse(Buffer.from(id, 'base64url').toString()));
      if (parsed.success) return { measure: parsed.data.m, scope: parsed.data.s };
    } catch {
      // Not JSON: no figure has this name; refused below.
    }
  }
  throw badInput('PROOF_ID', "Cet identifiant ne désigne aucun chiffre : reprenez le champ « proof » d'un chiffre de l'API.");
};
