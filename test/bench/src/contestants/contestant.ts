import type { Asked, Numbers, Question } from '../questions.ts';

/** Someone who answers the questions, over HTTP or not. */
export interface Contestant {
  readonly name: string;
  readonly answers: readonly Question[];
  /** Its process, whose memory is measured; null: that of the bench. */
  readonly pid: number | null;
  /** Asked over one connection alone: it takes long, or each asking has something done before it. */
  readonly isAskedAlone?: boolean;
  /** Done before each asking, and not timed. */
  readonly before?: () => Promise<unknown>;
  /** A way to ask that serves one request at a time. */
  open(): Promise<Line>;
  stop(): Promise<void>;
}

export interface Line {
  ask(question: Question, asked: Asked): Promise<Answer>;
  close(): Promise<void> | void;
}

/** What came back; it is read when it is compared, not while it is timed. */
export interface Answer {
  readonly bytes: number;
  numbers(): Numbers;
}
