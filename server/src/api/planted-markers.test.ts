import { zipSync } from 'fflate';
import { buildClientSchema, getIntrospectionQuery, getNamedType, isLeafType, isNonNullType, isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { deflateSync, gzipSync } from 'node:zlib';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction } from '../platform/database.js';
import { openLog } from '../platform/telemetry/log.js';
import { NO_TRACES } from '../platform/telemetry/traces.js';
import { carried } from './testing/carries.js';
import { MARKERS, plantMarkers } from './testing/markers.js';
import { startTestApi, type TestApi } from './testing/test-api.js';

const ALL = Object.values(MARKERS);

let api: TestApi;
let schema: GraphQLSchema;
const logged: string[] = [];
const slugs: string[] = [];
const CONVENTION = 'opca-defi-2016';

beforeAll(async () => {
  api = await startTestApi(localDate('2022-03-01'), { watch: { log: openLog('trace', { write: (line: string) => void logged.push(line) }), traces: NO_TRACES } });
  const small = [
    { audience: 'LYCEE_PUPILS', academy: '16', total: 3, girls: 2 },
    { audience: 'STUDENTS', academy: '16', total: 60, girls: 30 },
    { audience: 'APPRENTICES', academy: '11', total: 4, girls: null },
    { audience: 'LYCEE_PUPILS', academy: '11', total: 55, girls: 53 },
  ];
  const money = [{ source: 'HORS_QUOTA', cents: 900_00, academy: '16' }];
  await inTransaction(api.pool, async (client) => {
    const base = { convention: CONVENTION, axis: '4', year: 2021, planned: money, committed: money };
    const ids = await insertActions(client, [
      anAction({ ...base, status: 'REALISED', isPublished: true, spent: money, plannedHeadcounts: small, reachedHeadcounts: small, indicators: [{ target: 3, result: 2, direction: 'UP' }] }),
      anAction({ ...base, status: 'COMMITTED', isPublished: false }),
      anAction({ ...base, status: 'DRAFT', isPublished: true }),
    ]);
    const [shown, hidden, draft] = ids as [number, number, number];
    await plantMarkers(client, { convention: CONVENTION, shown, hidden, draft });
    slugs.push(...(await client.query<{ slug: string }>('SELECT slug FROM action ORDER BY id')).rows.map(({ slug }) => slug));
  });
  schema = buildClientSchema((await api.ask<IntrospectionQuery>(getIntrospectionQuery({ inputValueDeprecation: true }))).data);
});
afterAll(() => api.stop());

/** Values for what a field must be given, by its name: enough for every field of the API to answer something. */
const GIVEN: Readonly<Record<string, string>> = {
  key: `"${CONVENTION}"`,
  convention: `"${CONVENTION}"`,
  id: '"1"',
  by: '[CONVENTION, ACADEMY]',
  year: '2021',
  subject: '"action/1"',
  uai: '"0310038K"',
};

const argsOf = (field: GraphQLField<unknown, unknown>, slug: string, proof: string): string | null => {
  const wanted = field.args.filter(({ type, name }) => isNonNullType(type) || name === 'by');
  const given = wanted.map(({ name }) => (name === 'slug' ? `slug: "${slug}"` : name === 'id' && field.name === 'proof' ? `id: "${proof}"` : GIVEN[name] ? `${name}: ${GIVEN[name]}` : null));
  if (given.includes(null)) return null;
  return given.length === 0 ? '' : `(${given.join(', ')})`;
};

/** The plain fields of a type. */
const leaves = (type: GraphQLObjectType, slug: string, proof: string): string =>
  Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)))
    .flatMap((field) => {
      const args = argsOf(field, slug, proof);
      return args === null ? [] : [`${field.name}${args}`];
    })
    .join(' ');

/** Every way from a type down to plain fields, each a selection of its own: no field is left out, and no document is large. */
function* ways(type: GraphQLObjectType, depth: number, slug: string, proof: string): Generator<string> {
  const own = leaves(type, slug, proof);
  if (own !== '') yield own;
  if (depth === 0) return;
  for (const field of Object.values(type.getFields())) {
    const named = getNamedType(field.type);
    const args = argsOf(field, slug, proof);
    if (!isObjectType(named) || args === null) continue;
    for (const inner of ways(named, depth - 1, slug, proof)) yield `${field.name}${args} { ${inner} }`;
  }
}

