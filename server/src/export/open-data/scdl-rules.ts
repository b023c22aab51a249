import { isLocalDate } from '@conventions-ouvertes/shared/local-date';
import { parseSiret } from '@conventions-ouvertes/shared/identifiers/siret';

/** Fields of the SCDL schema « Subventions » 2.1.1, in its order. */
export const SCDL_FIELDS = [
  'nomAttribuant',
  'idAttribuant',
  'dateConvention',
  'referenceDecision',
  'nomBeneficiaire',
  'idBeneficiaire',
  'rnaBeneficiaire',
  'objet',
  'montant',
  'nature',
  'conditionsVersement',
  'datesPeriodeVersement',
  'idRAE',
  'notificationUE',
  'pourcentageSubvention',
  'dispositifAide',
] as const;

export type ScdlField = (typeof SCDL_FIELDS)[number];
/** A line as the file has it: every field as text, empty where it is not told. */
export type ScdlRow = Readonly<Record<ScdlField, string>>;

const REQUIRED: readonly ScdlField[] = [
  'nomAttribuant',
  'idAttribuant',
  'dateConvention',
  'nomBeneficiaire',
  'objet',
  'montant',
  'nature',
  'conditionsVersement',
  'datesPeriodeVersement',
  'notificationUE',
  'pourcentageSubvention',
];

const LONGEST_OBJECT = 256;
const NATURE = /^aide en (?:numéraire(?:;aide en nature)?|nature(?:;aide en numéraire)?)$/u;
const PERCENTAGE = /^(?:0\.(?:0[1-9]|[1-9][0-9]?)|1(?:\.0{1,2})?)$/u;

const isSiret = (text: string): boolean => /^[0-9]{14}$/u.test(text) && parseSiret(text).ok;

/** One day, or two in order, joined by a slash. */
const isPeriod = (text: string): boolean => {
  const days = text.split('/');
  return days.length <= 2 && days.every(isLocalDate) && (days[1] === undefined || (days[0] ?? '') <= days[1]);
};

const FORMS: readonly (readonly [ScdlField, string, (text: string) => boolean])[] = [
  ['idAttribuant', 'un SIRET de 14 chiffres', isSiret],
  ['dateConvention', 'une date AAAA-MM-JJ', isLocalDate],
  ['idBeneficiaire', 'un SIRET de 14 chiffres', isSiret],
  ['rnaBeneficiaire', 'un numéro RNA, W et neuf chiffres', (text) => /^W[0-9]{9}$/u.test(text)],
  ['objet', `un texte de ${LONGEST_OBJECT} caractères au plus`, (text) => [...text].length <= LONGEST_OBJECT],
  ['montant', 'un montant à point décimal', (text) => /^[0-9]+(?:\.[0-9]{1,2})?$/u.test(text)],
  ['nature', '« aide en numéraire », « aide en nature » ou les deux', (text) => NATURE.test(text)],
  ['datesPeriodeVersement', 'une date, ou deux séparées par /', isPeriod],
  ['notificationUE', '« oui » ou « non »', (text) => text === 'oui' || text === 'non'],
  ['pourcentageSubvention', 'un nombre de 0.01 à 1', (text) => PERCENTAGE.test(text)],
];

/** What keeps a line from being a valid one of the schema; none: it is. */
export const scdlProblems = (row: ScdlRow): readonly string[] => [
  ...REQUIRED.filter((field) => row[field].trim() === '').map((field) => `${field} manque`),
  ...(row.idBeneficiaire === '' && row.rnaBeneficiaire === '' ? ['idBeneficiaire ou rnaBeneficiaire manque'] : []),
  ...FORMS.filter(([field, , has]) => row[field] !== '' && !has(row[field])).map(([field, wanted]) => `${field} n’est pas ${wanted}`),
];
