import fc from 'fast-check';
import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { clientAddress, clientKey, trustedProxies } from './client-address.js';
import { rateLimiter } from './rate-limiter.js';

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

describe('who sends a request', () => {
  const proxies = trustedProxies(['10.0.0.0/8', '::1']);

  test.each([
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['10.0.0.3', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.3', '198.51.100.1', '198.51.100.1'],
    // The client wrote the first itself; the proxy added the second.
    ['10.0.0.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.3', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['10.0.0.3', 'nonsense', '10.0.0.3'],
    ['10.0.0.3', undefined, '10.0.0.3'],
    ['::1', '2001:db8::1', '2001:db8::1'],
  ])('connected from %s with « %s »: it is %s', (remote, forwarded, expected) => {
    expect(clientAddress(from(remote, forwarded), proxies)).toBe(expected);
  });

  test('without a proxy of ours, nobody is believed', () => {
    expect(clientAddress(from('127.0.0.1', '198.51.100.1'), trustedProxies([]))).toBe('127.0.0.1');
  });

  test.each(['10.0.0.0/33', 'proxy.example', '10.0.0', '::1/x'])('TRUSTED_PROXIES: %s is refused', (entry) => {
    expect(() => trustedProxies([entry])).toThrow(/TRUSTED_PROXIES nomme/);
  });

  test('one client of IPv6 is its /64 network, however it is written', () => {
    expect(clientKey('2001:db8:0:1::5')).toBe(clientKey('2001:0db8:0000:0001:ffff::'));
    expect(clientKey('2001:db8:0:1::5')).not.toBe(clientKey('2001:db8:0:2::5'));
  });
});

describe('how often a client may ask', () => {
  test('a burst, then its share of each minute; the others are not touched', () => {
    let now = 0;
    const limiter = rateLimiter({ perMinute: 60, burst: 3 }, () => now);
    expect([limiter.take('a'), limiter.take('a'), limiter.take('a'), limiter.take('a'), limiter.take('b')]).toEqual([0, 0, 0, 1, 0]);
    now += 1000;
    expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 1]);
  });

  test('whatever the moments, no more than the burst and its share pass', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 200 }), (waits) => {
        let now = 0;
        const limiter = rateLimiter({ perMinute: 30, burst: 5 }, () => now);
        const passed = waits.filter((wait) => {
          now += wait;
          return limiter.take('a') === 0;
        }).length;
        return passed <= 5 + now / 2000;
      }),
    );
  });

  test('many addresses fill no memory: the first are forgotten', () => {
    const limiter = rateLimiter({ perMinute: 1, burst: 1 }, () => 0);
    for (let client = 0; client < 60_000; client += 1) limiter.take(String(client));
    expect(limiter.take('0')).toBe(0);
    expect(limiter.take('59999')).toBeGreaterThan(0);
  });
});
