import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './compile.js';
import { plainEnvironment } from './plain-environment.js';

/** Settings of the site's build beside the API and the folder. */
export type SiteSettings = Partial<Record<'ACTION_PAGES' | 'PUBLIC_API_URL' | 'SITE_BRAND' | 'SITE_ORIGIN' | 'SITE_SERVICE', string>>;

/** The site as anyone builds it, from the API, into a folder of its own. */
export const buildSite = async (api: string, folder: string, settings: SiteSettings = {}): Promise<void> => {
  const env = plainEnvironment({ API_URL: api, PUBLIC_API_URL: api, SITE_OUT: folder, ...settings });
  try {
    await promisify(execFile)('npm', ['run', 'build', '--silent'], { cwd: join(projectRoot, 'web'), env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`the site could not be built:\n${stdout}\n${stderr}`, { cause: error });
  }
};
