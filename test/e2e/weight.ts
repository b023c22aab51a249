import type { Page, Request } from 'playwright-core';

/** What a page has cost to fetch, in bytes as transferred. Heads stay out: hosts send the repeated ones as a byte or two (HPACK). */
export interface Weight {
  readonly all: number;
  readonly script: number;
  /** The heaviest parts, for whoever has to make it lighter. */
  readonly told: string;
}

interface Part {
  readonly bytes: number;
  readonly isScript: boolean;
  readonly url: string;
}

const partOf = async (request: Request): Promise<Part> => {
  const { responseBodySize } = await request.sizes();
  return { bytes: responseBodySize, isScript: /\.m?js$/u.test(new URL(request.url()).pathname), url: request.url() };
};

const sum = (parts: readonly Part[]): number => parts.reduce((total, { bytes }) => total + bytes, 0);

/** Weighs all that a page fetches from now on, until the returned function is called. */
export const weigh = (page: Page): (() => Promise<Weight>) => {
  const finished: Request[] = [];
  const remember = (request: Request): unknown => finished.push(request);
  page.on('requestfinished', remember);
  return async () => {
    page.off('requestfinished', remember);
    const parts = (await Promise.all(finished.map(partOf))).sort((left, right) => right.bytes - left.bytes);
    const told = parts.slice(0, 8).map(({ bytes, url }) => `${bytes} ${url}`).join('\n');
    return { all: sum(parts), script: sum(parts.filter(({ isScript }) => isScript)), told };
  };
};
