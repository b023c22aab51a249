import { fileURLToPath } from 'node:url';
import { getRequest } from '../http-client.ts';
import { QUESTIONS, type Numbers, type Question } from '../questions.ts';
import type { Contestant } from './contestant.ts';
import { httpLine } from './over-http.ts';
import { serve } from './process.ts';
import { productNumbers } from './product-questions.ts';
import { wholeNumbers } from './raw.ts';

interface Page {
  readonly count: number;
  readonly totals: Readonly<Record<'planned' | 'committed' | 'spent', number>>;
  readonly heads: Readonly<Record<'planned' | 'reached', number>>;
  readonly edges: readonly { readonly spent: number | null }[];
}

const numbersOf = (question: Question, body: string): Numbers => {
  if (question === 'q5') return wholeNumbers((JSON.parse(body) as { data: Parameters<typeof wholeNumbers>[0] }).data);
  if (question !== 'q4') return productNumbers(question, body);
  const { count, totals, heads, edges } = (JSON.parse(body) as { data: Page }).data;
  return { count, ...totals, plannedHeadcount: heads.planned, reachedHeadcount: heads.reached, rows: edges.length, spentOfRows: edges.reduce((sum, { spent }) => sum + (spent ?? 0), 0) };
};

/** node:http and pg, the same statements and the same JSON, and nothing else. */
export const startBare = async (databaseUrl: string): Promise<Contestant> => {
  const served = await serve(['--experimental-strip-types', '--no-warnings', fileURLToPath(new URL('serve-bare.ts', import.meta.url))], { DATABASE_URL: databaseUrl });
  return {
    name: 'bare node:http + pg',
    answers: QUESTIONS,
    pid: served.pid,
    open: () =>
      httpLine(
        served.port,
        (question, { convention, year, slug }) => getRequest(`/${question}?${new URLSearchParams({ convention, year: String(year), slug }).toString()}`),
        numbersOf,
      ),
    stop: served.stop,
  };
};
