import { EXPORT_FORMATS } from '../export/export-convention.js';
import { FIGURE_KINDS } from '../export/figures-table.js';
import type { LedgerFiche } from './ledger.js';
import type { PublicApi } from './public-api.js';

/** A file of the API, and where it stands in a release. */
export interface FrozenAddress {
  readonly address: string;
  /** Below the release's folder; an archive's name ends in « .zip » there, whatever is written here. */
  readonly path: string;
}

interface Listed {
  readonly conventions: readonly { readonly key: string; readonly kind: string; readonly years: readonly number[] }[];
  readonly parties: readonly { readonly key: string }[];
}

const LISTED = '{ conventions { key kind years } parties { key } }';
const REPORT_FORMATS = ['html', 'pdf', 'docx', 'odt'];
const FICHE_FORMATS = ['html', 'pdf', 'docx'];
const FIGURE_FORMATS = ['csv', 'xlsx', 'ods'];
const OPEN_DATA = ['subventions.csv', 'subventions-ecartees.csv', 'schema-subventions.json', 'catalogue.jsonld', 'dataset.jsonld'];

/** Every file that a release freezes, at the path that it has at the API. */
export const frozenAddresses = async (api: PublicApi, fiches: readonly LedgerFiche[]): Promise<readonly FrozenAddress[]> => {
  const { conventions, parties } = await api.ask<Listed>(LISTED);
  const binding = conventions.filter(({ kind }) => kind !== 'TEMPLATE');
  const withFiches = binding.filter(({ key }) => fiches.some(({ convention }) => convention === key));
  const same = (path: string): FrozenAddress => ({ address: `/${path}`, path });
  return [
    ...['toutes', ...withFiches.map(({ key }) => key)].flatMap((key) => EXPORT_FORMATS.map((format) => same(`export/${key}.${format}`))),
    ...FIGURE_KINDS.flatMap((kind) =>
      FIGURE_FORMATS.map((format) => ({ address: `/export/chiffres/${kind}.${format}?par=convention,annee,axe`, path: `export/chiffres/${kind}-par-convention-annee-axe.${format}` })),
    ),
    ...OPEN_DATA.map((name) => same(`open-data/${name}`)),
    ...binding.map(({ key }) => same(`calendrier/conventions/${key}.ics`)),
    ...parties.map(({ key }) => same(`calendrier/parties/${key}.ics`)),
    ...withFiches.flatMap(({ key, years }) => [...years, 'pluriannuel'].flatMap((year) => REPORT_FORMATS.map((format) => same(`documents/bilan/${key}/${year}.${format}`)))),
    ...fiches.flatMap(({ slug, plannedVersion, realisedVersion }) =>
      [...(plannedVersion === null ? [] : ['previsionnelle']), ...(realisedVersion === null ? [] : ['realisee'])].flatMap((which) =>
        FICHE_FORMATS.map((format) => same(`documents/fiche/${slug}/${which}.${format}`)),
      ),
    ),
  ];
};
