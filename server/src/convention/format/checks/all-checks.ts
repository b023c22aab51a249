import { checkAxes } from './axes.js';
import { checkBlanks } from './blanks.js';
import type { Check } from './check.js';
import { checkCommittee } from './committee.js';
import { checkConduct } from './conduct.js';
import { checkDuplicates } from './duplicates.js';
import { checkGovernance } from './governance.js';
import { checkIdentity } from './identity.js';
import { checkLife } from './life.js';
import { checkMoney } from './money.js';
import { checkReadings } from './readings.js';
import { checkReferences } from './references.js';
import { checkTemplate } from './template.js';
import { checkTiming } from './timing.js';

/** The rules that bind the parts of one file. */
export const CHECKS: readonly Check[] = [
  checkDuplicates,
  checkReferences,
  checkIdentity,
  checkLife,
  checkAxes,
  checkMoney,
  checkCommittee,
  checkGovernance,
  checkConduct,
  checkTiming,
  checkReadings,
  checkBlanks,
  checkTemplate,
];
