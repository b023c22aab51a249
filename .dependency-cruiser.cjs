/** The walls of the house. Imports run one way; see docs/adr and CONTRIBUTING. */
const slices = [
  'platform',
  'access',
  'record',
  'account',
  'reference',
  'convention',
  'privacy',
  'disclosure',
  'life',
  'action',
  'committee',
  'certificate',
  'dispute',
  'store',
  'budget',
  'figures',
  'obligation',
  'import',
  'export',
  'document',
  'demonstration',
  'api',
  'release',
];

/** A slice may import those before it, never those after it. Types of the request context are the one thing all share. */
const walls = slices.map((slice, index) => ({
  name: `server-${slice}-imports-downwards`,
  severity: 'error',
  comment: `server/src/${slice} may import only ${slices.slice(0, index).join(', ') || 'nothing of ours'} and itself.`,
  from: { path: `^server/src/${slice}/`, pathNot: ['\\.test\\.ts$', '/testing/'] },
  to: {
    path: `^server/src/(${slices.slice(index + 1).join('|') || 'nothing'})/`,
    pathNot: '^server/src/api/context\\.ts$',
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'shared-imports-nothing-of-ours', severity: 'error', from: { path: '^shared/src' }, to: { path: '^(server|web|test)/' } },
    {
      name: 'shared-has-no-runtime-dependency',
      severity: 'error',
      from: { path: '^shared/src', pathNot: ['\\.test\\.ts$', '/testing/'] },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'] },
    },
    { name: 'web-never-imports-server', severity: 'error', from: { path: '^web/' }, to: { path: '^server/' } },
    { name: 'server-never-imports-web', severity: 'error', from: { path: '^server/' }, to: { path: '^web/' } },
    { name: 'not-unresolvable', severity: 'error', from: { path: '^(shared|server)/' }, to: { couldNotResolve: true } },
    ...walls,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
