import { z } from 'zod';
import { scopedId, type Catalogue } from '../convention/catalogue.js';
import { badInput } from '../platform/graphql/errors.js';

/** What a figure is made of: every criterion narrows it, an absent one does not. */
export const scopeSchema = z.strictObject({
  conventions: z.array(z.string()).optional(),
  years: z.array(z.number().int()).optional(),
  /** Months of the lines of money, `2018-03`: the cells of a table by month. Other facts have no month. */
  months: z.array(z.string().regex(/^[0-9]{4}-[0-9]{2}$/u)).optional(),
  /** Only the lines of money that have no date. */
  undated: z.boolean().optional(),
  /** Axes by identifier, with all that is under them. */
  axes: z.array(z.string()).optional(),
  /** One axis alone, without what is under it: the cell of a table by axis. */
  exactAxis: z.string().optional(),
  themes: z.array(z.string()).optional(),
  fundingSources: z.array(z.string()).optional(),
  academicRegions: z.array(z.string()).optional(),
  academies: z.array(z.string()).optional(),
  /** Only what was not broken down by place (« non ventilé »). */
  notBrokenDown: z.boolean().optional(),
  audiences: z.array(z.string()).optional(),
  statuses: z.array(z.string()).optional(),
  search: z.string().optional(),
  actionId: z.number().int().optional(),
});

export type Scope = z.infer<typeof scopeSchema>;

/** Whether figures of this scope are of a place, where what was not broken down is unknown rather than zero. */
export const isTerritorial = (scope: Scope): boolean => Boolean(scope.academicRegions ?? scope.academies);

/** The month that a line of money `f` is dated by; null where it has no date. */
export const MONTH_OF_LINE = "to_char(f.dated_on, 'YYYY-MM')";

/** Whether figures of this scope are of some months, where an action stands by its lines and not besides. */
export const isByMonth = ({ months, undated }: Scope): boolean => months !== undefined || undated === true;

const LARGEST_LIST = 500;

type Known = { readonly field: keyof Scope; readonly label: string; readonly has: (value: string) => boolean };

const knownValues = (catalogue: Catalogue): Known[] => [
  { field: 'conventions', label: 'convention', has: (key) => catalogue.conventions.has(key) },
  { field: 'axes', label: 'axe', has: (id) => catalogue.axes.has(id) },
  { field: 'themes', label: 'thème', has: (code) => catalogue.themes.has(code) },
  { field: 'fundingSources', label: 'ressource', has: (id) => catalogue.fundingSources.has(id) },
  { field: 'academicRegions', label: 'région académique', has: (code) => catalogue.regions.has(code) },
  { field: 'academies', label: 'académie', has: (code) => catalogue.academies.has(code) },
  { field: 'audiences', label: 'public', has: (code) => catalogue.audiences.has(code) },
];

/**
 * Refuses a criterion that names nothing, rather than answering zero to a slip of the pen.
 * @throws BAD_USER_INPUT UNKNOWN_FILTER_VALUE, FILTER_TOO_LONG
 */
export const checkScope = (scope: Scope, catalogue: Catalogue): Scope => {
  for (const [field, value] of Object.entries(scope)) {
    if (Array.isArray(value) && value.length > LARGEST_LIST) {
      throw badInput('FILTER_TOO_LONG', `Le filtre « ${field} » compte ${value.length} valeurs : donnez-en ${LARGEST_LIST} au plus.`);
    }
  }
  for (const { field, label, has } of knownValues(catalogue)) {
    for (const value of (scope[field] as string[] | undefined) ?? []) {
      if (!has(value)) {
        throw badInput('UNKNOWN_FILTER_VALUE', `Aucune valeur « ${value.slice(0, 80)} » n'existe pour le filtre « ${label} » : choisissez-en une de la liste.`);
      }
    }
  }
  return scope;
};

/** The axes of the scope, descendants included; null where the scope does not bound them. */
export const axesInScope = ({ axes, exactAxis, themes }: Scope, catalogue: Catalogue): string[] | null => {
  if (!axes && !exactAxis && !themes) return null;
  const wanted = new Set(axes);
  const isUnder = (id: string): boolean => {
    for (let at: string | null = id; at !== null; ) {
      if (wanted.has(at)) return true;
      const axis = catalogue.axes.get(at);
      at = axis?.parentCode ? scopedId(axis.conventionKey, axis.parentCode) : null;
    }
    return false;
  };
  return [...catalogue.axes.entries()]
    .filter(([id, axis]) => (!axes || isUnder(id)) && (!exactAxis || id === exactAxis) && (!themes || themes.includes(axis.themeCode)))
    .map(([id]) => id);
};

/** The académies of the scope; null where the scope does not bound them. */
export const academiesInScope = ({ academies, academicRegions }: Scope, catalogue: Catalogue): string[] | null => {
  if (!academies && !academicRegions) return null;
  return [...catalogue.academies.values()]
    .filter((academy) => !academies || academies.includes(academy.code))
    .filter((academy) => !academicRegions || academicRegions.includes(academy.academicRegionCode))
    .map((academy) => academy.code);
};
