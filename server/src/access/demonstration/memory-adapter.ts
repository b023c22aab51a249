import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Held {
  readonly payload: AdapterPayload;
  readonly until: number;
}

const MOST_HELD = 5_000;

/** What the demonstration's provider remembers: in this process alone, the oldest forgotten first. */
export const memoryAdapter = (now: () => number): AdapterFactory => {
  const held = new Map<string, Held>();
  const find = (key: string): AdapterPayload | undefined => {
    const found = held.get(key);
    return found && found.until > now() ? found.payload : undefined;
  };
  return (model): Adapter => {
    const keyOf = (id: string): string => `${model}:${id}`;
    const destroyGrant = (grantId: string): void => {
      for (const [key, { payload }] of held) if (payload.grantId === grantId) held.delete(key);
    };
    return {
      upsert: async (id, payload, expiresIn) => {
        held.delete(keyOf(id));
        held.set(keyOf(id), { payload, until: expiresIn === undefined ? Infinity : now() + expiresIn * 1000 });
        for (const key of held.keys()) {
          if (held.size <= MOST_HELD) break;
          held.delete(key);
        }
      },
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => [...held.values()].find(({ payload, until }) => payload.uid === uid && until > now())?.payload,
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = find(keyOf(id));
        if (payload) payload['consumed'] = Math.floor(now() / 1000);
      },
      destroy: async (id) => void held.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => destroyGrant(grantId),
    };
  };
};
