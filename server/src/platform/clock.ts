import { localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';

const PARIS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** Today's date where the conventions apply, whatever the machine's own time zone. */
export const todayInParis = (): LocalDate => localDate(PARIS.format(new Date()));