const bytesOf = async (path: string, init?: RequestInit): Promise<{ readonly status: number; readonly bytes: Buffer }> => {
  const response = await fetch(`${api.origin}${path}`, init);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([path, [429, 503].includes(response.status)]).toEqual([path, false]);
  return { status: response.status, bytes: Buffer.concat([bytes, Buffer.from(JSON.stringify([...response.headers]))]) };
};

describe('the search finds a marker however it is written', () => {
  const marker = MARKERS.reasoning;
  const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
  test.each([
    ['as it is', Buffer.from(`a ${marker} b`)],
    ['in UTF-16', Buffer.concat([Buffer.from('\ufeff', 'utf16le'), utf16(`x${marker}y`)])],
    ['in UTF-16 of the other order', Buffer.from([...utf16(`x${marker}y`)].map((_, index, all) => all[index ^ 1]!))],
    ['in base64', Buffer.from(Buffer.from(`avant ${marker} après`).toString('base64'))],
    ['in base64, a byte further', Buffer.from(Buffer.from(`avantt ${marker} après`).toString('base64'))],
    ['in base64 of addresses', Buffer.from(Buffer.from(`a ${marker} après`).toString('base64url'))],
    ['percent-encoded', Buffer.from(encodeURIComponent(marker))],
    ['as JSON escapes', Buffer.from(marker.replace(/[^ -~]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))],
    ['as HTML entities', Buffer.from(marker.replace(/[^ -~]/gu, (sign) => `&#${sign.charCodeAt(0)};`))],
    ['as hexadecimal entities', Buffer.from([...marker].map((sign) => `&#x${sign.charCodeAt(0).toString(16)};`).join(''))],
    ['in quoted-printable', Buffer.from([...Buffer.from(marker)].map((byte) => (byte < 127 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`)).join(''))],
    ['folded', Buffer.from(`${marker.slice(0, 5)}\r\n ${marker.slice(5)}`)],
    ['in hexadecimal', Buffer.from(Buffer.from(marker).toString('hex'))],
    ['cut by marks', Buffer.from(`<w:t>${marker.slice(0, 4)}</w:t><w:t>${marker.slice(4)}</w:t>`)],
    ['compressed', gzipSync(`a ${marker}`)],
    ['in an archive within an archive', Buffer.from(zipSync({ 'a.zip': zipSync({ 'x.xml': Buffer.from(marker) }) }))],
    ['in a stream of a PDF', Buffer.concat([Buffer.from('%PDF-1.7\nstream\n'), deflateSync(`(${marker})`), Buffer.from('\nendstream')])],
    ['in capitals', Buffer.from(marker.toUpperCase())],
  ])('%s', (_, bytes) => {
    expect(carried(bytes, ALL)).toEqual([marker]);
  });
  test('and none where there is none', () => {
    expect(carried(Buffer.from('Rien à voir : 7745, Motif, réservé'), ALL)).toEqual([]);
  });
});

describe('nothing that is planted reaches anyone who is not signed in', () => {
  test('in answers of the API, whatever its fields', async () => {
    const root = schema.getQueryType()!;
    const proof = String((await api.ask<{ reach: { reached: { proof: string } }[] }>('{ reach(by: []) { reached { proof } } }')).data.reach[0]!.reached.proof);
    const asked = new Set<string>();
    for (const slug of slugs) {
      for (const field of Object.values(root.getFields())) {
        const named = getNamedType(field.type);
        const args = argsOf(field, slug, proof);
        if (args === null) continue;
        // Down to what an action or a convention says; the rest hangs on these two.
        const depth = field.name === 'action' && slug === slugs[0] ? 2 : 1;
        if (isObjectType(named)) for (const inner of ways(named, depth, slug, proof)) asked.add(`{ ${field.name}${args} { ${inner} } }`);
        else asked.add(`{ ${field.name}${args} }`);
      }
    }
    let answered = 0;
    for (const query of asked) {
      const { bytes, status } = await bytesOf('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
      expect([query, carried(bytes, ALL)]).toEqual([query, []]);
      if (status === 200) answered += 1;
    }
    expect(answered).toBeGreaterThan(50);
  });

  test('in errors, whatever is wrong', async () => {
    const bodies = [
      ...slugs.map((slug) => `{ action(slug: "${slug}") { titel } }`),
      ...slugs.map((slug) => `mutation { publishActions(key: "k", actions: ["${slug}"]) }`),
      ...slugs.map((slug) => `mutation { submitAction(key: "k", input: { action: "${slug}" }) { explanation } }`),
      '{ contacts }',
      '{ confidentialReadings(subject: "action/1") { id } }',
      '{ accounts { id } }',
      '{ meeting(id: "1") { ballots } }',
    ];
    for (const query of bodies) {
      const { bytes } = await bytesOf('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
      expect([query, carried(bytes, ALL)]).toEqual([query, []]);
    }
  });

  const SECTIONS = ['actions', 'depenses', 'publics', 'indicateurs', 'engagements', 'soutiens', 'acteurs'];
  const files = (): string[] => [
    ...['xlsx', 'ods', 'jsonl', 'csv', 'zip', 'parquet'].flatMap((format) => [`/export/${CONVENTION}.${format}`, `/export/toutes.${format}`]),
    ...SECTIONS.flatMap((section) => [`/export/${CONVENTION}.${section}.csv`, `/export/${CONVENTION}.${section}.parquet`]),
    ...['depenses', 'publics', 'resultats'].flatMap((kind) => ['csv', 'xlsx', 'ods'].map((format) => `/export/chiffres/${kind}.${format}?par=CONVENTION`)),
    ...slugs.flatMap((slug) => ['previsionnelle', 'realisee'].flatMap((which) => ['html', 'pdf', 'docx', 'odt'].map((format) => `/documents/fiche/${slug}/${which}.${format}`))),
    ...['2021', 'pluriannuel'].flatMap((year) => ['html', 'pdf', 'docx', 'odt'].map((format) => `/documents/bilan/${CONVENTION}/${year}.${format}`)),
    ...['dossier', 'proces-verbal'].flatMap((which) => ['html', 'pdf', 'docx', 'odt'].map((format) => `/documents/seance/1/${which}.${format}`)),
    ...['subventions.csv', 'subventions-ecartees.csv', 'schema-subventions.json', 'catalogue.jsonld', 'dataset.jsonld'].map((name) => `/open-data/${name}`),
    `/calendrier/conventions/${CONVENTION}.ics`,
    '/calendrier/parties/opca-defi.ics',
    '/metrics',
    '/readyz',
    '/session',
  ];

  test('in files, feeds, documents and open data, opened', async () => {
    const served: string[] = [];
    for (const path of files()) {
      const { status, bytes } = await bytesOf(path);
      expect([path, carried(bytes, ALL)]).toEqual([path, []]);
      if (status === 200) served.push(path);
    }
    // The files are there: nothing was found in them because they hold nothing, not because they were not served.
    expect(served.length).toBeGreaterThan(40);
    expect(served.some((path) => path.includes('/fiche/'))).toBe(true);
    expect(served.filter((path) => path.includes(slugs[1]!) || path.includes(slugs[2]!) || path.includes('/seance/'))).toEqual([]);
  });

  test('headcounts of 1 to 4, nor what would give them back: in no figure, line or file', async () => {
    const { data } = await api.ask<{ action: { plannedSheet: { headcounts: object[] }; realisedSheet: { headcounts: object[] } } }>(
      `{ action(slug: "${slugs[0]}") { plannedSheet { headcounts { total girls boys disability } } realisedSheet { headcounts { total girls boys disability } } } }`,
    );
    const small = JSON.stringify(data).match(/:[1-4][,}]/gu);
    expect(small).toBeNull();
    const publics = (await bytesOf(`/export/${CONVENTION}.publics.csv`)).bytes.toString();
    expect(publics).toContain('secret statistique');
    expect(publics.split('\r\n').filter((line) => /;(?:[1-4]|53)(?:;|$)/u.test(line))).toEqual([]);
    const indicators = (await bytesOf(`/export/${CONVENTION}.indicateurs.csv`)).bytes.toString();
    expect(indicators.split('\r\n').filter((line) => /;[23](?:;|$)/u.test(line))).toEqual([]);
  });

  test('in the log, whoever asks and whatever fails', async () => {
    const partner = { id: 'x', role: 'PARTNER', party: 'opca-defi', academicRegions: [] } as const;
    const { data } = await api.as<{ convention: unknown }>(partner, `{ convention(key: "${CONVENTION}") { contactLists { contacts { name email } } disputes { subject } confidentialities { id } } action(slug: "${slugs[2]}") { title opinions { reasoning } } }`);
    expect(JSON.stringify(data)).toContain(MARKERS.contact);
    expect(logged.length).toBeGreaterThan(0);
    expect(carried(Buffer.from(logged.join('\n')), ALL)).toEqual([]);
  });
});
