// Serves the built site as any static host would: files as they are, `/page` from `page.html`, the nearest error page with 404, texts
// compressed, and the headers of its `_headers` file.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip } from 'node:zlib';
import { headersOf, readHeaderRules, rewriteOf } from './host-files.mjs';

const brotli = promisify(brotliCompress);

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
  '.jsonl': 'application/x-ndjson; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.zip': 'application/zip',
  '.pdf': 'application/pdf',
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
  const path = normalize(join(folder, pathname));
  if (path !== folder && !path.startsWith(folder + sep)) return null;
  return fileAt(path) ?? fileAt(`${path.replace(/[\\/]$/, '')}.html`) ?? fileAt(join(path, 'index.html'));
};

/** The page that stands for those that have no file. */
const shellAt = (folder, pathname) => {
  const shell = rewriteOf(join(folder, '_redirects'), pathname);
  return shell === null ? null : locate(folder, shell);
};

/** The error page of the folder that was asked for, or of the one above it: a language has its own. */
const nearestErrorPage = (folder, pathname) => {
  for (let at = dirname(normalize(join(folder, pathname))); at.startsWith(folder) && at !== dirname(at); at = dirname(at)) {
    const page = fileAt(join(at, '404.html'));
    if (page) return page;
  }
  return null;
};

/** Compressed as the browser wants it; what is compressed already, and what is small, is sent as it is. */
const compressor = (file, type, accepted) => {
  if (!/^(?:text|application\/(?:json|xml)|image\/svg)/u.test(type) || statSync(file).size < 1024) return null;
  if (/\bbr\b/u.test(accepted)) return { encoding: 'br', stream: createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) };
  return /\bgzip\b/u.test(accepted) ? { encoding: 'gzip', stream: createGzip() } : null;
};

/** What never changes is compressed once and as far as it goes, as hosts do ahead of time. */
const packed = new Map();
const packedOnce = (file) => {
  const known = packed.get(file) ?? brotli(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
  packed.set(file, known);
  return known;
};

const pathnameOf = (request) => {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    // An address that cannot be decoded names no file.
    return null;
  }
};

const RELEASES = '/publications';

/** The folder that an address is of, and its path there: releases stand beside the site, as they would on a host. */
const placeOf = (site, releases, pathname) =>
  releases !== null && pathname?.startsWith(`${RELEASES}/`) ? { folder: releases, pathname: pathname.slice(RELEASES.length) } : { folder: site, pathname };

const answer = async (site, releases, request, response) => {
  const asked = pathnameOf(request);
  if (releases !== null && asked === RELEASES) return response.writeHead(308, { location: `${RELEASES}/` }).end();
  const { folder, pathname } = placeOf(site, releases, asked);
  const found = pathname === null ? null : (locate(folder, pathname) ?? shellAt(folder, pathname));
  const file = found ?? nearestErrorPage(folder, pathname ?? '/');
  const type = TYPES[extname(file ?? '')] ?? 'application/octet-stream';
  const compressed = file ? compressor(file, type, String(request.headers['accept-encoding'] ?? '')) : null;
  // Read anew each time: a site that is built again may have other headers.
  const said = headersOf(readHeaderRules(join(site, '_headers')), asked ?? '/');
  response.writeHead(found ? 200 : 404, {
    'cache-control': 'no-cache',
    ...said,
    'content-type': type,
    vary: 'accept-encoding',
    ...(compressed ? { 'content-encoding': compressed.encoding } : {}),
  });
  if (!file || request.method === 'HEAD') return response.end();
  if (compressed?.encoding === 'br' && file.includes(`${sep}immutable${sep}`)) return response.end(await packedOnce(file));
  const content = createReadStream(file);
  // A reader who leaves ends the stream; nobody is left to be told.
  return pipeline(compressed ? [content, compressed.stream, response] : [content, response], () => undefined);
};

/**
 * @param {string} folder of the built site
 * @param {number} port
 * @param {string | null} releases folder of the releases, served at /publications/
 * @returns {Promise<{port: number, stop: () => Promise<void>}>}
 */
export const serveSite = (folder, port, releases = null) =>
  new Promise((done, fail) => {
    const server = createServer((request, response) => void answer(folder, releases, request, response).catch(() => response.destroy()));
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
