import { isArticleRef } from '@conventions-ouvertes/shared/convention/article';
import { AUDIENCES } from '@conventions-ouvertes/shared/convention/audiences';
import { parseSiren } from '@conventions-ouvertes/shared/identifiers/siren';
import { parseUai } from '@conventions-ouvertes/shared/identifiers/uai';
import { parseIsoDate } from '@conventions-ouvertes/shared/local-date';
import { parseAmount } from '@conventions-ouvertes/shared/money-text';
import { z } from 'zod';

/** Control characters, and the marks that turn the direction of writing: none belongs in a text that people will read. */
const UNWANTED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;

/** A text of at most `maxLength` characters, trimmed, never empty. */
export const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((value) => !UNWANTED.test(value), { error: 'le texte contient un caractère de contrôle\u00a0: retirez-le.' });

export const label = text(200);
export const sentence = text(1000);

/** Lower case with hyphens: `opca-defi`. */
export const key = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, { error: 'une clé s’écrit en minuscules sans accent, chiffres et traits d’union\u00a0: «\u00a0opca-defi\u00a0».' });

/** Upper snake: `HORS_QUOTA`. */
export const code = z
  .string()
  .max(60)
  .regex(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/u, { error: 'un code s’écrit en majuscules sans accent, chiffres et tirets bas\u00a0: «\u00a0HORS_QUOTA\u00a0».' });

/** An axis code: the number of its article. */
export const axisCode = z
  .string()
  .regex(/^[1-9]\d{0,2}(?:(?:\.[1-9]\d?){0,3}| bis| ter| quater)$/u, { error: 'le code d’un axe est le numéro de son article\u00a0: «\u00a04\u00a0» ou «\u00a04.1\u00a0», entre guillemets.' });

export const articleRef = z.string().transform((value, context) => {
  if (isArticleRef(value)) return value;
  context.addIssue({
    code: 'custom',
    message: `«\u00a0${value}\u00a0» n’est pas un endroit du texte\u00a0: écrivez «\u00a09\u00a0», «\u00a03.4\u00a0», PREAMBLE, RECITALS, PARTIES, SIGNATURES ou ANNEX_1.`,
  });
  return z.NEVER;
});

/** The article that sets the term; null where the text gives no number. */
export const article = articleRef.nullable();

export const date = z.string().transform((value, context) => {
  const parsed = parseIsoDate(value);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.problem.message });
  return z.NEVER;
});

/** Euros as people write them, to cents. */
export const amount = z.string().transform((value, context) => {
  const parsed = parseAmount(value);
  if (!parsed.ok) {
    context.addIssue({ code: 'custom', message: parsed.problem.message });
    return z.NEVER;
  }
  if (parsed.value >= 0) return parsed.value;
  context.addIssue({ code: 'custom', message: `«\u00a0${value}\u00a0» est inférieur à zéro\u00a0: un plafond ne peut pas l’être.` });
  return z.NEVER;
});

export const siren = z.string().transform((value, context) => {
  const parsed = parseSiren(value);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.problem.message });
  return z.NEVER;
});

export const uai = z.string().transform((value, context) => {
  const parsed = parseUai(value);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.problem.message });
  return z.NEVER;
});

/** Official code of an académie, or INSEE's of a région académique. */
export const territoryCode = z.string().regex(/^\d{2}$/u, { error: 'un code d’académie ou de région académique a deux chiffres, entre guillemets\u00a0: «\u00a002\u00a0».' });

export const audience = z.enum(AUDIENCES.map((entry) => entry.code));

/** Whole calendar months, up to a century. */
export const months = z.int().min(1).max(1200);

export const side = z.enum(['EDUCATION', 'PROFESSIONAL']);

const blankValue = z.strictObject({ state: z.literal('BLANK'), blank: key });

export const monthsValue = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('KNOWN'), months }),
  z.strictObject({ state: z.literal('NOT_IN_TEXT') }),
  blankValue,
]);

/** Someone who acts or receives, as the text names them. */
export const actorRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('PARTY'), party: key, service: label.nullable().default(null) }),
  z.strictObject({ kind: z.literal('PARTIES_OF_SIDE'), side }),
  z.strictObject({ kind: z.literal('ALL_PARTIES') }),
  z.strictObject({ kind: z.literal('COMMITTEE') }),
  z.strictObject({ kind: z.literal('BODY'), body: key }),
  z.strictObject({ kind: z.literal('NOT_IN_TEXT') }),
]);

/** A day of each year. Whether it exists is told in the semantic checks, with the month beside the day. */
export const yearlyDeadlineShape = {
  wording: z.enum(['BEFORE', 'AT_LATEST']),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  yearsAfter: z.int().min(0).max(5),
} as const;
