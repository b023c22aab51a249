import { addDays, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import type { ConventionObligation } from './compute-obligations.js';
import { obligationLabel } from './obligation-enums.js';
import { obligationId } from './tell-obligation.js';

/** An obligation with the words that a calendar shows beside it. */
export interface FeedEntry {
  readonly obligation: ConventionObligation;
  readonly convention: string;
  readonly owedBy: string;
  readonly citation: string;
}

const REFRESH_SECONDS = 12 * 3600;

/**
 * The legal dates as a calendar that people subscribe to: one all-day event a deadline, its identifier the same from one
 * day to the next. Whatever rests on invented records says so in its title. What has no day is in no calendar.
 * @param revision of the data, which only grows, and when they last changed: a reader that keeps the newer of two events keeps this one
 */
export const calendarFeed = (name: string, entries: readonly FeedEntry[], { sequence, stamp }: { readonly sequence: number; readonly stamp: Date }): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Conventions ouvertes', product: 'Échéances', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const { obligation, convention, owedBy, citation } of entries) {
    const { dueOn, id, conventionKey, label, status, finding, explanation, isDemo } = obligation;
    if (dueOn === null) continue;
    calendar.createEvent({
      id: `${obligationId(conventionKey, id)}@conventions-ouvertes`,
      stamp,
      sequence,
      lastModified: stamp,
      start: midnight(dueOn),
      end: midnight(addDays(dueOn, 1)),
      allDay: true,
      summary: `${isDemo ? '[Fictif] ' : ''}${label} — ${convention}`,
      description: [
        ...(isDemo ? ['Donnée de démonstration\u00A0: ce fait est fictif et n’engage aucun signataire.'] : []),
        `${obligationLabel(status, finding)}. ${explanation}`,
        `À la charge de\u00A0: ${owedBy}${citation === '' ? '.' : ` ${citation}.`}`,
      ].join('\n'),
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return calendar.toString();
};

/** All-day events have no time zone: the day is written as it is. */
const midnight = (day: LocalDate): Date => new Date(`${day}T00:00:00.000Z`);
