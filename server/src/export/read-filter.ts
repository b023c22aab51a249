import type { Catalogue } from '../convention/catalogue.js';
import { checkScope, type Scope } from '../figures/scope.js';
import { STATUSES } from '../import/template/labels.js';
import { badInput } from '../platform/graphql/errors.js';

/** The parameters of the site's own addresses, so that what is on a screen is asked for by the same words. */
const LISTS = {
  convention: 'conventions',
  axe: 'axes',
  theme: 'themes',
  ressource: 'fundingSources',
  region: 'academicRegions',
  academie: 'academies',
  public: 'audiences',
  statut: 'statuses',
} as const satisfies Record<string, keyof Scope>;

const NOT_BROKEN_DOWN = 'non-ventile';
const STATUS_CODES: readonly string[] = STATUSES.map(({ code }) => code);

/**
 * The scope that an address asks for. Unlike a page, a file goes out and is believed later: what is not understood is refused.
 * @param others parameters of the address that are not filters
 * @throws BAD_USER_INPUT UNKNOWN_PARAMETER, BAD_YEAR, UNKNOWN_FILTER_VALUE, SEARCH_LENGTH
 */
export const readFilter = (parameters: URLSearchParams, catalogue: Catalogue, others: readonly string[] = []): Scope => {
  const scope: Scope = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name).filter((value) => value !== '');
    if (values.length === 0 || others.includes(name)) continue;
    if (name === 'annee') scope.years = values.map(yearOf);
    else if (name === 'recherche') scope.search = searchOf(values[0] ?? '');
    else if (name === 'academie' && values.includes(NOT_BROKEN_DOWN)) scope.notBrokenDown = true;
    else if (isList(name)) scope[LISTS[name]] = values;
    else throw badInput('UNKNOWN_PARAMETER', `Le paramètre « ${name.slice(0, 40)} » n’existe pas : retirez-le de l’adresse.`);
  }
  const unknown = scope.statuses?.find((status) => !STATUS_CODES.includes(status));
  if (unknown !== undefined) throw badInput('UNKNOWN_FILTER_VALUE', `« ${unknown.slice(0, 40)} » n’est pas un statut : écrivez ${STATUS_CODES.join(', ')}.`);
  return checkScope(scope, catalogue);
};

const isList = (name: string): name is keyof typeof LISTS => Object.hasOwn(LISTS, name);

const yearOf = (value: string): number => {
  if (!/^[0-9]{4}$/u.test(value)) throw badInput('BAD_YEAR', `« ${value.slice(0, 40)} » n’est pas une année : écrivez-la sur quatre chiffres.`);
  return Number(value);
};

const searchOf = (value: string): string => {
  const search = value.trim();
  if (search.length < 2 || search.length > 100) throw badInput('SEARCH_LENGTH', 'Cherchez de 2 à 100 caractères du titre ou de la référence.');
  return search;
};
