import { localDate, type LocalDate } from '../local-date.js';

/**
 * Last day on which a list of contacts may be used: lists are exchanged each September (MEDEF Occitanie, article 8), so one lasts until
 * the end of the next September that begins after it was shared or renewed; one of September itself until the end of the next year's.
 */
export const contactListExpiry = (sharedOn: LocalDate): LocalDate => {
  const [year, month] = [Number(sharedOn.slice(0, 4)), Number(sharedOn.slice(5, 7))];
  return localDate(`${month >= 9 ? year + 1 : year}-09-30`);
};
