import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/src/access/actor.js';
import { startTestApi, type TestApi } from '../../server/src/api/testing/test-api.js';
import { changed, conventionFile } from '../../server/src/convention/format/testing/example-file.js';
import { loadFiles } from '../../server/src/convention/testing/load-files.js';
import { lifeOn, mutate } from './committee-acts.js';

const CONVENTION = 'demo-fcil-cybersecurite-rennes';
const SCHOOL: Actor = { id: 'lycee', role: 'PARTNER', party: 'lycee-trois-embruns', academicRegions: [] };
const TEMPLATE = conventionFile('coloration-fcil.yaml');
const FCIL = conventionFile(`demonstration/${CONVENTION}.yaml`);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2024-07-10'));
});
afterAll(() => api.stop());

const certificate = (changes: object = {}) => ({
  convention: CONVENTION,
  title: 'Sécurité des réseaux des petites entreprises (fictif)',
  issuedOn: '2024-07-05',
  educationSigners: ['ACADEMY_RECTOR'],
  partners: ['granit-numerique'],
  proposedOn: '2024-06-28',
  ...changes,
});
const issue = (changes: object = {}) => mutate(api, SCHOOL, 'issueCertificate', 'CertificateInput', certificate(changes), 'educationSigner grounds { articles }');

describe('Un modèle devient une FCIL, jusqu’à son attestation (coloration-FCIL, articles 2, 7, 10)', () => {
  it('Le modèle ne lie personne : il n’a ni vie, ni échéance', async () => {
    const { data } = await api.ask('{ convention(key: "coloration-fcil") { kind life { status } obligations { total } } }');
    expect(data).toEqual({ convention: { kind: 'TEMPLATE', life: null, obligations: { total: 0 } } });
  });

  it('Il ne se remplit pas avec une formation trop courte ou trop longue, ni avec un blanc (2)', async () => {
    const training = 'duree-de-la-fcil: { firstDay: 2023-09-04, lastDay: 2024-06-28 }';
    await expect(loadFiles(api.pool, [TEMPLATE, changed(FCIL, training, 'duree-de-la-fcil: { firstDay: 2023-09-04, lastDay: 2023-11-30 }')])).rejects.toThrow(/mois/u);
    await expect(loadFiles(api.pool, [TEMPLATE, changed(FCIL, training, 'duree-de-la-fcil: { firstDay: 2023-09-04, lastDay: 2024-12-20 }')])).rejects.toThrow(/année scolaire/u);
    await expect(loadFiles(api.pool, [TEMPLATE, changed(FCIL, '  preavis: 3\n', '')])).rejects.toThrow(/preavis/u);
  });

  it('Tous ses blancs remplis, il donne une convention locale, fictive ici, qui dit d’où elle vient', async () => {
    await loadFiles(api.pool, [TEMPLATE, FCIL]);
    const { data } = await api.ask(`{ convention(key: "${CONVENTION}") { kind level isDemo template { key } parties { key } } }`);
    expect(data).toEqual({
      convention: { kind: 'LOCAL', level: 'LOCAL', isDemo: true, template: { key: 'coloration-fcil' }, parties: [{ key: 'lycee-trois-embruns' }, { key: 'granit-numerique' }] },
    });
  });

  it('Elle ne prend effet qu’une fois signée par toutes les parties (10)', async () => {
    const admin: Actor = { id: 'a', role: 'ADMINISTRATOR', party: null, academicRegions: [] };
    const sign = (party: string, occurredOn: string) => mutate(api, admin, 'recordEvent', 'EventInput', { convention: CONVENTION, kind: 'SIGNATURE', party, occurredOn, summary: 'Signature (fictive)', source: 'Essai' }, 'id');
    await sign('lycee-trois-embruns', '2023-06-12');
    await expect(lifeOn(api, CONVENTION, '2023-06-20')).resolves.toMatchObject({ status: 'UNDATED' });
    await sign('granit-numerique', '2023-06-19');
    await expect(lifeOn(api, CONVENTION, '2023-06-18')).resolves.toMatchObject({ status: 'NOT_YET_IN_FORCE' });
    await expect(lifeOn(api, CONVENTION, '2023-06-19')).resolves.toMatchObject({ status: 'IN_FORCE', grounds: { articles: ['10'] } });
  });

  it('L’attestation porte les signatures que l’article 7 permet à une FCIL, et aucune autre', async () => {
    await expect(issue({ educationSigners: ['HEAD_OF_SCHOOL'] })).resolves.toMatchObject({ refused: 'CERTIFICATE_EDUCATION_SIGNER_NOT_ALLOWED' });
    await expect(issue({ educationSigners: ['ACADEMY_RECTOR', 'ACADEMIC_REGION_RECTOR'] })).resolves.toMatchObject({ refused: 'CERTIFICATE_ONE_EDUCATION_SIGNER' });
    await expect(issue({ partners: [] })).resolves.toMatchObject({ refused: 'CERTIFICATE_PARTNER_MISSING' });
    await expect(issue({ proposedOn: null })).resolves.toMatchObject({ refused: 'CERTIFICATE_PROPOSAL_MISSING' });
    await expect(issue()).resolves.toEqual({ answer: { educationSigner: 'ACADEMY_RECTOR', grounds: { articles: ['7'] } } });
  });
});
