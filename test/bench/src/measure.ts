import { readFileSync } from 'node:fs';
import type { Contestant, Line } from './contestants/contestant.ts';
import { withoutZeros, type Asked, type Question } from './questions.ts';

/** What was measured of one contestant, question and number of connections, over all rounds. */
export interface Sample {
  readonly contestant: string;
  readonly question: Question;
  readonly connections: number;
  readonly milliseconds: number[];
  requests: number;
  elapsed: number;
}

/** What asking takes at the contestants'. */
export interface Asking {
  readonly lines: readonly Line[];
  /** Done before each asking, and not timed. */
  readonly before?: (() => Promise<unknown>) | undefined;
}

/** Asks for a while over several connections at once, and adds what it took to the sample. */
export const round = async (sample: Sample, { lines, before }: Asking, forMs: number, askedOf: (n: number) => Asked, from: number): Promise<void> => {
  const started = performance.now();
  let n = from;
  // Of one connection alone: what many do aside, they do at the same time.
  let aside = 0;
  await Promise.all(
    lines.slice(0, sample.connections).map(async (line) => {
      do {
        const preparing = performance.now();
        await before?.();
        const asking = performance.now();
        aside += asking - preparing;
        await line.ask(sample.question, askedOf((n += 1)));
        sample.milliseconds.push(performance.now() - asking);
        sample.requests += 1;
      } while (performance.now() - started < forMs);
    }),
  );
  sample.elapsed += performance.now() - started - (before ? aside : 0);
};

export const quantile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
};

/** Memory of a process in use, in MB; of its children too. */
export const memoryOf = (pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
};

/** @throws Error where two contestants do not say the same numbers */
export const compareAnswers = async (contestants: readonly Contestant[], lines: ReadonlyMap<Contestant, readonly Line[]>, question: Question, asked: Asked): Promise<void> => {
  let first: { name: string; text: string } | undefined;
  for (const contestant of contestants.filter(({ answers }) => answers.includes(question))) {
    const answer = await lines.get(contestant)![0]!.ask(question, asked);
    const text = JSON.stringify(withoutZeros(answer.numbers()));
    first ??= { name: contestant.name, text };
    if (first.text !== text) throw new Error(`${question} ${JSON.stringify(asked)}: ${first.name} says ${first.text.slice(0, 600)}\n${contestant.name} says ${text.slice(0, 600)}`);
  }
};
