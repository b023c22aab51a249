import DataLoader from 'dataloader';
import { actionAmounts, type ActionAmounts } from '../figures/action-amounts.js';
import { withFirmsMoney } from '../figures/with-firms-money.js';
import { conventionActivity, type ConventionActivity } from '../figures/convention-activity.js';
import { certificatesOf, type CertificateRow } from '../certificate/issue-certificate.js';
import { disputesOf, type DisputeRow } from '../dispute/read-disputes.js';
import { meetingsOf, type StoredMeeting } from '../committee/read-meetings.js';
import { storedFacts, type StoredFacts } from '../obligation/stored-facts.js';
import { conventionFacts, type ConventionFacts } from '../life/convention-facts.js';
import type { ActionRow } from '../action/action.entity.js';
import { actionLoaders, type ActionLoaders } from '../action/action-loaders.js';
import { linesOf, wayLoaders, type WayLoaders } from '../action/way-loaders.js';
import { MONEY_ENTRIES, type MoneyEntry } from '../budget/money-entry.graphql.js';
import { orderFactsOf, type OrderFacts } from '../committee/read-order.js';
import { positionsOfActions, type PositionRow } from '../budget/list-positions.js';
import { actionSecrecy, type ActionSecrecy } from '../disclosure/action-secrecy.js';
import type { Sight } from '../disclosure/sight.js';
import { confidentialTexts, type ConfidentialTexts } from '../privacy/confidential-texts.js';
import type { NoteReading } from '../record/note-reading.js';
import { actionBySlug } from './action-by-slug.js';
import { noted, notedWay } from './noted-loaders.js';
import type { Queryable } from '../platform/database.js';
import { schoolCounts, schoolsByUai } from '../reference/find-schools.js';
import type { School } from '../reference/reference.graphql.js';
import { shownLoaders, type ShownLoaders } from './shown-loaders.js';

/** Batches of one request: a list of N things asks the database once for each kind of child, never N times. */
export interface Loaders extends Omit<ActionLoaders, keyof ShownLoaders>, ShownLoaders, WayLoaders {
  readonly positions: DataLoader<number, PositionRow[]>;
  readonly moneyEntries: DataLoader<number, readonly MoneyEntry[]>;
  readonly orderFacts: DataLoader<string, OrderFacts>;
  readonly school: DataLoader<string, School | null>;
  readonly schoolCount: DataLoader<string, number>;
  readonly conventionFacts: DataLoader<string, ConventionFacts>;
  readonly meetings: DataLoader<string, readonly StoredMeeting[]>;
  readonly obligationFacts: DataLoader<string, StoredFacts>;
  readonly certificates: DataLoader<string, readonly CertificateRow[]>;
  readonly disputes: DataLoader<string, readonly DisputeRow[]>;
  readonly conventionActivity: DataLoader<string, ConventionActivity>;
  readonly actionAmounts: DataLoader<number, ActionAmounts>;
  readonly actionSecrecy: DataLoader<number, ActionSecrecy>;
  readonly actionBySlug: DataLoader<string, ActionRow | null>;
}

/**
 * @param facts reads everything, for rules alone
 * @param sight what of the small headcounts the reader may see
 * @param note notes who reads what stays inside
 */
export const makeLoaders = (pool: Queryable, facts: Queryable, sight: Sight, note: NoteReading): Loaders => {
  const ofActions = actionLoaders(pool);
  const secrecy = new DataLoader<number, ActionSecrecy>((ids) => actionSecrecy(pool, sight, ids));
  const confidential = new DataLoader<number, ConfidentialTexts>((ids) => confidentialTexts(pool, ids, note));
  const amounts = new DataLoader<number, ActionAmounts>(async (ids) => withFirmsMoney(pool, ids, await actionAmounts(pool, ids, sight), sight));
  const shown = shownLoaders(ofActions, secrecy, confidential, sight);
  return {
    ...ofActions,
    ...shown,
    actionBySlug: actionBySlug(pool, sight, { parts: ofActions, shown, secrecy, amounts }),
    actionSecrecy: secrecy,
    ...notedWay(wayLoaders(pool), note),
    positions: new DataLoader((ids) => positionsOfActions(pool, ids)),
    moneyEntries: linesOf(pool, MONEY_ENTRIES),
    orderFacts: new DataLoader((keys) => orderFactsOf(facts, keys)),
    school: new DataLoader((uais) => schoolsByUai(pool, uais)),
    schoolCount: new DataLoader((codes) => schoolCounts(pool, codes)),
    conventionFacts: new DataLoader((keys) => conventionFacts(facts, keys)),
    meetings: new DataLoader((keys) => meetingsOf(pool, keys)),
    obligationFacts: new DataLoader((keys) => storedFacts(pool, keys)),
    certificates: new DataLoader((keys) => certificatesOf(pool, keys)),
    disputes: noted(new DataLoader((keys) => disputesOf(pool, keys)), (rows) => rows.map(({ id }) => `dispute/${id}`), (subjects) => note('DISPUTE', subjects)),
    conventionActivity: new DataLoader((keys) => conventionActivity(pool, keys)),
    actionAmounts: amounts,
  };
};
