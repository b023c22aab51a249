import type { Plugin } from 'vite';

/** What Paraglide writes: one function a message, which picks the language as it is called. */
const INDEX = /[\\/]paraglide[\\/]messages[\\/]_index\.js$/u;

/**
 * A browser is sent the words of one language, that of its page: the functions that pick one are replaced by those of the catalogue that
 * the page's `lang` names. A page of the other language loads anew.
 */
export const oneLanguage = (): Plugin => ({
  name: 'one-language',
  transform(code, id) {
    if (this.environment.name !== 'client' || !INDEX.test(id.split('?')[0] ?? '')) return null;
    return { code: inOneLanguage(code), map: null };
  },
});

/** @throws Error where Paraglide writes its messages otherwise than this expects */
export function inOneLanguage(code: string): string {
  const names = [...code.matchAll(/^export const (\w+) =/gmu)].map(([, name]) => name);
  const aliases = code.split('\n').filter((line) => line.startsWith('export {'));
  // An alias names a function that is written without being exported.
  const own = [...code.matchAll(/^const (\w+) = /gmu)].map(([, name]) => name);
  if (names.length === 0) throw new Error('The messages of Paraglide are not written as they were.');
  return [
    `const catalogue = await (document.documentElement.lang === 'en' ? import('./en.js') : import('./fr.js'));`,
    `export const { ${names.join(', ')} } = catalogue;`,
    ...(own.length === 0 ? [] : [`const { ${own.join(', ')} } = catalogue;`]),
    ...aliases,
  ].join('\n');
}
