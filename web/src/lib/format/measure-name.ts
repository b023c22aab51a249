import { m } from '#lib/paraglide/messages.js';

const NAMES = { planned: m.planned, committed: m.committed, spent: m.spent };

/** What a sum of money is called. A message named by a variable would have every page load the names of all messages. */
export const measureName = (measure: keyof typeof NAMES): string => NAMES[measure]();
