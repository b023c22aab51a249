import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/** An answer as it is sent. */
export interface KeptAnswer {
  readonly body: Buffer;
  /** Strong: the same bytes. */
  readonly etag: string;
  /** The same, compressed: there a little after it was asked again, where that makes it shorter. Null: being made, or not worth it. */
  zipped?: Buffer | null;
}

/** Shorter ones fit into one packet as they are. */
const LEAST_ZIPPED = 1_024;

/** Bytes kept at most, in all. */
const MOST_BYTES = 16 * 1024 * 1024;

export const answerOf = (body: Buffer): KeptAnswer => ({ body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` });

/**
 * Answers to everyone's questions, ready to be sent, under a version of the data: with another version all are forgotten. The ones
 * that were not asked for longest go first.
 */
export class KeptAnswers {
  readonly #answers = new Map<string, KeptAnswer>();
  #stamp = '';
  #bytes = 0;

  constructor(readonly mostBytes = MOST_BYTES) {}

  #turnTo(stamp: string): void {
    if (stamp === this.#stamp) return;
    this.#answers.clear();
    this.#bytes = 0;
    this.#stamp = stamp;
  }

  /** @param stamp the data's version as just read, and all else that answers depend on */
  get(stamp: string, question: string): KeptAnswer | undefined {
    this.#turnTo(stamp);
    const found = this.#answers.get(question);
    if (found) {
      this.#answers.delete(question);
      this.#answers.set(question, found);
      if (found.zipped === undefined && found.body.length >= LEAST_ZIPPED) void this.#keepZipped(question, found);
    }
    return found;
  }

  keep(stamp: string, question: string, answer: KeptAnswer): void {
    this.#turnTo(stamp);
    const size = answer.body.length + question.length;
    if (size > this.mostBytes / 8 || this.#answers.has(question)) return;
    this.#answers.set(question, answer);
    this.#bytes += size;
    this.#forgetOldest();
  }

  /** Most answers are asked once. Whoever asks meanwhile is sent the answer as it is: nobody waits for it to be compressed. */
  async #keepZipped(question: string, answer: KeptAnswer): Promise<void> {
    answer.zipped = null;
    const zipped = await zip(answer.body).catch(() => null);
    if (zipped === null || zipped.length >= answer.body.length || this.#answers.get(question) !== answer) return;
    answer.zipped = zipped;
    this.#bytes += zipped.length;
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    for (const [oldest, { body, zipped }] of this.#answers) {
      if (this.#bytes <= this.mostBytes) return;
      this.#answers.delete(oldest);
      this.#bytes -= body.length + oldest.length + (zipped?.length ?? 0);
    }
  }
}
