// What the two commands need before anything else, with Node's built-ins alone: a Node that the libraries run on, pnpm, the
// dependencies, and a way to run a step, show it, and end it when asked.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const LEAST_NODE = [22, 17];
const LOCAL_NODE = '24.21.0';
export const PNPM = '12.21.0';
const windows = process.platform === 'win32';

const running = new Set();

/** Once the end was asked for, what is cut short is no failure. */
let ending = false;

/** Whether the end was asked for. */
export const isEnding = () => ending;

/** Ends what this process started; the second time, at once. */
export const endChildren = (signal = 'SIGTERM') => {
  for (const child of running) child.kill(signal);
};

/**
 * Runs a command to its end. Its output is shown when `show` is set, and when it fails.
 * @returns {Promise<string>} what it printed
 */
export const run = (command, args, { env = {}, cwd = root, show = false } = {}) =>
  new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env: { ...environment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell: windows });
    running.add(child);
    let output = '';
    const keep = (chunk) => {
      output += chunk;
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', fail);
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) done(output);
      else fail(Object.assign(new Error(`${command} ${args.join(' ')} : ${signal ?? `code ${code}`}`), { output, code }));
    });
  });

/** The API and how it is run: Node would let what lives for one request grow to 130 MB before it looks at it. */
export const SERVER = ['--max-semi-space-size=16', 'server/dist/main.js'];

/** Starts a long-lived Node process with an IPC channel, so that it knows when this one is gone. */
export const startNode = (args, env = {}) => {
  const child = spawn(nodePath(), args, {
    cwd: root,
    // Answers come and go in all sizes: with an arena a core and thread, glibc keeps a hundred megabytes of holes between them.
    env: { MALLOC_ARENA_MAX: '2', ...environment(), ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
};

const isRecent = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
};

const localNodeFolder = () => {
  const os = windows ? 'win' : process.platform;
  return join(root, '.node', 'node_modules', `node-${os}-${process.arch}`, 'bin');
};

/** The Node to run the project on: the machine's own if recent enough, else one that came by npm. */
export const nodePath = () => (isRecent(process.versions.node) ? process.execPath : join(localNodeFolder(), windows ? 'node.exe' : 'node'));

const environment = () => {
  const path = [dirname(nodePath()), join(root, 'node_modules', '.bin'), process.env.PATH].join(windows ? ';' : ':');
  return { ...process.env, PATH: path };
};

const ensureNode = async () => {
  if (isRecent(process.versions.node) || existsSync(nodePath())) return;
  const folder = join(root, '.node');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"local-node","private":true}\n');
  const os = windows ? 'win' : process.platform;
  await run('npm', ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', `node-${os}-${process.arch}@${LOCAL_NODE}`], { cwd: folder });
};

let shownOn = process.stdout;

/** Shows steps elsewhere than on the standard output, which is the command's own: what it prints may be read by a program. */
export const showStepsOn = (stream) => {
  shownOn = stream;
};

/** Shows a step, and how long it took, so that nobody waits in front of a silent screen. */
export const step = async (title, work) => {
  const started = Date.now();
  const elapsed = () => `${((Date.now() - started) / 1000).toFixed(1).replace('.', ',')} s`;
  const live = shownOn.isTTY;
  shownOn.write(live ? `… ${title}` : `… ${title}\n`);
  const ticker = live && setInterval(() => shownOn.write(`\r… ${title} (${elapsed()})`), 500);
  try {
    const result = await work();
    shownOn.write(`${live ? '\r\x1b[K' : ''}✓ ${title} (${elapsed()})\n`);
    return result;
  } catch (error) {
    shownOn.write(`${live ? '\r\x1b[K' : ''}✗ ${title} (${elapsed()})\n`);
    throw error;
  } finally {
    if (ticker) clearInterval(ticker);
  }
};

/** The bench brings other servers with it, which nothing else needs. */
const WITHOUT_BENCH = ['--filter', '!@conventions-ouvertes/bench'];

/** Node and the dependencies, as the lock file has them. */
export const prepare = async ({ withBench = false } = {}) => {
  await step('Node et dépendances', async () => {
    await ensureNode();
    await run('npx', ['-y', `pnpm@${PNPM}`, ...(withBench ? [] : WITHOUT_BENCH), 'install', '--frozen-lockfile', '--prefer-offline']);
  });
};

/** Compiles the rules and the server into their `dist`. */
export const compile = () => step('Compilation du serveur', () => run('tsc', ['-b', 'shared', 'server']));

/**
 * Ends everything on a signal, or when the parent process is gone: a signal sent to `npm` does not reach its child.
 * @param {() => Promise<void>} end
 */
export const endWith = (end) => {
  const once = async () => {
    if (ending) return;
    ending = true;
    await end();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void once());
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void once(), 1000).unref();
};

/** Says in French what failed, with the output of the command, and leaves with its code. */
export const failWith = (error) => {
  if (ending) return;
  if (error.output) process.stderr.write(error.output);
  process.stderr.write(`\n${error.message}\n`);
  endChildren();
  process.exit(1);
};
