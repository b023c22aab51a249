/** An address that a host answers with the file of another one, where it has no file of its own. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
}

/** Actions without a page are drawn by the shell, at their own addresses; a name after a colon stands for one part of an address. */
export const shellRewrites = (base: string): readonly Rewrite[] =>
  ['', '/en'].map((language) => ({ from: `${base}${language}/actions/:action`, to: `${base}${language}/actions/fiche` }));

/** As Netlify reads it. */
export const redirectsFile = (rewrites: readonly Rewrite[]): string => rewrites.map(({ from, to }) => `${from} ${to} 200\n`).join('');
