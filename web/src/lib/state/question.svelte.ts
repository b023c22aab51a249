/** A live question: what came of the last one asked. An answer that comes after a newer question is dropped. */
export class Question<Answer> {
  answer = $state.raw<Answer | null>(null);
  error = $state.raw<unknown>(null);
  isPending = $state(false);
  #last = 0;
  #again: (() => void) | null = null;

  ask(question: () => Promise<Answer>): void {
    const mine = ++this.#last;
    this.#again = () => this.ask(question);
    this.isPending = true;
    this.error = null;
    question().then(
      (answer) => this.#settle(mine, () => (this.answer = answer)),
      (error: unknown) => this.#settle(mine, () => (this.error = error)),
    );
  }

  retry(): void {
    this.#again?.();
  }

  /** Forgets question and answer. */
  clear(): void {
    this.#last += 1;
    this.#again = null;
    this.answer = null;
    this.error = null;
    this.isPending = false;
  }

  #settle(mine: number, take: () => void): void {
    if (mine !== this.#last) return;
    this.isPending = false;
    take();
  }
}
