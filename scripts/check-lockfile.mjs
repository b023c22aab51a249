// Refuses a lock file that names a registry host or a package without an integrity, and a dependency without an exact version.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

const problems = [];
const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
lock.split('\n').forEach((line, index) => {
  if (/\btarball:|https?:\/\//.test(line)) problems.push(`pnpm-lock.yaml:${index + 1} : une adresse d'où télécharger est écrite.`);
  if (/^\s+resolution: \{(?!integrity: sha512-)/.test(line)) problems.push(`pnpm-lock.yaml:${index + 1} : un paquet sans empreinte sha512.`);
});

for (const folder of ['.', 'shared', 'server', 'web', 'test', 'test/bench']) {
  if (!readdirSync(join(root, folder)).includes('package.json')) continue;
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (!/^(\d+\.\d+\.\d+(-[\w.]+)?|workspace:\*)$/.test(version)) {
      problems.push(`${folder}/package.json : ${name} vaut « ${version} », et non une version exacte.`);
    }
  }
}

if (problems.length) {
  console.error(problems.join('\n'));
  process.exit(1);
}
