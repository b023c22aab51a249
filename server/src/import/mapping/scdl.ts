import { FrenchError } from '../../platform/french-error.js';
import type { Choice } from '../template/labels.js';
import { typeset } from '../typeset.js';
import { mappingSchema, type Mapping } from './mapping.js';

/** Under what the subsidies of a file are entered: an SCDL file does not know of conventions. */
export interface ScdlPlace {
  /** Code of the axis; the convention's own where it has one alone. */
  readonly axis: string | null;
  /** Code of the funding source; the convention's own where it has one alone. */
  readonly resource: string | null;
}

const IN_MONEY = ['aide en numéraire', 'en numéraire', 'numéraire', 'aide numéraire'];
const IN_KIND = ['aide en nature', 'en nature', 'nature'];
const BOTH = 'La ligne mêle numéraire et nature sans dire la part de chacun : coupez-la en deux, ou corrigez la nature.';

/** What makes two lines the same subsidy: who gives what to whom, by which decision of which day. */
const IDENTITY = ['idAttribuant', 'dateConvention', 'referenceDecision', 'idBeneficiaire', 'rnaBeneficiaire', 'nomBeneficiaire', 'objet'];

/**
 * How a file of the schema SCDL « Subventions » (versions 1 and 2) is read: each line is a subsidy granted, so an action engaged
 * with its commitment; what is in kind is a support, in no money total. A column that the schema does not have is told of and left out.
 * @throws FrenchError AXIS_TO_CHOOSE, RESOURCE_TO_CHOOSE, AXIS_UNKNOWN, RESOURCE_UNKNOWN
 */
export function scdlMapping(place: ScdlPlace, convention: { readonly axes: readonly Choice[]; readonly fundingSources: readonly Choice[] }): Mapping {
  const axis = chosen(place.axis, convention.axes, { what: 'l’axe', option: '--axis', code: 'AXIS' });
  const resource = chosen(place.resource, convention.fundingSources, { what: 'la ressource', option: '--resource', code: 'RESOURCE' });
  const reference = { digest: IDENTITY, prefix: 'S-' };
  const isMoney = { column: 'nature', among: IN_MONEY };
  const isInKind = { column: 'nature', among: IN_KIND };
  return mappingSchema.parse({
    format: 1,
    title: 'SCDL « Subventions »',
    unknown: 'NOTED',
    columns: COLUMNS,
    oneOf: [['idBeneficiaire', 'rnaBeneficiaire']],
    rows: [
      {
        into: 'actions',
        fields: { reference, year: { column: 'dateConvention', through: 'year' }, axis: { constant: axis }, title: { column: 'objet' }, status: { constant: 'Engagée' } },
      },
      {
        into: 'engagements',
        when: isMoney,
        fields: { reference, fundingSource: { constant: resource }, amount: { column: 'montant' }, committedOn: { column: 'dateConvention' }, ground: { column: 'referenceDecision' } },
      },
      {
        into: 'soutiens',
        when: isInKind,
        fields: { reference, sheetKind: { constant: 'P' }, label: { column: 'objet' }, givenBy: { column: 'nomAttribuant' }, estimated: { column: 'montant' } },
      },
      { into: 'acteurs', fields: { reference, role: { constant: 'Partenaire' }, name: { column: 'nomBeneficiaire' }, siret: { column: 'idBeneficiaire' } } },
    ],
  });
}

const COLUMNS = {
  nomAttribuant: { type: 'TEXT', required: true, aliases: ['nom attribuant', 'nom de l’attribuant', 'attribuant', 'collectivité'] },
  idAttribuant: { type: 'SIRET', noted: true, aliases: ['id attribuant', 'siret attribuant', 'siret de l’attribuant', 'attributeur siret'] },
  dateConvention: { type: 'DATE', required: true, aliases: ['date convention', 'date de la convention', 'date de convention', 'date de décision', 'date décision', 'date_convention'] },
  referenceDecision: { type: 'TEXT', aliases: ['référence décision', 'référence de la décision', 'reference_decision', 'n° de délibération', 'délibération'] },
  nomBeneficiaire: { type: 'TEXT', required: true, aliases: ['nom bénéficiaire', 'nom du bénéficiaire', 'bénéficiaire', 'association', 'nom_beneficiaire'] },
  idBeneficiaire: { type: 'SIRET', aliases: ['id bénéficiaire', 'siret bénéficiaire', 'siret du bénéficiaire', 'siret', 'n° siret', 'id_beneficiaire'] },
  rnaBeneficiaire: { type: 'RNA', aliases: ['rna bénéficiaire', 'rna', 'n° rna', 'rna_beneficiaire'] },
  objet: { type: 'TEXT', required: true, aliases: ['objet de la subvention', 'objet de la convention', 'intitulé', 'libellé'] },
  montant: { type: 'AMOUNT', required: true, aliases: ['montant de la subvention', 'montant attribué', 'montant voté', 'montant (en euros)', 'montant en euros', 'montant (€)', 'montant total'] },
  nature: { type: 'CHOICE', required: true, choices: [...IN_MONEY, ...IN_KIND], doubtful: { 'aide en numéraire;aide en nature': BOTH, 'aide en nature;aide en numéraire': BOTH }, aliases: ['nature de l’aide', 'nature de la subvention'] },
  conditionsVersement: { type: 'TEXT', noted: true, aliases: ['conditions de versement', 'conditions versement', 'conditions_versement'] },
  datesPeriodeVersement: { type: 'PERIOD', noted: true, aliases: ['dates période versement', 'période de versement', 'dates_periode_versement', 'date versement'] },
  idRAE: { type: 'TEXT', noted: true, aliases: ['id rae', 'n° rae', 'id_rae'] },
  notificationUE: { type: 'YES_NO', aliases: ['notification ue', 'notification_ue'] },
  pourcentageSubvention: { type: 'RATIO', aliases: ['pourcentage subvention', 'pourcentage de la subvention', 'pourcentage_subvention'] },
  dispositifAide: { type: 'TEXT', noted: true, aliases: ['dispositif d’aide', 'dispositif aide', 'dispositif_aide'] },
};

function chosen(given: string | null, choices: readonly Choice[], words: { readonly what: string; readonly option: string; readonly code: string }): string {
  const listed = choices.map(({ code, label }) => `« ${code} » (${label})`).join(', ');
  if (given === null) {
    const [only] = choices;
    if (only !== undefined && choices.length === 1) return only.code;
    throw new FrenchError(`${words.code}_TO_CHOOSE`, typeset(`La convention laisse le choix : dites ${words.what} avec ${words.option}, parmi ${listed}.`));
  }
  const found = choices.find(({ code }) => code.toLowerCase() === given.toLowerCase());
  if (found === undefined) throw new FrenchError(`${words.code}_UNKNOWN`, typeset(`« ${given} » n’est pas de la convention : choisissez ${words.what} parmi ${listed}.`));
  return found.code;
}
