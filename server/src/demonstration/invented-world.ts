import { of } from './french.js';
import type { Random } from './random.js';

/** Towns that do not exist. */
export const TOWNS = [
  'Valbrume', 'Montclaret', 'Rivefontaine', 'Aubersac', 'Fontmarelle', 'Castelvigne', 'Port-Lucan', 'Brémelles',
  'Saint-Aldric-le-Neuf', 'Tournevent', 'Grandelande', 'Pierrelune', 'Vauclaire-sur-Orme', 'Chantebruyère', 'Malvernoy',
  'Roquevaire-les-Tilleuls', 'Beaurivet', 'Lormeraie', 'Hautebise', 'Clairmarigny', 'Villeneuve-l’Ormeau', 'Estrevigne',
  'Noiremare', 'Sauvelande', 'Marsonnières', 'Puy-Lambert', 'Belvezac', 'Ternoise-le-Vieux', 'Aigremoulin', 'Combefleur',
] as const;

const PROVIDERS = [
  'Agence Tournevent', 'Atelier du Phare bleu', 'Cabinet Ardoise et Compas', 'Coopérative Passe-Métiers', 'Studio Demi-Lune',
  'Bureau d’études Longue-Vue', 'Fabrique des Quatre-Vents', 'Collectif L’Établi sonore', 'Agence Craie et Cobalt',
  'Maison des Gestes clairs', 'Cabinet Trois-Estuaires', 'Studio Grand-Angle de Valbrume', 'Atelier Papier-Boussole',
  'Compagnie de la Page blanche',
] as const;

const FIRM_FORMS = ['Établissements', 'Ateliers', 'Société', 'Maison', 'Groupe'] as const;
const FIRM_NAMES = [
  'Brumeval', 'Lanvert et fils', 'Orlandine', 'Tesseraud', 'Quillebois', 'Marchepied', 'Vernisol', 'Adamine', 'Cardonnel-Sud',
  'Pérignal', 'Sauvagine', 'Hespérion', 'Boiscoudert', 'Amarelle', 'Ronceray-Lune', 'Fauvelet',
] as const;
const ASSOCIATIONS = ['Passerelles', 'Premiers Pas', 'Le Fil et l’Aiguille', 'Demain l’atelier', 'Tous capables', 'Graines de métier'] as const;

/** Names of bodies that do not exist, by the part they play. */
export const inventedNames = {
  provider: (random: Random): string => random.pick(PROVIDERS),
  firm: (random: Random): string => `${random.pick(FIRM_FORMS)} ${random.pick(FIRM_NAMES)} (${random.pick(TOWNS)})`,
  association: (random: Random): string => `Association ${random.pick(ASSOCIATIONS)} (${random.pick(TOWNS)})`,
  campus: (town: string): string => `Campus des métiers et des qualifications du pays ${of(town)}`,
  stagePole: (town: string): string => `Pôle de stages du bassin ${of(town)}`,
  localCommittee: (town: string): string => `Comité local école-entreprise du bassin ${of(town)}`,
  university: (town: string): string => `Université ${of(town)}`,
  institute: (town: string): string => `Institut universitaire de technologie ${of(town)}`,
  branch: (ofSector: string): string => `Union des employeurs ${ofSector} (organisation fictive)`,
} as const;
