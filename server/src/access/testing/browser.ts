import { parseSetCookie } from 'cookie';

/** A browser as far as signing in goes: it keeps cookies by host, follows nothing by itself, and runs no script. */
export interface Browser {
  /** Goes to an address, without following a redirection. */
  go(address: string, init?: RequestInit): Promise<Response>;
  /** Goes to an address and on, until something other than a redirection of the given hosts answers. */
  follow(address: string, hosts: readonly string[], init?: RequestInit): Promise<{ readonly address: string; readonly response: Response }>;
  /** Set-Cookie lines received, as they were. */
  readonly received: string[];
  cookie(name: string): string | undefined;
  setCookie(address: string, name: string, value: string): void;
}

const MOST_STEPS = 15;

export const openBrowser = (): Browser => {
  const jars = new Map<string, Map<string, string>>();
  const received: string[] = [];
  // Like a browser, cookies are of a host whatever its port.
  const jarOf = (address: string): Map<string, string> => {
    const { hostname } = new URL(address);
    return jars.get(hostname) ?? jars.set(hostname, new Map()).get(hostname)!;
  };
  const go = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const jar = jarOf(address);
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      received.push(line);
      const { name, value = '', maxAge, expires } = parseSetCookie(line);
      const isOver = value === '' || maxAge === 0 || (expires !== undefined && expires.getTime() <= Date.now());
      if (isOver) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return {
    go,
    follow: async (start, hosts, init) => {
      let address = start;
      let response = await go(address, init);
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const location = response.headers.get('location');
        if (location === null) return { address, response };
        const next = new URL(location, address);
        if (!hosts.includes(next.host)) return { address: next.href, response };
        address = next.href;
        response = await go(address);
      }
      throw new Error(`too many redirections, the last to ${address}`);
    },
    received,
    cookie: (name) => [...jars.values()].map((jar) => jar.get(name)).find((value) => value !== undefined),
    setCookie: (address, name, value) => void jarOf(address).set(name, value),
  };
};
