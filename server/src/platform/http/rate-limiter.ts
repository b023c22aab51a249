/** How often a client may ask. */
export interface Rate {
  /** Requests a minute, over time. */
  readonly perMinute: number;
  /** Requests at once, after a rest. */
  readonly burst: number;
}

export interface RateLimiter {
  /** Counts one request of a client. @returns seconds to wait, or 0 where it may go on */
  take(client: string): number;
}

/** Clients remembered at once: some bytes each, so that many addresses fill no memory. */
const MOST_CLIENTS = 50_000;

interface Bucket {
  tokens: number;
  /** In milliseconds. */
  filledAt: number;
}

/**
 * A token bucket a client, in memory.
 * @param now a clock that never goes back, in milliseconds
 */
export const rateLimiter = ({ perMinute, burst }: Rate, now: () => number): RateLimiter => {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;

  /** Those who rested long enough to be full again are forgotten; then those who came first. */
  const forget = (instant: number): void => {
    for (const [client, { tokens, filledAt }] of buckets) if (tokens + (instant - filledAt) * perMs >= burst) buckets.delete(client);
    for (const client of buckets.keys()) {
      if (buckets.size < MOST_CLIENTS) return;
      buckets.delete(client);
    }
  };

  return {
    take: (client) => {
      const instant = now();
      const bucket = buckets.get(client) ?? { tokens: burst, filledAt: instant };
      if (!buckets.has(client) && buckets.size >= MOST_CLIENTS) forget(instant);
      bucket.tokens = Math.min(burst, bucket.tokens + (instant - bucket.filledAt) * perMs);
      bucket.filledAt = instant;
      buckets.set(client, bucket);
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs / 1000);
      bucket.tokens -= 1;
      return 0;
    },
  };
};
