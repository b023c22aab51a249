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

/** What the schema sets for one field, as Table Schema words it. */
export interface ScdlRule {
  readonly type: 'string' | 'date' | 'number' | 'boolean';
  readonly constraints: {
    readonly required: boolean;
    readonly pattern?: string;
    readonly enum?: readonly string[];
    readonly maxLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

const DAY = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const text = (required: boolean, constraints: Omit<ScdlRule['constraints'], 'required'> = {}): ScdlRule => ({ type: 'string', constraints: { required, ...constraints } });

/** Values are joined by a semicolon where an aid is of both natures. */
const NATURES = ['aide en numéraire', 'aide en nature', 'aide en numéraire;aide en nature', 'aide en nature;aide en numéraire'] as const;

export const SCDL_RULES: Readonly<Record<ScdlField, ScdlRule>> = {
  nomAttribuant: text(true),
  idAttribuant: text(true, { pattern: '^[0-9]{14}$' }),
  dateConvention: { type: 'date', constraints: { required: true } },
  referenceDecision: text(false),
  nomBeneficiaire: text(true),
  idBeneficiaire: text(false, { pattern: '^[0-9]{14}$' }),
  rnaBeneficiaire: text(false, { pattern: '^W[0-9]{9}$' }),
  objet: text(true, { maxLength: 256 }),
  montant: { type: 'number', constraints: { required: true } },
  nature: text(true, { enum: NATURES }),
  conditionsVersement: text(true, { maxLength: 256 }),
  datesPeriodeVersement: text(true, { pattern: `^${DAY}(/${DAY})?$` }),
  idRAE: text(false, { maxLength: 5 }),
  notificationUE: { type: 'boolean', constraints: { required: true } },
  pourcentageSubvention: { type: 'number', constraints: { required: true, minimum: 0.01, maximum: 1 } },
  dispositifAide: text(false),
};

const NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/u;

/** What keeps the text of a field from meeting its rule; null: it does. */
const problemOf = ({ type, constraints: { pattern, enum: allowed, maxLength, minimum, maximum } }: ScdlRule, value: string): string | null => {
  if (type === 'date' && !isLocalDate(value)) return 'une date AAAA-MM-JJ';
  if (type === 'boolean' && value !== 'oui' && value !== 'non') return '« oui » ou « non »';
  if (type === 'number' && !NUMBER.test(value)) return 'un nombre à point décimal';
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) return `de la forme ${pattern}`;
  if (allowed !== undefined && !allowed.includes(value)) return `une des valeurs ${allowed.join(' / ')}`;
  if (maxLength !== undefined && [...value].length > maxLength) return `un texte de ${maxLength} caractères au plus`;
  if ((minimum !== undefined && Number(value) < minimum) || (maximum !== undefined && Number(value) > maximum)) return `un nombre de ${minimum} à ${maximum}`;
  return null;
};

const isSiret = (value: string): boolean => parseSiret(value).ok;

/** Days that are days, in order. */
const isPeriod = (value: string): boolean => {
  const days = value.split('/');
  return days.every(isLocalDate) && (days[1] === undefined || (days[0] ?? '') <= days[1]);
};

/** What keeps a line from being a valid one of the schema, or from telling what its fields mean; none: it is. */
export const scdlProblems = (row: ScdlRow): readonly string[] => [
  ...SCDL_FIELDS.filter((field) => SCDL_RULES[field].constraints.required && row[field].trim() === '').map((field) => `${field} manque`),
  ...(row.idBeneficiaire === '' && row.rnaBeneficiaire === '' ? ['idBeneficiaire ou rnaBeneficiaire manque'] : []),
  ...SCDL_FIELDS.flatMap((field) => {
    const wanted = row[field] === '' ? null : problemOf(SCDL_RULES[field], row[field]);
    return wanted === null ? [] : [`${field} n’est pas ${wanted}`];
  }),
  ...(['idAttribuant', 'idBeneficiaire'] as const).filter((field) => row[field] !== '' && !isSiret(row[field])).map((field) => `${field} n’est pas un SIRET`),
  ...(row.datesPeriodeVersement !== '' && !isPeriod(row.datesPeriodeVersement) ? ['datesPeriodeVersement n’est ni un jour, ni deux jours dans l’ordre'] : []),
];
