import type { LocalDate } from '@conventions-ouvertes/shared/local-date';

export const EVENT_KINDS = ['SIGNATURE', 'TERMINATION_NOTICE', 'NON_RENEWAL', 'RENEWAL_REQUEST', 'EXPRESS_RENEWAL', 'ENDING', 'DUTY_EVENT', 'OUTSIDE'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happened to a convention, as stored. */
export interface EventRow {
  readonly id: number;
  readonly convention_key: string;
  readonly kind: EventKind;
  readonly party_key: string | null;
  readonly clause: string | null;
  readonly occurred_on: LocalDate | null;
  readonly received_on: LocalDate | null;
  readonly effective_on: LocalDate | null;
  readonly notified_on: LocalDate | null;
  readonly requested_last_day: LocalDate | null;
  readonly agreed_last_day: LocalDate | null;
  readonly summary: string;
  readonly source: string;
  readonly source_address: string | null;
  readonly confirmed_on: LocalDate | null;
  readonly is_demo: boolean;
}

/** The day by which it had happened: the first of its days. */
export const dayOfEvent = ({ occurred_on, received_on }: EventRow): LocalDate => {
  const day = occurred_on ?? received_on;
  if (day === null) throw new Error('an event without a day');
  return day;
};
