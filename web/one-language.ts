import type { Plugin } from 'vite';

/** What Paraglide writes: one function a message, which picks the language as it is called. */
const INDEX = /[\\/]paraglide[\\/]messages[\\/]_index\.js$/u;
/** And the words themselves, one module a language. */
const CATALOGUE = /[\\/]paraglide[\\/]messages[\\/](?:fr|en)\.js$/u;

/**
 * A browser is sent the words of one language, that of its page: the functions that pick one are replaced by those of the catalogue that
 * the page's `lang` names. A page of the other language loads anew. Between the two modules a message goes by a short name: a thousand
 * names told twice would weigh on every page.
 */
export const oneLanguage = (): Plugin => ({
  name: 'one-language',
  transform(code, id) {
    const file = id.split('?')[0] ?? '';
    if (this.environment.name !== 'client') return null;
    if (INDEX.test(file)) return { code: inOneLanguage(code), map: null };
    return CATALOGUE.test(file) ? { code: byShortNames(code), map: null } : null;
  },
});

/** Names in the order of the module, which is that of the catalogue whatever the language: both sides count alike. */
const namesOf = (code: string): readonly string[] => [...code.matchAll(/^(?:export )?const (\w+) = /gmu)].map(([, name]) => name ?? '');

/** @throws Error where Paraglide writes its messages otherwise than this expects */
export function inOneLanguage(code: string): string {
  const names = [...code.matchAll(/^export const (\w+) =/gmu)].map(([, name]) => name ?? '');
  const aliases = code.split('\n').filter((line) => line.startsWith('export {'));
  const all = namesOf(code);
  if (names.length === 0) throw new Error('The messages of Paraglide are not written as they were.');
  const isExported = new Set(names);
  const taken = (chosen: readonly string[]): string => chosen.map((name) => `${shortName(all.indexOf(name))}: ${name}`).join(', ');
  // An alias names a function that is written without being exported.
  const own = all.filter((name) => !isExported.has(name));
  return [
    `const catalogue = await (document.documentElement.lang === 'en' ? import('./en.js') : import('./fr.js'));`,
    `export const { ${taken(names)} } = catalogue;`,
    ...(own.length === 0 ? [] : [`const { ${taken(own)} } = catalogue;`]),
    ...aliases,
  ].join('\n');
}

/** @throws Error where Paraglide writes its messages otherwise than this expects */
export function byShortNames(code: string): string {
  const names = namesOf(code);
  if (names.length === 0) throw new Error('The messages of Paraglide are not written as they were.');
  const plain = code.replace(/^export const (\w+) = /gmu, 'const $1 = ').replace(/^export \{[^}]*\}$/gmu, '');
  return `${plain}\nexport { ${names.map((name, index) => `${name} as ${shortName(index)}`).join(', ')} };\n`;
}

const shortName = (index: number): string => `m${index.toString(36)}`;
