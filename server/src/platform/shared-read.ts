/**
 * Reads once for all who ask at the same time. Whoever asks while a reading is under way gets the next one, never that: what it
 * saw may be older than what they know of.
 */
export const sharedRead = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const start = (): Promise<T> => {
    const own = read();
    running = own;
    const over = (): void => {
      if (running === own) running = null;
    };
    own.then(over, over);
    return own;
  };
  const afterRunning = async (before: Promise<T>): Promise<T> => {
    await before.then(() => undefined, () => undefined);
    next = null;
    return start();
  };
  return () => {
    if (running === null) return start();
    return (next ??= afterRunning(running));
  };
};
