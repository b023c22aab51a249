import { expect, test } from 'vitest';
import { readAddresses } from './read-addresses.js';

const PRIMARY = 'postgres://un@base.example:5432/conventions';

test('standbys are told apart by machine and port, and nothing of what they are opened with is in their names', () => {
  expect(readAddresses(' postgres://lecteur:secret@une.example/conventions , postgresql://[::1]:5433/conventions,', PRIMARY)).toEqual([
    { key: 'une.example:5432', url: 'postgres://lecteur:secret@une.example/conventions' },
    { key: '[::1]:5433', url: 'postgresql://[::1]:5433/conventions' },
  ]);
  expect([readAddresses(undefined, null), readAddresses('', PRIMARY), readAddresses(' , ', null)]).toEqual([[], [], []]);
});

test.each([
  ['postgres://une.example/conventions', null, /sans DATABASE_URL/],
  ['postgres://une.example/conventions, secret@autre', PRIMARY, /position 2/],
  ['https://une.example', PRIMARY, /position 1/],
  ['postgres:///conventions', PRIMARY, /position 1/],
  ['postgres://une.example/a,postgres://une.example:5432/b', PRIMARY, /deux fois une\.example:5432/],
])('%s is refused with what to do, and no password is told', (value, primary, told) => {
  const refused = (): unknown => readAddresses(value, primary);
  expect(refused).toThrow(expect.objectContaining({ code: 'CONFIG_READ_URLS', message: expect.stringMatching(told) as string }));
  expect(refused).not.toThrow(/secret/);
});
