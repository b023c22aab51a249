import { localDate } from '@conventions-ouvertes/shared/local-date';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../api/testing/test-api.js';
import { importFiles } from '../../import/import-files.js';
import { SCDL_FIELDS, scdlProblems, type ScdlRow } from './scdl-rules.js';

const VALID: ScdlRow = {
  nomAttribuant: 'Attribuant',
  idAttribuant: '21060004500392',
  dateConvention: '2015-07-07',
  referenceDecision: '',
  nomBeneficiaire: 'Association',
  idBeneficiaire: '52499120500013',
  rnaBeneficiaire: '',
  objet: 'Fonctionnement',
  montant: '99786.57',
  nature: 'aide en numéraire',
  conditionsVersement: 'échelonné',
  datesPeriodeVersement: '2017-03-30/2017-05-24',
  idRAE: '',
  notificationUE: 'non',
  pourcentageSubvention: '0.05',
  dispositifAide: '',
};

describe('the rules of SCDL « Subventions » 2.1.1', () => {
  it('take a valid line', () => {
    expect(scdlProblems(VALID)).toEqual([]);
    expect(scdlProblems({ ...VALID, idBeneficiaire: '', rnaBeneficiaire: 'W332216459', pourcentageSubvention: '1' })).toEqual([]);
  });

  it.each<[string, Partial<ScdlRow>, string]>([
    ['a SIREN for a SIRET', { idAttribuant: '218601946' }, 'idAttribuant'],
    ['a French date', { dateConvention: '05/12/2016' }, 'dateConvention'],
    ['a day that is not', { dateConvention: '2017-02-30' }, 'dateConvention'],
    ['no beneficiary', { idBeneficiaire: '' }, 'rnaBeneficiaire manque'],
    ['a short RNA', { rnaBeneficiaire: 'W3222' }, 'rnaBeneficiaire'],
    ['a decimal comma', { montant: '100000,1' }, 'montant'],
    ['no amount', { montant: '' }, 'montant manque'],
    ['a period with an underscore', { datesPeriodeVersement: '2017-06-27_2018-06-27' }, 'datesPeriodeVersement'],
    ['a period backwards', { datesPeriodeVersement: '2018-06-27/2017-06-27' }, 'datesPeriodeVersement'],
    ['an English no', { notificationUE: 'no' }, 'notificationUE'],
    ['a percentage of 80', { pourcentageSubvention: '80' }, 'pourcentageSubvention'],
    ['a percentage of nothing', { pourcentageSubvention: '0' }, 'pourcentageSubvention'],
    ['a long object', { objet: 'a'.repeat(257) }, 'objet'],
    ['a nature of its own', { nature: 'argent' }, 'nature'],
    ['an amount in scientific notation', { montant: '9.9E4' }, 'montant'],
    ['a false SIRET', { idBeneficiaire: '52499120500014' }, 'idBeneficiaire'],
    ['a long number of the RAE', { idRAE: '123456' }, 'idRAE'],
    ['long conditions', { conditionsVersement: 'a'.repeat(257) }, 'conditionsVersement'],
  ])('refuse %s', (_what, change, field) => {
    expect(scdlProblems({ ...VALID, ...change }).join(' ; ')).toContain(field);
  });
});

interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly constraints: { readonly required?: boolean; readonly pattern?: string; readonly enum?: readonly string[]; readonly maxLength?: number; readonly minimum?: number; readonly maximum?: number };
}

/** A Table Schema read as its specification has it, apart from the code that wrote the rows. */
const meets = ({ type, trueValues = [], falseValues = [], constraints }: SchemaField, value: string): boolean => {
  if (value === '') return constraints.required !== true;
  const isOfType =
    type === 'string' ||
    (type === 'boolean' && [...trueValues, ...falseValues].includes(value)) ||
    (type === 'date' && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)) ||
    (type === 'number' && Number.isFinite(Number(value)) && value.trim() === value);
  const { pattern, enum: allowed, maxLength, minimum, maximum } = constraints;
  return (
    isOfType &&
    (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value)) &&
    (allowed === undefined || allowed.includes(value)) &&
    (maxLength === undefined || [...value].length <= maxLength) &&
    (minimum === undefined || Number(value) >= minimum) &&
    (maximum === undefined || Number(value) <= maximum)
  );
};

