import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { FICTITIOUS_NOTICE, LICENCE, SOURCE } from '../about-export.js';
import { SCDL_HOME } from './scdl-schema.js';
import { contentTypeOf, type FileKind } from '../file-answer.js';

const LICENCE_ADDRESS = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/';
const TITLE = 'Conventions de coopération de l’éducation : actions, montants, publics et résultats';
const TEXT =
  'Ce que les conventions de coopération entre l’éducation nationale et le monde professionnel ont prévu, engagé et dépensé par axe, les publics touchés et les résultats, fiche par fiche.';

interface Distribution {
  readonly title: string;
  /** Beside this description: relative, so that it holds wherever the service is hosted. */
  readonly path: string;
  readonly kind: FileKind;
  readonly conformsTo?: string;
}

const DISTRIBUTIONS: readonly Distribution[] = [
  { title: 'Fiches, CSV', path: '../export/toutes.csv.zip', kind: 'zip' },
  { title: 'Fiches, classeurs XLSX', path: '../export/toutes.xlsx.zip', kind: 'zip' },
  { title: 'Fiches, classeurs ODS', path: '../export/toutes.ods.zip', kind: 'zip' },
  { title: 'Fiches, JSON Lines', path: '../export/toutes.jsonl', kind: 'jsonl' },
  { title: 'Fiches, Parquet', path: '../export/toutes.parquet.zip', kind: 'zip' },
  { title: 'Subventions, schéma SCDL 2.1.1', path: 'subventions.csv', kind: 'csv', conformsTo: SCDL_HOME },
];

const mediaType = (kind: FileKind): string => contentTypeOf(kind).split(';')[0] ?? '';

const described = (isFictitious: boolean): string => (isFictitious ? `${FICTITIOUS_NOTICE} ${TEXT}` : TEXT);

/** The dataset for catalogues such as data.gouv.fr (DCAT-AP). */
export const dcatCatalogue = (day: LocalDate, isFictitious: boolean): object => ({
  '@context': {
    dcat: 'http://www.w3.org/ns/dcat#',
    dct: 'http://purl.org/dc/terms/',
    foaf: 'http://xmlns.com/foaf/0.1/',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
  },
  '@id': 'catalogue.jsonld',
  '@type': 'dcat:Dataset',
  'dct:title': { '@value': isFictitious ? `Données fictives : ${TITLE}` : TITLE, '@language': 'fr' },
  'dct:description': { '@value': described(isFictitious), '@language': 'fr' },
  'dct:identifier': 'conventions-ouvertes',
  'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/FRA' },
  'dct:publisher': { '@type': 'foaf:Organization', 'foaf:name': SOURCE },
  'dct:license': { '@id': LICENCE_ADDRESS },
  'dct:modified': { '@value': day, '@type': 'xsd:date' },
  'dcat:theme': { '@id': 'http://publications.europa.eu/resource/authority/data-theme/EDUC' },
  'dcat:keyword': ['éducation', 'conventions', 'taxe d’apprentissage', 'subventions'],
  'dcat:distribution': DISTRIBUTIONS.map(({ title, path, kind, conformsTo }) => ({
    '@type': 'dcat:Distribution',
    'dct:title': { '@value': title, '@language': 'fr' },
    'dcat:accessURL': { '@id': path },
    'dcat:downloadURL': { '@id': path },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType(kind)}` },
    'dct:license': { '@id': LICENCE_ADDRESS },
    ...(conformsTo === undefined ? {} : { 'dct:conformsTo': { '@id': conformsTo } }),
  })),
});

/** The same for search engines (schema.org). */
export const schemaOrgDataset = (day: LocalDate, isFictitious: boolean): object => ({
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  name: isFictitious ? `Données fictives : ${TITLE}` : TITLE,
  description: described(isFictitious),
  identifier: 'conventions-ouvertes',
  inLanguage: 'fr',
  license: LICENCE_ADDRESS,
  usageInfo: LICENCE,
  isAccessibleForFree: true,
  dateModified: day,
  creator: { '@type': 'Organization', name: SOURCE },
  distribution: DISTRIBUTIONS.map(({ title, path, kind }) => ({ '@type': 'DataDownload', name: title, contentUrl: path, encodingFormat: mediaType(kind) })),
});
