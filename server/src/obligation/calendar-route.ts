import { actorLabel } from '@conventions-ouvertes/shared/convention/actor-label';
import { addYears } from '@conventions-ouvertes/shared/local-date';
import { citation } from '@conventions-ouvertes/shared/verdict';
import type { RequestContext } from '../api/context.js';
import { calendarFeed, type FeedEntry } from './calendar-feed.js';
import { obligationsOf } from './obligation.resolver.js';

/** Which calendar an address asks for. */
export interface CalendarAddress {
  readonly of: 'conventions' | 'parties';
  readonly key: string;
}

export interface CalendarAnswer {
  readonly body: string;
  /** Changes with the data and with the day. */
  readonly etag: string;
  readonly fileName: string;
}

const ADDRESS = /^\/calendrier\/(conventions|parties)\/([a-z0-9]+(?:-[a-z0-9]+)*)\.ics$/u;
const YEARS_AHEAD = 2;

/** The calendar at `/calendrier/conventions/<key>.ics` or `/calendrier/parties/<key>.ics`; null for any other address. */
export const calendarAddress = (pathname: string): CalendarAddress | null => {
  const [, of, key] = ADDRESS.exec(pathname) ?? [];
  return (of === 'conventions' || of === 'parties') && key !== undefined ? { of, key } : null;
};

/** The calendar of a convention, or of what a party owes under all of its own; null where there is none. */
export const calendarOf = async ({ of, key }: CalendarAddress, context: RequestContext): Promise<CalendarAnswer | null> => {
  const { catalogue, today } = context;
  const named = of === 'conventions' ? catalogue.conventions.get(key)?.shortTitle : catalogue.parties.get(key)?.shortName;
  if (named === undefined) return null;
  const conventions = of === 'conventions' ? [key] : (catalogue.conventionsOfParty.get(key) ?? []).map(({ conventionKey }) => conventionKey);
  const entries = (await Promise.all(conventions.map((convention) => entriesOf(convention, of === 'parties' ? key : null, context)))).flat();
  const { version, changedAt } = catalogue.dataVersion;
  const isDemo = entries.some(({ obligation }) => obligation.isDemo);
  return {
    body: calendarFeed(`Échéances — ${named}${isDemo ? ' [données fictives]' : ''}`, entries, { sequence: version, stamp: changedAt }),
    etag: `"${version}-${today}"`,
    fileName: `echeances-${key}.ics`,
  };
};

const entriesOf = async (key: string, party: string | null, context: RequestContext): Promise<readonly FeedEntry[]> => {
  const terms = context.catalogue.conventions.get(key)?.terms;
  if (terms === undefined || terms.kind === 'TEMPLATE') return [];
  const computed = await obligationsOf(key, context.today, addYears(context.today, YEARS_AHEAD), context);
  return computed
    .filter(({ parties }) => party === null || parties.includes(party))
    .map((obligation) => ({ obligation, convention: terms.shortTitle, owedBy: actorLabel(terms, obligation.owedBy), citation: citation(obligation.articles).trim() }));
};
