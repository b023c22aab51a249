import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { cookiesAt } from './cookies.js';

test('over HTTPS the cookie never travels in the clear, and no other host of the domain can set it', () => {
  const line = cookiesAt('https://api.example.org').session('secret');
  expect(line).toBe('__Host-conventions_session=secret; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Lax');
});

test('a cookie without the prefix counts for nothing over HTTPS', () => {
  const request = { headers: { cookie: 'conventions_session=pose-par-un-voisin' } } as IncomingMessage;
  expect(cookiesAt('https://api.example.org').sessionSecretOf(request)).toBeNull();
  expect(cookiesAt('http://localhost:4000').sessionSecretOf(request)).toBe('pose-par-un-voisin');
});
