import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** A message of the catalogue: a sentence, or its plural forms. */
type Message = string | readonly { readonly declarations: readonly string[]; readonly match: Readonly<Record<string, string>> }[];
export type Catalogue = Readonly<Record<string, Message>>;

/**
 * What keeps two catalogues from saying the same: messages that one lacks, that are empty, or that fill in other values.
 * @returns one English sentence a fault; none where both are whole
 */
export function faultsOf(base: Catalogue, translated: Catalogue, language: string): string[] {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(translated)])].filter((key) => key !== '$schema');
  return keys.flatMap((key) => {
    const [original, translation] = [base[key], translated[key]];
    if (translation === undefined) return [`${key}: missing in ${language}`];
    if (original === undefined) return [`${key}: in ${language} alone`];
    if (sentencesOf(translation).some((sentence) => sentence.trim() === '')) return [`${key}: empty in ${language}`];
    const [expected, found] = [inputsOf(original), inputsOf(translation)];
    return expected === found ? [] : [`${key}: fills in { ${found} } in ${language}, { ${expected} } in the base language`];
  });
}

function sentencesOf(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
}

/** The values that a message fills in, by name. A plural may leave out a number that it does not write. */
function inputsOf(message: Message): string {
  const declared = typeof message === 'string' ? [] : message.flatMap(({ declarations }) => declarations.filter((line) => line.startsWith('input ')).map((line) => line.slice(6)));
  const written = sentencesOf(message).flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? ''));
  return [...new Set([...declared, ...written])].sort().join(', ');
}

const read = (language: string): Catalogue =>
  JSON.parse(readFileSync(new URL(`./messages/${language}.json`, import.meta.url), 'utf8')) as Catalogue;

/** Faults of the catalogues as they stand. */
export const cataloguesFaults = (): string[] => faultsOf(read('fr'), read('en'), 'en');

/** Stops the build where a message is missing: a page half in another language is not published. */
export const wholeCatalogues = (): Plugin => ({
  name: 'whole-catalogues',
  apply: 'build',
  buildStart() {
    const faults = cataloguesFaults();
    if (faults.length > 0) this.error(`The message catalogues differ:\n  ${faults.join('\n  ')}`);
  },
});
