import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.svelte', '../**/*.ts', '!../lib/paraglide/**', '!../**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});
const code = Object.values(sources).join('\n');
const catalogue = JSON.parse(readFileSync(new URL('../../messages/fr.json', import.meta.url), 'utf8')) as Record<string, unknown>;
const keys = Object.keys(catalogue).filter((key) => key !== '$schema');

/** The words of a message, with those of its plural forms. */
function wordsOf(key: string): string {
  return JSON.stringify(catalogue[key]);
}

describe('the message catalogue', () => {
  it('holds no message that the site does not say', () => {
    const said = new Set([...code.matchAll(/\bm\.(?<key>\w+)/gu)].map(({ groups }) => groups?.['key'] ?? ''));
    expect(keys.filter((key) => !said.has(key))).toEqual([]);
  });

  it('is never asked for a message named by a variable: every page would load the names of all messages', () => {
    expect(code.match(/\bm\[[^\]]*\]/gu)).toBeNull();
  });

  it('has French typography: curly apostrophes, no-break spaces before double signs and inside quotation marks', () => {
    const straight = /[a-zàâçéèêëîïôûù]'[a-zàâçéèêëîïôûùh]/iu;
    const breaking = / [:;?!»]|« /u;
    expect(keys.filter((key) => straight.test(wordsOf(key)) || breaking.test(wordsOf(key)))).toEqual([]);
  });
});
