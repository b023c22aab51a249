// Serves the built site as any static host would: files as they are, `/page` from `page.html`, and the error page with 404.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.topojson': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.ico': 'image/x-icon',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const fileAt = (path) => {
  try {
    return statSync(path).isFile() ? path : null;
  } catch {
    return null;
  }
};

const locate = (folder, pathname) => {
  const path = normalize(join(folder, decodeURIComponent(pathname)));
  if (path !== folder && !path.startsWith(folder + sep)) return null;
  return fileAt(path) ?? fileAt(`${path.replace(/[\\/]$/, '')}.html`) ?? fileAt(join(path, 'index.html'));
};

const answer = (folder, request, response) => {
  let found = null;
  try {
    found = locate(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    // An address that cannot be decoded names no file.
  }
  const file = found ?? fileAt(join(folder, '404.html'));
  const isImmutable = found?.includes(`${sep}immutable${sep}`);
  response.writeHead(found ? 200 : 404, {
    'content-type': TYPES[extname(file ?? '')] ?? 'application/octet-stream',
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
  if (file && request.method !== 'HEAD') createReadStream(file).pipe(response);
  else response.end();
};

/** @returns {Promise<{port: number, stop: () => Promise<void>}>} */
export const serveSite = (folder, port) =>
  new Promise((done, fail) => {
    const server = createServer((request, response) => answer(folder, request, response));
    server.once('error', (error) => fail(error.code === 'EADDRINUSE' ? new Error(`Le port ${port} du site est déjà pris : donnez-en un autre par SITE_PORT.`) : error));
    server.listen(port, () => {
      const stop = () =>
        new Promise((ended) => {
          server.close(() => ended());
          server.closeAllConnections();
        });
      done({ port: server.address().port, stop });
    });
  });
