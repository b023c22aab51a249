import { zipSync } from 'fflate';
import { buildClientSchema, getIntrospectionQuery, getNamedType, isLeafType, isNonNullType, isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { deflateSync, gzipSync } from 'node:zlib';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepReason } from '../action/keep-reason.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction } from '../platform/database.js';
import { openLog } from '../platform/telemetry/log.js';
import { NO_TRACES } from '../platform/telemetry/traces.js';
import { carried } from './testing/carries.js';
import { startTestApi, type TestApi } from './testing/test-api.js';

/** What must reach nobody who is not signed in: letters with accents, so that each way of writing them differs. */
const MARKERS = {
  draft: 'Brouillon-Égaré-4417',
  unpublished: 'Inédit-Caché-5523',
  pending: 'Version-En-Attenté-6634',
  reasoning: 'Motif-Réservé-7745',
  recommendations: 'Réservé-À-Lever-7746',
  ballot: 'Siège-Votant-Énigme-8856',
  dispute: 'Différend-Secrét-9967',
  agenda: 'Point-Délicat-1078',
  contact: 'Zéphyrine Marquée-2189',
  email: 'zephyrine-3190@example.org',
  confidential: 'Procédé-Brevété-4201',
  actor: 'Firme-Discrète-4202',
  file: 'fichier-confidentiél-4203.xlsx',
  report: 'Ligne-Refusée-5312',
  record: 'Note-Historiqué-6423',
  subject: 'sujet-opaqué-7534',
} as const;
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
    await client.query('UPDATE action SET title = $2 WHERE id = $1', [hidden, MARKERS.unpublished]);
    await client.query('UPDATE action SET title = $2 WHERE id = $1', [draft, MARKERS.draft]);
    await client.query(`UPDATE sheet SET description = $2, objectives = 'Dits' WHERE action_id = $1 AND is_current`, [shown, MARKERS.confidential]);
    await client.query(`UPDATE indicator SET unit = 'élèves' WHERE action_id = $1`, [shown]);
    await client.query(`INSERT INTO action_actor (action_id, position, role, name) VALUES ($1, 1, 'FIRM', $2)`, [shown, MARKERS.actor]);
    for (const field of ['description', 'actors']) await client.query(`INSERT INTO confidentiality (convention_key, action_id, field, concerned) VALUES ($1, $2, $3, '{Une firme}')`, [CONVENTION, shown, field]);
    await client.query(`INSERT INTO sheet (action_id, convention_key, kind, version, is_current, is_pending, objectives) VALUES ($1, $2, 'PLANNED', 8, false, true, $3)`, [shown, CONVENTION, MARKERS.pending]);
    const opinion = await client.query<{ id: number }>(
      `INSERT INTO opinion (action_id, body, party_key, value, sheet_version, given_on, actor_id, actor_role) VALUES ($1, 'MINISTRY', 'menesr', 'RESERVED', 1, '2021-02-01', 'x', 'MINISTRY') RETURNING id`,
      [shown],
    );
    await keepReason(client, 'OPINION', opinion.rows[0]!.id, CONVENTION, MARKERS.reasoning);
    await keepReason(client, 'RECOMMENDATIONS', opinion.rows[0]!.id, CONVENTION, MARKERS.recommendations);
    const meeting = await client.query<{ id: number }>(`INSERT INTO committee_meeting (convention_key, kind, status, called_on, meets_on) VALUES ($1, 'ORDINARY', 'HELD', '2021-01-01', '2021-02-01') RETURNING id`, [CONVENTION]);
    const { id } = meeting.rows[0]!;
    await client.query(`INSERT INTO agenda_item (meeting_id, position, convention_key, kind, title, action_id) VALUES ($1, 1, $2, 'ACTION', $3, $4), ($1, 2, $2, 'DISPUTE', $3, NULL), ($1, 3, $2, 'OTHER', 'Un point', NULL)`, [id, CONVENTION, MARKERS.agenda, hidden]);
    await client.query('INSERT INTO committee_vote (meeting_id, position) VALUES ($1, 3)', [id]);
    await client.query(`INSERT INTO committee_ballot (vote_id, seat, college, choice) SELECT id, $1, 'OPCA', 'AGAINST' FROM committee_vote`, [MARKERS.ballot]);
    await client.query(`INSERT INTO dispute (convention_key, opened_on, opened_by, is_serious, subject) VALUES ($1, '2021-01-01', 'opca-defi', true, $2)`, [CONVENTION, MARKERS.dispute]);
    const list = await client.query<{ id: number }>(`INSERT INTO contact_list (convention_key, party_key, shared_on, expires_on) VALUES ($1, 'opca-defi', '2021-09-01', '2099-09-30') RETURNING id`, [CONVENTION]);
    await client.query('INSERT INTO contact (list_id, name, email) VALUES ($1, $2, $3)', [list.rows[0]!.id, MARKERS.contact, MARKERS.email]);
    const run = await client.query<{ id: number }>('INSERT INTO import_run (convention_key, report) VALUES ($1, $2) RETURNING id', [CONVENTION, JSON.stringify({ refusals: [MARKERS.report] })]);
    await client.query(`INSERT INTO import_file (import_run_id, name, sha256, bytes) VALUES ($1, $2, repeat('e', 64), 1)`, [run.rows[0]!.id, MARKERS.file]);
    await client.query('UPDATE action SET import_file_id = (SELECT max(id) FROM import_file), source_row = 2 WHERE id = $1', [shown]);
    await client.query(`INSERT INTO confidentiality (convention_key, import_file_id, concerned) SELECT $1, max(id), '{Une firme}' FROM import_file`, [CONVENTION]);
    await client.query(`INSERT INTO record (subject_kind, subject_key, change, reason) VALUES ('CONVENTION', $1, 'TRIED', $2)`, [CONVENTION, MARKERS.record]);
    await client.query(`INSERT INTO body (siret, name, role) VALUES ('11004401300040', 'Service', 'ADMINISTRATOR')`);
    await client.query(`INSERT INTO account (id, issuer, sub, siret, role, opened_at) VALUES ('a', 'https://x.example.org', $1, '11004401300040', 'ADMINISTRATOR', now())`, [MARKERS.subject]);
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
