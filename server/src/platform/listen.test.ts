import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from './listen.js';

test('a port that another program holds is told with what to do, and a free one is found for 0', async () => {
  const first = createServer();
  const port = await listen(first, 0);
  expect(port).toBeGreaterThan(0);
  await expect(listen(createServer(), port)).rejects.toMatchObject({ code: 'CONFIG_PORT', message: expect.stringContaining(`Le port ${port} est déjà pris`) as string });
  first.close();
});