describe('open data over HTTP', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(localDate('2026-11-21'));
    await api.pool.query(`INSERT INTO body (siret, name, role, party_key) VALUES ('21060004500392', 'OPCA DEFi', 'PARTNER', 'opca-defi') ON CONFLICT DO NOTHING`);
    const text = (lines: string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`);
    const report = await importFiles(api.pool, 'opca-defi-2016', [
      { name: 's.actions.csv', bytes: text(['Référence;Année;Axe;Intitulé;Statut', ...['A', 'B', 'C', 'D', 'E', 'F'].map((reference) => `${reference};2017;4;Action ${reference};Engagée`)]) },
      { name: 's.depenses.csv', bytes: text(['Référence;Fiche;Poste de dépenses;Montant total;Ressource HORS_QUOTA;Ressource AUTRES', 'A;P;Tout;4000,00;1000,00;3000,00']) },
      { name: 's.engagements.csv', bytes: text(['Référence;Ressource;Montant engagé;Date d’engagement', 'A;HORS_QUOTA;1000,00;2017-03-01', 'B;HORS_QUOTA;10,00;2017-03-01', 'C;HORS_QUOTA;10,00;', 'D;AUTRES;10,00;2017-03-01', 'E;HORS_QUOTA;10,00;2017-03-01', 'F;HORS_QUOTA;10,00;2017-03-01']) },
      { name: 's.acteurs.csv', bytes: text(['Référence;Rôle;Nom;SIRET', 'A;Association;Les Métiers;52499120500013', 'B;Prestataire;Conseil SARL;52499120500013', 'D;Association;Les Métiers;52499120500013', 'E;Association;Les Métiers;52499120500013', 'F;Association;Les Métiers;52499120500013', 'F;Association;Autre;21060004500392']) },
    ]);
    expect(report.refusals).toEqual([]);
    await api.pool.query('UPDATE action SET published_at = now()');
  });
  afterAll(() => api.stop());

  const get = async (path: string): Promise<{ response: Response; text: string }> => {
    const response = await fetch(`${api.origin}/open-data/${path}`);
    return { response, text: await response.text() };
  };

  it('publishes as subsidies what is one, in valid lines', async () => {
    const { text } = await get('subventions.csv');
    const rows: ScdlRow[] = parse(text, { columns: true });
    expect(text.split('\n')[0]).toBe(SCDL_FIELDS.join(','));
    expect(rows).toMatchObject([
      { nomBeneficiaire: 'Les Métiers', montant: '1000.00', pourcentageSubvention: '1.00', idAttribuant: '21060004500392', conditionsVersement: 'autre' },
      { montant: '10.00', pourcentageSubvention: '1.00', referenceDecision: 'opca-defi-2016--e' },
    ]);
    expect(rows.flatMap(scdlProblems)).toEqual([]);
  });

  it('publishes the rules beside the file, and every row meets them as a program of anyone reads them', async () => {
    const schema = JSON.parse((await get('schema-subventions.json')).text) as { homepage: string; licenses: { name: string }[]; fields: SchemaField[] };
    expect(schema).toMatchObject({ version: '2.1.1', licenses: [{ name: 'etalab-2.0' }] });
    expect(schema.fields.map(({ name }) => name)).toEqual(SCDL_FIELDS);
    const rows: Record<string, string>[] = parse((await get('subventions.csv')).text, { columns: true });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) for (const field of schema.fields) expect(meets(field, row[field.name] ?? ''), `${field.name} : ${row[field.name]}`).toBe(true);
    expect(meets(schema.fields.find(({ name }) => name === 'montant')!, '1,5')).toBe(false);
  });

  it('says how many commitments it leaves out, and why', async () => {
    const rows: Record<string, string>[] = parse((await get('subventions-ecartees.csv')).text, { bom: true, delimiter: ';', columns: true });
    const counts = Object.fromEntries(rows.map((row) => [row['Motif (code)'], Number(row['Engagements'])]));
    expect(counts).toEqual({ PUBLIE: 2, NOT_DATED: 1, NO_GRANTOR: 1, NO_BENEFICIARY: 1, SEVERAL_BENEFICIARIES: 1, AGAINST_SCHEMA: 0 });
  });

  it('describes the dataset in terms that its context defines, with all that DCAT-AP requires', async () => {
    const { '@context': context, ...dataset } = JSON.parse((await get('catalogue.jsonld')).text) as Record<string, unknown> & { '@context': Record<string, string> };
    expect(Object.values(context).every((address) => URL.canParse(address))).toBe(true);
    const terms = (value: unknown): string[] =>
      Array.isArray(value)
        ? value.flatMap(terms)
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, inner]) => [key, ...(key === '@type' ? [String(inner)] : []), ...terms(inner)])
          : [];
    for (const term of terms(dataset)) if (!term.startsWith('@')) expect(context, term).toHaveProperty(term.split(':')[0] ?? '');
    for (const required of ['dct:title', 'dct:description', 'dct:identifier', 'dct:license', 'dct:publisher', 'dct:modified', 'dcat:theme', 'dcat:distribution']) expect(dataset).toHaveProperty([required]);
    for (const distribution of dataset['dcat:distribution'] as object[]) for (const required of ['dcat:accessURL', 'dcat:downloadURL', 'dcat:mediaType', 'dct:license']) expect(distribution).toHaveProperty([required]);
  });

  it('describes the dataset with its licence and date, and every file that it names is there', async () => {
    const { text } = await get('catalogue.jsonld');
    const dataset = JSON.parse(text) as { 'dct:license': { '@id': string }; 'dcat:distribution': { 'dcat:downloadURL': { '@id': string } }[] };
    expect(dataset['dct:license']['@id']).toContain('licence-ouverte');
    for (const { 'dcat:downloadURL': address } of dataset['dcat:distribution']) {
      const file = await fetch(new URL(address['@id'], `${api.origin}/open-data/catalogue.jsonld`));
      expect(file.status, address['@id']).toBe(200);
      await file.arrayBuffer();
    }
    const told = JSON.parse((await get('dataset.jsonld')).text) as { description: string; distribution: { contentUrl: string }[] };
    expect(told).toMatchObject({ '@context': 'https://schema.org', '@type': 'Dataset', identifier: 'conventions-ouvertes', dateModified: '2026-11-21', isAccessibleForFree: true });
    // What search engines ask of a description.
    expect(told.description.length).toBeGreaterThanOrEqual(50);
    expect(told.distribution.map(({ contentUrl }) => contentUrl)).toEqual(dataset['dcat:distribution'].map(({ 'dcat:downloadURL': address }) => address['@id']));
    expect((await get('autre.csv')).response.status).toBe(404);
  });
});
