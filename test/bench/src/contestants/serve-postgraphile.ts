// PostGraphile 5 with pg-aggregates, as its own manual sets it up for production.
import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { grafserv } from 'grafserv/node';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const preset: GraphileConfig.Preset = {
  extends: [PostGraphileAmberPreset, PgAggregatesPreset],
  // Columns without an index may be asked by here, as the others.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: process.env['DATABASE_URL']!, schemas: ['public', 'bench'], poolConfig: { max: 10, options: '-c app.role=SYSTEM' } })],
  grafserv: { port: 0, graphqlPath: '/graphql', graphiql: false, websockets: false },
  grafast: { explain: false },
};

const instance = postgraphile(preset);
const served = instance.createServ(grafserv);
const server = createServer();
server.once('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }));
await served.addTo(server);
await instance.getSchema();
server.listen(0, '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
