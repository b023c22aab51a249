import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';

/**
 * The terms of a convention as the API sends them. They were checked against the format when the convention was loaded;
 * here it is only made sure that they are terms at all.
 */
export function readTerms(value: unknown): ConventionTerms {
  if (typeof value === 'object' && value !== null && 'kind' in value && 'signature' in value) return value as ConventionTerms;
  throw new TypeError('The API sent no terms for this convention.');
}
