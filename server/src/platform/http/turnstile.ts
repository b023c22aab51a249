export interface TurnstileLimits {
  /** Who may be inside at once. */
  readonly places: number;
  /** Of them, of one client. */
  readonly placesOfOne: number;
  /** Who may wait outside. */
  readonly queue: number;
  /** How long one waits, in milliseconds. */
  readonly longestWait: number;
}

/**
 * Lets a few in at once, and the others in the order in which they came; nobody who holds all the places that one may hold keeps others out.
 * @returns asks for a place for a client; answers with what gives it back, or null where none came free in time
 */
export const turnstile = ({ places, placesOfOne, queue, longestWait }: TurnstileLimits): ((client: string, gone: AbortSignal) => Promise<(() => void) | null>) => {
  const inside: string[] = [];
  const waiting: { readonly client: string; readonly admit: () => void }[] = [];

  const hasPlace = (client: string): boolean => inside.length < places && inside.filter((other) => other === client).length < placesOfOne;

  const enter = (client: string): (() => void) => {
    inside.push(client);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      inside.splice(inside.indexOf(client), 1);
      const next = waiting.find((other) => hasPlace(other.client));
      next?.admit();
    };
  };

  return async (client, gone) => {
    if (gone.aborted) return null;
    if (hasPlace(client)) return enter(client);
    if (waiting.length >= queue) return null;
    return new Promise((done) => {
      const stop = (leave: (() => void) | null): void => {
        clearTimeout(timer);
        gone.removeEventListener('abort', giveUp);
        waiting.splice(waiting.indexOf(entry), 1);
        done(leave);
      };
      const giveUp = (): void => stop(null);
      const entry = { client, admit: () => stop(enter(client)) };
      const timer = setTimeout(giveUp, longestWait);
      gone.addEventListener('abort', giveUp);
      waiting.push(entry);
    });
  };
};
