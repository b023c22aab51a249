import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { conventionFile } from '../convention/format/testing/example-file.js';
import { loadFiles } from '../convention/testing/load-files.js';

const SCHOOL: Actor = { id: 's', role: 'PARTNER', party: 'lycee-trois-embruns', academicRegions: [] };
const OTHER: Actor = { id: 'o', role: 'PARTNER', party: 'opco-ep', academicRegions: [] };
const ISSUE = 'mutation ($key: String!, $input: CertificateInput!) { issueCertificate(key: $key, input: $input) { title educationSigner partners { key } grounds { articles } } }';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2024-08-01'));
  await loadFiles(api.pool, ['coloration-fcil.yaml', 'demonstration/demo-fcil-cybersecurite-rennes.yaml', 'demonstration/demo-coloration-bois-bordeaux.yaml'].map(conventionFile));
});
afterAll(() => api.stop());

const fcil = { convention: 'demo-fcil-cybersecurite-rennes', title: 'Sécurité des réseaux (fictif)', issuedOn: '2024-07-05', educationSigners: ['ACADEMY_RECTOR'], partners: ['granit-numerique'], proposedOn: '2024-06-20' };
const coloration = { convention: 'demo-coloration-bois-bordeaux', title: 'Construction en bois (fictif)', issuedOn: '2024-07-05', educationSigners: ['HEAD_OF_SCHOOL'], partners: ['pin-d-ailleurs'] };
let keys = 0;
const refusal = (actor: Actor | null, input: object) => api.refusal(actor, ISSUE, { key: `k${(keys += 1)}`, input });

describe('certificates of an FCIL (coloration-FCIL, article 7)', () => {
  test.each([
    [{ educationSigners: ['HEAD_OF_SCHOOL'] }, 'CERTIFICATE_EDUCATION_SIGNER_NOT_ALLOWED'],
    [{ educationSigners: ['ACADEMY_RECTOR', 'ACADEMIC_REGION_RECTOR'] }, 'CERTIFICATE_ONE_EDUCATION_SIGNER'],
    [{ educationSigners: [] }, 'CERTIFICATE_ONE_EDUCATION_SIGNER'],
    [{ partners: [] }, 'CERTIFICATE_PARTNER_MISSING'],
    [{ partners: ['granit-numerique', 'opco-ep'] }, 'CERTIFICATE_NOT_A_PARTNER'],
    [{ proposedOn: null }, 'CERTIFICATE_PROPOSAL_MISSING'],
    [{ proposedOn: '2024-07-06' }, 'PROPOSED_AFTER_ISSUED'],
    [{ issuedOn: '2023-01-01', proposedOn: '2023-01-01' }, 'NOT_IN_FORCE'],
    [{ issuedOn: '2024-08-02' }, 'DATE_IN_THE_FUTURE'],
    [{ convention: 'opco-ep-2020' }, 'FORBIDDEN'],
  ])('%j is refused: %s', async (change, code) => {
    expect(await refusal(SCHOOL, { ...fcil, ...change })).toBe(code);
  });

  test('a text without certificates issues none (DEFi)', async () => {
    expect(await refusal({ ...SCHOOL, role: 'MINISTRY' }, { ...fcil, convention: 'opca-defi-2016', issuedOn: '2018-01-01', proposedOn: '2018-01-01' })).toBe('CERTIFICATE_NOT_IN_TEXT');
  });

  test('one of the two recteurs signs with every partner, on the head of school’s proposal, the Region if it will', async () => {
    expect(await refusal(OTHER, fcil)).toBe('FORBIDDEN');
    expect(await refusal(null, fcil)).toBe('UNAUTHENTICATED');
    const issued = await api.as(SCHOOL, ISSUE, { key: 'issue', input: { ...fcil, regionSigns: true } });
    expect(issued).toEqual({ data: { issueCertificate: { title: fcil.title, educationSigner: 'ACADEMY_RECTOR', partners: [{ key: 'granit-numerique' }], grounds: { articles: ['7'] } } } });
    expect(await refusal(SCHOOL, fcil)).toBe('ALREADY_ISSUED');
    const { data } = await api.ask('{ convention(key: "demo-fcil-cybersecurite-rennes") { certificates { issuedOn regionSigns } certificateRule { educationSigners needsProposal regionMaySign article } } }');
    expect(data).toEqual({
      convention: {
        certificates: [{ issuedOn: '2024-07-05', regionSigns: true }],
        certificateRule: { educationSigners: ['ACADEMIC_REGION_RECTOR', 'ACADEMY_RECTOR'], needsProposal: true, regionMaySign: true, article: '7' },
      },
    });
  });
});

test('of a coloration, the head of school may sign, without any proposal (article 7)', async () => {
  const head: Actor = { ...SCHOOL, id: 'h', party: 'lycee-dune-revee' };
  expect(await refusal(head, coloration)).toBeNull();
});
