let isTouched = $state(false);

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'touchstart'] as const;

/** Whether the reader has done anything on the page yet. What only serves whoever does something waits for it. */
export const touched = {
  get current(): boolean {
    return isTouched;
  },
  /** Listens until the first sign. Returns how to stop. */
  start(): () => void {
    const stopping = new AbortController();
    const touch = (): void => {
      isTouched = true;
      stopping.abort();
    };
    for (const sign of SIGNS) window.addEventListener(sign, touch, { signal: stopping.signal, passive: true });
    return () => stopping.abort();
  },
};
