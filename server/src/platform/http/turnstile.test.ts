import { describe, expect, test, vi } from 'vitest';
import { turnstile } from './turnstile.js';

const STAYS = new AbortController().signal;

describe('a turnstile', () => {
  test('lets in as many as there are places, then the others in their order', async () => {
    const enter = turnstile({ places: 2, placesOfOne: 2, queue: 5, longestWait: 60_000 });
    const [first] = [await enter('a', STAYS), await enter('b', STAYS)];
    const order: string[] = [];
    const third = enter('c', STAYS).then((leave) => (order.push('c'), leave));
    const fourth = enter('d', STAYS).then((leave) => (order.push('d'), leave));
    first?.();
    const leave = await third;
    leave?.();
    await fourth;
    expect(order).toEqual(['c', 'd']);
  });

  test('keeps a place for others from one who holds as many as one may', async () => {
    const enter = turnstile({ places: 3, placesOfOne: 2, queue: 5, longestWait: 60_000 });
    await enter('greedy', STAYS);
    const second = await enter('greedy', STAYS);
    const third = enter('greedy', STAYS);
    expect(await enter('other', STAYS)).toBeTypeOf('function');
    second?.();
    expect(await third).toBeTypeOf('function');
  });

  test('a place given back twice is one place', async () => {
    const enter = turnstile({ places: 1, placesOfOne: 1, queue: 0, longestWait: 60_000 });
    const leave = await enter('a', STAYS);
    leave?.();
    await enter('b', STAYS);
    leave?.();
    expect(await enter('c', STAYS)).toBeNull();
  });

  test('turns away who would wait too long, who finds the queue full and who has left', async () => {
    vi.useFakeTimers();
    try {
      const enter = turnstile({ places: 1, placesOfOne: 1, queue: 2, longestWait: 1000 });
      const leave = await enter('a', STAYS);
      const late = enter('b', STAYS);
      const impatient = new AbortController();
      const gone = enter('c', impatient.signal);
      expect(await enter('d', STAYS)).toBeNull();
      impatient.abort();
      expect(await gone).toBeNull();
      vi.advanceTimersByTime(1000);
      expect(await late).toBeNull();
      // Nobody waits any more: the place is free for whoever comes next.
      leave?.();
      expect(await enter('e', STAYS)).toBeTypeOf('function');
    } finally {
      vi.useRealTimers();
    }
  });
});
