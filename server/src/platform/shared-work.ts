interface Running<T> {
  readonly own: Promise<T>;
  next: Promise<T> | null;
}

/**
 * Does once what several ask for at the same time, by the name of it. Whoever asks while it is being done gets the next doing of it, never
 * that: what it saw may be older than what they know of. Each brings the means to do it; where those of whom it was done with fail, or come
 * to nothing, the others do it with their own.
 */
export const sharedWork = <T>(): ((name: string, work: () => Promise<T | null>) => Promise<T | null>) => {
  const running = new Map<string, Running<T | null>>();
  const start = (name: string, work: () => Promise<T | null>): Promise<T | null> => {
    const begun: Running<T | null> = { own: work(), next: null };
    running.set(name, begun);
    const over = (): void => {
      if (begun.next === null && running.get(name) === begun) running.delete(name);
    };
    begun.own.then(over, over);
    return begun.own;
  };
  return async (name, work) => {
    const before = running.get(name);
    if (before === undefined) return start(name, work);
    let isMine = false;
    const own = (): Promise<T | null> => {
      isMine = true;
      return work();
    };
    const begin = (): Promise<T | null> => start(name, own);
    before.next ??= before.own.then(begin, begin);
    const done = await before.next.catch((error: unknown) => {
      if (isMine) throw error;
      return null;
    });
    return done === null && !isMine ? work() : done;
  };
};
