// `npm start`: everything, from a fresh clone to the site in a browser.
import { join } from 'node:path';
import { keepRunning } from './keep-running.mjs';
import { serveSite } from './static-site.mjs';
import { compile, endChildren, endWith, failWith, prepare, root, run, SERVER, startNode, step } from './toolchain.mjs';

let site;
let api;

/** @throws Error, in French, for what is no port */
const sitePort = () => {
  const port = Number(process.env.SITE_PORT || 4001);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`La variable SITE_PORT vaut « ${process.env.SITE_PORT} » : donnez un entier entre 0 et 65 535.`);
};

const apiReady = (child) =>
  new Promise((done, fail) => {
    child.on('message', (message) => message?.type === 'ready' && done(message.port));
    child.once('exit', (code) => fail(new Error(`Le serveur s'est arrêté au démarrage (code ${code}).`)));
  });

const ended = (child) => (child && child.exitCode === null && child.signalCode === null ? new Promise((done) => child.once('exit', done)) : null);

endWith(async () => {
  endChildren();
  const late = setTimeout(() => endChildren('SIGKILL'), 4500);
  await Promise.all([site?.stop(), ended(api)]);
  clearTimeout(late);
});

try {
  sitePort();
  await prepare();
  await compile();
  api = startNode(SERVER);
  const port = await step('Base de données et API', () => apiReady(api));
  const apiUrl = `http://localhost:${port}/graphql`;
  await step('Construction du site', () =>
    run('npm', ['run', 'build', '--silent'], { cwd: join(root, 'web'), env: { API_URL: apiUrl, PUBLIC_API_URL: process.env.PUBLIC_API_URL ?? apiUrl } }),
  );
  site = await serveSite(join(root, 'web', 'build'), sitePort(), join(root, 'publications'));
  keepRunning(
    api,
    () => (api = startNode(SERVER, { PORT: String(port) })),
    (code) => failWith(new Error(`Le serveur s'est arrêté (${code}).`)),
  );
  console.log(`Ready — API ${apiUrl} — site http://localhost:${site.port}/`);
} catch (error) {
  failWith(error);
}
