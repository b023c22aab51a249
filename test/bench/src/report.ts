import { quantile, type Sample } from './measure.ts';
import { QUESTIONS, TITLES, type Question } from './questions.ts';

export interface Line {
  readonly question: Question;
  readonly contestant: string;
  readonly connections: number;
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly requests: number;
}

export const linesOf = (samples: readonly Sample[]): Line[] =>
  samples.map(({ question, contestant, connections, milliseconds, requests, elapsed }) => ({
    question,
    contestant,
    connections,
    p50: quantile(milliseconds, 0.5),
    p99: quantile(milliseconds, 0.99),
    perSecond: (requests / elapsed) * 1000,
    requests,
  }));

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

export const tableOf = (lines: readonly Line[]): string =>
  QUESTIONS.flatMap((question) => {
    const own = lines.filter((line) => line.question === question);
    const contestants = [...new Set(own.map(({ contestant }) => contestant))];
    return [
      `\n${question}: ${TITLES[question]}`,
      `${'contestant'.padEnd(28)}${['p50 ms (1)', 'p99 ms (1)', 'req/s (1)', 'p50 ms (16)', 'p99 ms (16)', 'req/s (16)'].map((name) => name.padStart(13)).join('')}`,
      ...contestants.map((contestant) => {
        const cells = [1, 16].flatMap((connections) => {
          const line = own.find((each) => each.contestant === contestant && each.connections === connections);
          return line ? [line.p50, line.p99, line.perSecond].map(number) : ['-', '-', '-'];
        });
        return contestant.padEnd(28) + cells.map((cell) => cell.padStart(13)).join('');
      }),
    ];
  }).join('\n');

/** One bar: what is asked of the product, what was measured, and whether it holds. */
export interface Bar {
  readonly number: number;
  readonly what: string;
  readonly measured: number | null;
  readonly bar: string;
  readonly holds: boolean | null;
}

const atMost = (number: number, what: string, measured: number | null, bar: number): Bar => ({ number, what, measured, bar: `≤ ${bar}`, holds: measured === null ? null : measured <= bar });
const atLeast = (number: number, what: string, measured: number | null, bar: number): Bar => ({ number, what, measured, bar: `≥ ${bar}`, holds: measured === null ? null : measured >= bar });

export interface Further {
  readonly writing: readonly { readonly clients: number; readonly withRollups: number; readonly without: number; readonly throughput: number }[];
  readonly loading: { readonly copyWithKeys: number; readonly withRollups: number; readonly initially: number } | null;
  readonly memory: Readonly<Record<string, number>>;
  readonly twoProcesses: number | null;
}

/** The bars of one run; those that compare two sizes are made of two runs. */
export const barsOf = (lines: readonly Line[], { writing, loading, memory, twoProcesses }: Further): Bar[] => {
  const of = (question: Question, contestant: string, connections: number): Line | undefined =>
    lines.find((line) => line.question === question && line.contestant === contestant && line.connections === connections);
  const ratio = (name: 'p50' | 'perSecond', question: Question, connections: number, left: string, right: string): number | null => {
    const [above, below] = [of(question, left, connections), of(question, right, connections)];
    return above && below ? above[name] / below[name] : null;
  };
  const bars: Bar[] = [];
  for (const question of QUESTIONS) {
    bars.push(atMost(1, `${question} product p50 ÷ raw SQL, 1 connection`, ratio('p50', question, 1, 'product', 'raw SQL'), ['q4', 'q5'].includes(question) ? 2.5 : 1.8));
    bars.push(atLeast(2, `${question} product ÷ bare, req/s, 16 connections`, ratio('perSecond', question, 16, 'product', 'bare node:http + pg'), 0.7));
    if (question !== 'q4') {
      bars.push(atLeast(3, `${question} product ÷ PostGraphile on rollups, req/s, 16`, ratio('perSecond', question, 16, 'product', 'PostGraphile, rollups'), question === 'q5' ? 2.5 : 1.6));
      bars.push(atLeast(3, `${question} product ÷ PostGraphile on rollups, req/s, 1`, ratio('perSecond', question, 1, 'product', 'PostGraphile, rollups'), 1.2));
    }
    if (question === 'q1' || question === 'q2') {
      bars.push(atLeast(4, `${question} product ÷ PostGraphile on lines, req/s, 1`, ratio('perSecond', question, 1, 'product', 'PostGraphile, lines'), question === 'q1' ? 10 : 40));
    }
  }
  bars.push(atLeast(6, 'q3 lines ÷ rollups, raw SQL p50 (bar at L)', ratio('p50', 'q3', 1, 'raw SQL, lines', 'raw SQL'), 1000));
  for (const { clients, withRollups, without, throughput } of writing) {
    bars.push(atMost(7, `durable insert with ÷ without rollups, ${clients} clients on one cell`, withRollups / without, 1.3));
    bars.push(atLeast(7, `throughput with ÷ without rollups, ${clients} clients on one cell`, throughput, 0.5));
  }
  if (loading) {
    bars.push(atMost(8, 'load with validation and rollups ÷ COPY with foreign keys', loading.withRollups / loading.copyWithKeys, 1.2));
    bars.push(atMost(8, 'initial load ÷ COPY with foreign keys', loading.initially / loading.copyWithKeys, 0.7));
  }
  // By one who asks alone: what many ask at once is made once for all of them. Nothing is kept of before a write: neither answers, nor what they are made of.
  bars.push(atLeast(9, 'q3 cached GET ÷ GET after a write, req/s, 1', ratio('perSecond', 'q3', 1, 'product, cached GET', 'product, GET after a write'), 10));
  const [own, theirs] = [memory['product'], memory['PostGraphile']];
  bars.push(atMost(10, 'memory ÷ PostGraphile', own && theirs ? own / theirs : null, 0.75));
  bars.push(atMost(10, 'memory of the process, MB', own ?? null, 300));
  bars.push(atLeast(11, 'two processes ÷ one, req/s, 16', twoProcesses, 1.6));
  return bars;
};

export const barsTable = (bars: readonly Bar[]): string =>
  bars.map(({ number: n, what, measured, bar, holds }) => `${holds === null ? '·' : holds ? '✓' : '✗'} ${String(n).padStart(2)} ${what.padEnd(62)}${(measured === null ? '-' : number(measured)).padStart(9)}   ${bar}`).join('\n');
