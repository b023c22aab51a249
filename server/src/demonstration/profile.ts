import type { LocalConventionTerms, SignedConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { Size } from './bank/template.js';
import type { Status } from './demo-action.js';
import { localYears } from './local-training.js';
import { INDUSTRY } from './sectors/industry.js';
import { localSectors } from './sectors/local.js';
import { PROXIMITY } from './sectors/proximity.js';
import { OCCITANIE, PROVENCE } from './sectors/regional.js';
import type { Sector } from './sectors/sector.js';

export interface ProfileYear {
  readonly year: number;
  readonly actions: number;
  /**
   * Part of a known cap that the year's commitments take, in thousandths. Only conventions that have a known cap need it.
   */
  readonly capShare: number;
}

/** What the demonstration tells of a convention: how many actions, how large, by whom. */
export interface Profile {
  readonly years: readonly ProfileYear[];
  readonly sectors: readonly Sector[];
  /** Least and greatest usual budget of an action, in euros. */
  readonly euros: Readonly<Record<Size, readonly [number, number]>>;
  /** Participations, in thousandths of those of a national action. */
  readonly reach: number;
  /** Actions that cost nothing, in thousandths. */
  readonly free: number;
  /** Who steers, for each side; {academie} is the action's own. Offices and never persons. */
  readonly steeringPartner: readonly string[];
  readonly steeringMinistry: readonly string[];
  /** On what ground money is committed; {date} is the day of the committee or of the agreement. */
  readonly ground: string;
  /** Steps on which an action can have stopped, among those that the text sets. */
  readonly pendingSteps: readonly Status[];
  /** Whether the text gives a body the power to refuse an action; where none has it, whoever proposed it takes it back. */
  readonly isRefused: boolean;
}

const year = (of: number, actions: number, capShare = 0): ProfileYear => ({ year: of, actions, capShare });

const NATIONAL: Readonly<Record<string, Profile>> = {
  'opca-defi-2016': {
    // The cap of article 12 is nearly reached in 2019 and never passed.
    years: [year(2016, 9, 190), year(2017, 27, 740), year(2018, 30, 886), year(2019, 32, 970), year(2020, 29, 655), year(2021, 22, 528)],
    sectors: INDUSTRY,
    euros: { SMALL: [8000, 22_000], MEDIUM: [20_000, 60_000], LARGE: [45_000, 120_000] },
    reach: 1000,
    free: 20,
    steeringPartner: ['Direction du développement des formations', 'Délégation à la promotion des métiers', 'Service des études et de l’observatoire'],
    steeringMinistry: ['DGESCO, bureau des partenariats avec le monde professionnel', 'DGESIP, mission orientation et insertion', 'Délégation académique aux enseignements techniques, académie {academie}'],
    ground: 'Avis du comité de pilotage du {date}',
    pendingSteps: ['COMMITTEE'],
    isRefused: false,
  },
  'opco-ep-2020': {
    years: [year(2020, 11), year(2021, 42), year(2022, 45), year(2023, 34)],
    sectors: PROXIMITY,
    euros: { SMALL: [6000, 18_000], MEDIUM: [15_000, 48_000], LARGE: [40_000, 95_000] },
    reach: 850,
    free: 20,
    steeringPartner: ['Direction de l’alternance', 'Délégation régionale', 'Service promotion des métiers'],
    steeringMinistry: ['DGESCO, bureau de la formation professionnelle', 'DGESIP, département des formations courtes', 'DRAFPIC, académie {academie}'],
    ground: 'Décision du conseil d’administration, après le vote du comité de pilotage du {date}',
    pendingSteps: ['COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD'],
    isRefused: true,
  },
  'medef-occitanie-2021': {
    years: [year(2021, 26), year(2022, 34), year(2023, 26)],
    sectors: OCCITANIE,
    euros: { SMALL: [400, 1800], MEDIUM: [1500, 5200], LARGE: [4500, 14_000] },
    reach: 420,
    free: 90,
    steeringPartner: ['Pôle éducation et formation', 'Délégation territoriale'],
    steeringMinistry: ['Délégation de région académique à la formation professionnelle', 'Mission école-entreprise, académie {academie}'],
    ground: 'Accord des deux parties du {date}',
    pendingSteps: ['SUBMITTED'],
    isRefused: false,
  },
  'cgpme-paca': {
    // The text is undated. It names a recteur in office from late 2014 and a partner that took another name in January 2017:
    // signed in between and made for five years, it covered the years 2017 to 2019 whatever the day.
    years: [year(2017, 19), year(2018, 22), year(2019, 18)],
    sectors: PROVENCE,
    euros: { SMALL: [200, 900], MEDIUM: [700, 2600], LARGE: [2000, 6500] },
    reach: 260,
    free: 260,
    steeringPartner: ['Commission éducation et formation', 'Pôle école-entreprise'],
    steeringMinistry: ['Délégation académique aux enseignements techniques', 'Service académique d’information et d’orientation'],
    ground: 'Plan de partenariat académique arrêté le {date}',
    pendingSteps: ['SUBMITTED'],
    isRefused: false,
  },
};

/** How the demonstration treats a convention; null when it invents nothing for it. */
export function profileOf(terms: SignedConventionTerms | LocalConventionTerms): Profile | null {
  if (terms.kind === 'CONVENTION') return NATIONAL[terms.key] ?? null;
  if (!terms.isDemonstration || terms.signature.state !== 'DATED') return null;
  return {
    years: localYears(terms, terms.signature.date).map((of) => year(of, 5)),
    sectors: localSectors(terms),
    euros: { SMALL: [150, 1200], MEDIUM: [800, 4200], LARGE: [3500, 18_000] },
    reach: 140,
    free: 220,
    steeringPartner: ['Responsable de la formation du partenaire', 'Tuteur coordonnateur'],
    steeringMinistry: ['Direction de l’établissement', 'Directeur délégué aux formations professionnelles et technologiques'],
    ground: 'Comité de suivi du {date}',
    pendingSteps: ['SUBMITTED'],
    isRefused: false,
  };
}
