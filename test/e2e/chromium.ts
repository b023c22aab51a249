import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

/** A browser to run, and what its process must find in its environment. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** The folder of the compressed browser, and its version, as npm brought them. */
const packed = (): { folder: string; version: string } => {
  const require = createRequire(import.meta.url);
  const root = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = require(join(root, 'package.json')) as { version: string };
  return { folder: join(root, 'bin'), version };
};

const unbrotli = (archive: string, target: NodeJS.WritableStream): Promise<void> =>
  pipeline(createReadStream(archive), createBrotliDecompress(), target);

/** Only the fonts that came with the browser: a machine without any draws the same pages. */
const fontConfig = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;

/** Unpacks beside, then renames at once: of several runs that unpack at the same time, one wins and all find it whole. */
const unpack = async (folder: string, from: string): Promise<void> => {
  const partial = `${folder}.${process.pid}`;
  mkdirSync(join(partial, 'font-cache'), { recursive: true });
  try {
    await Promise.all([
      unbrotli(join(from, 'chromium.br'), createWriteStream(join(partial, 'chromium'), { mode: 0o755 })),
      unbrotli(join(from, 'fonts.tar.br'), extract(partial)),
      // The libraries that a bare machine lacks (NSS, NSPR, expat): all others are inside the program.
      unbrotli(join(from, 'al2023.tar.br'), extract(partial)),
    ]);
    writeFileSync(join(partial, 'fonts.conf'), fontConfig(folder));
    if (!existsSync(folder)) renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
};

/**
 * The browser that the journeys run in. On Linux x64 it comes by npm, with the libraries and fonts that it needs. Elsewhere, or
 * where CHROMIUM_PATH says so, it is one that the machine has.
 * @throws Error where there is no browser for this machine
 */
export const findChromium = async (): Promise<Chromium> => {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return { executablePath: given, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser comes by npm for this machine: name one by CHROMIUM_PATH.');
  }
  const { folder: from, version } = packed();
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder, from);
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
};
