import { openTransitions } from '@conventions-ouvertes/shared/action/transition';
import type { ActionStatus } from '@conventions-ouvertes/shared/action/status';
import { actsOn } from '@conventions-ouvertes/shared/action/reach';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { cents } from '@conventions-ouvertes/shared/money';
import type { Actor } from '../access/actor.js';
import { readFacts } from '../action/action-facts.js';
import { conventionOnDay } from '../action/convention-on-day.js';
import { viewAction } from '../action/locked-action.js';
import { currentOf, storedSheets } from '../action/stored-sheet.js';
import type { Catalogue } from '../convention/catalogue.js';
import type { Queryable } from '../platform/database.js';
import { viewCaps } from './cap-years.js';

/**
 * Where someone may take an action today, its planned amounts set against the caps. Steps that ask for a reason are told as
 * open: whoever takes them gives one.
 */
export const openTo = async (pool: Queryable, catalogue: Catalogue, actor: Actor | null, slug: string, today: LocalDate): Promise<readonly ActionStatus[]> => {
  if (actor === null) return [];
  const action = await viewAction(pool, slug);
  const convention = await conventionOnDay(pool, action.conventionKey, today);
  const regions = new Map([...catalogue.academies.values()].map(({ code, academicRegionCode }) => [code, academicRegionCode]));
  if (!actsOn(convention.terms, actor, action.regions, regions)) return [];
  const planned = currentOf(await storedSheets(pool, action.id), 'PLANNED')?.sheet.items.flatMap(({ shares }) => shares) ?? [];
  const cap = await viewCaps(
    pool,
    { conventionKey: action.conventionKey, terms: convention.terms, programmeYear: action.year, committedOn: today },
    planned.map(({ source, amount }) => ({ source, cents: cents(amount) })),
  );
  const facts = await readFacts(pool, action, convention, { cap: cap?.outcome ?? null, reason: 'à donner' });
  return openTransitions(convention.terms, facts, action.status, actor.role);
};
