import { expect, test } from 'vitest';
import { isGone, isWorthAsking } from './failures.js';

const failure = (code: string): Error => Object.assign(new Error('x'), { code });

test.each(['08006', '57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])('%s: the standby is gone, and another is asked', (code) => {
  expect([isGone(failure(code)), isWorthAsking(failure(code))]).toEqual([true, true]);
});

test.each(['Connection terminated unexpectedly', 'Client has encountered a connection error and is not queryable', 'Query read timeout', 'Connection terminated due to connection timeout'])(
  'the driver’s « %s »: the same',
  (message) => expect([isGone(new Error(message)), isWorthAsking(new Error(message))]).toEqual([true, true]),
);

test.each(['40001', '53300', '53100', '58030', 'XX001', '25006'])('%s: another is asked, and the standby stays', (code) => {
  expect([isGone(failure(code)), isWorthAsking(failure(code))]).toEqual([false, true]);
});

test.each(['22003', '23505', '42P01', '57014'])('%s would be the same elsewhere', (code) => {
  expect([isGone(failure(code)), isWorthAsking(failure(code))]).toEqual([false, false]);
});

test('what is no failure of PostgreSQL is left alone', () => {
  expect([isWorthAsking(new TypeError('x')), isWorthAsking('x'), isWorthAsking(undefined)]).toEqual([false, false, false]);
});
