import { localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';

const PARIS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

let known: { readonly minute: number; readonly day: LocalDate } | undefined;

/** Today's date where the conventions apply, whatever the machine's own time zone. */
export const todayInParis = (): LocalDate => {
  // A day begins with a minute, everywhere: within one the day is known.
  const minute = Math.floor(Date.now() / 60_000);
  if (known?.minute !== minute) known = { minute, day: localDate(PARIS.format(new Date())) };
  return known.day;
};
