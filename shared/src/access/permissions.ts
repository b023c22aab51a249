import { TRANSITIONS } from '../action/transition-table.js';
import { ACTION_STATUSES, type ActionRole, type ActionStatus } from '../action/status.js';
import { ACT_RIGHTS, CONVENTION_ACTS, type ConventionAct } from '../convention/acts.js';

/** Taking an action to a status: `STEP_TO_COMMITTED`. */
export type StepPermission = `STEP_TO_${ActionStatus}`;

export const OTHER_PERMISSIONS = [
  'READ_PUBLISHED',
  'READ_UNPUBLISHED',
  'READ_DRAFT',
  'READ_REASONING',
  'READ_HISTORY',
  'WRITE_ACTION',
  'PUBLISH_ACTION',
  'READ_CONTACTS',
  'SHARE_CONTACTS',
  'ERASE_PERSONAL_DATA',
  'READ_CONFIDENTIAL',
  'MARK_CONFIDENTIAL',
  'RECORD_CONSENT',
  'MANAGE_ACCOUNTS',
  'OWN_TOKENS',
] as const;

export type Permission = ConventionAct | StepPermission | (typeof OTHER_PERMISSIONS)[number];

/**
 * How far a right reaches. ANY: everywhere; SIGNED: conventions that one's party signed; ITSELF: those, and only for what
 * concerns one's own party; PLACES: what lies wholly in the régions académiques that a delegation answers for; OWN: what
 * belongs to one's own account.
 */
export type Reach = 'ANY' | 'SIGNED' | 'ITSELF' | 'PLACES' | 'OWN';

/** Who has a right, and how far; a role that is not there has none. */
export type Rights = Readonly<Partial<Record<ActionRole, Reach>>>;

/** Who stands how to an action in whose way they have a step. */
const REACH_OF_STEPS: Rights = { PARTNER: 'SIGNED', COMMITTEE_MEMBER: 'SIGNED', COMMITTEE_SECRETARY: 'SIGNED', MINISTRY: 'ANY', DELEGATION: 'PLACES' };

const STATE: Rights = { MINISTRY: 'ANY', ADMINISTRATOR: 'ANY' };
const COMMITTEE: Rights = { COMMITTEE_MEMBER: 'SIGNED', COMMITTEE_SECRETARY: 'SIGNED' };
const EVERYONE_KNOWN: Rights = {
  PARTNER: 'ANY',
  MINISTRY: 'ANY',
  DELEGATION: 'ANY',
  COMMITTEE_MEMBER: 'ANY',
  COMMITTEE_SECRETARY: 'ANY',
  ADMINISTRATOR: 'ANY',
};

const OTHERS: Readonly<Record<(typeof OTHER_PERMISSIONS)[number], Rights>> = {
  READ_PUBLISHED: { ...EVERYONE_KNOWN, PUBLIC: 'ANY' },
  READ_UNPUBLISHED: { ...STATE, ...COMMITTEE, PARTNER: 'SIGNED', DELEGATION: 'PLACES' },
  // A draft is nobody's but those who write it and the ministry that sets the programme with them (OPCA DEFi, article 10).
  READ_DRAFT: { ...STATE, PARTNER: 'SIGNED', COMMITTEE_SECRETARY: 'SIGNED' },
  READ_REASONING: { ...STATE, ...COMMITTEE, PARTNER: 'SIGNED' },
  READ_HISTORY: STATE,
  WRITE_ACTION: { PARTNER: 'SIGNED' },
  PUBLISH_ACTION: STATE,
  // Lists are shared among those who signed (OPCO EP, article 11; MEDEF Occitanie, article 8), ministries among them; nobody else reads them.
  READ_CONTACTS: { ...COMMITTEE, PARTNER: 'SIGNED', MINISTRY: 'SIGNED' },
  SHARE_CONTACTS: { PARTNER: 'ITSELF', MINISTRY: 'ITSELF' },
  ERASE_PERSONAL_DATA: { PARTNER: 'ITSELF', MINISTRY: 'ITSELF', ADMINISTRATOR: 'ANY' },
  // What is learnt in a firm stays between those of the convention (CGPME PACA, article 3.2).
  READ_CONFIDENTIAL: { ...STATE, ...COMMITTEE, PARTNER: 'SIGNED' },
  MARK_CONFIDENTIAL: { ...STATE, PARTNER: 'SIGNED' },
  RECORD_CONSENT: { ...STATE, PARTNER: 'SIGNED' },
  MANAGE_ACCOUNTS: { ADMINISTRATOR: 'ANY' },
  OWN_TOKENS: { PARTNER: 'OWN', MINISTRY: 'OWN', DELEGATION: 'OWN', COMMITTEE_MEMBER: 'OWN', COMMITTEE_SECRETARY: 'OWN', ADMINISTRATOR: 'OWN' },
};

const stepRights = (to: ActionStatus): Rights => Object.fromEntries(TRANSITIONS[to].by.map((role) => [role, REACH_OF_STEPS[role]]));

const STEPS = Object.fromEntries(ACTION_STATUSES.map((to) => [`STEP_TO_${to}`, stepRights(to)])) as Readonly<Record<StepPermission, Rights>>;

/**
 * The one table of role × action × scope. The acts on a convention and the steps of an action stand in it as their own rules
 * have them, so that neither can say otherwise.
 */
export const PERMISSIONS: Readonly<Record<Permission, Rights>> = { ...ACT_RIGHTS, ...STEPS, ...OTHERS };

/** What reads and changes nothing; all else writes. */
const READINGS: ReadonlySet<Permission> = new Set<Permission>([
  ...OTHER_PERMISSIONS.filter((name) => name.startsWith('READ_')),
  ...CONVENTION_ACTS.filter((name) => name.startsWith('READ_')),
]);

export const isReading = (permission: Permission): boolean => READINGS.has(permission);

/** What a personal access token lets its bearer do of what the account may. */
export interface TokenLimits {
  readonly mayWrite: boolean;
  /** Keys of the only conventions that it reaches. */
  readonly conventions: readonly string[];
}

/** Who asks, as far as a right depends on it. */
export interface Who {
  readonly id: string;
  readonly role: ActionRole;
  /** Null: belongs to no party. */
  readonly party: string | null;
  readonly academicRegions: readonly string[];
  /** Null or not said: signed in on the site, without further limits. */
  readonly token?: TokenLimits | null;
}

/** What it is about; what is not said is nothing that a limited right could rest upon. */
export interface About {
  readonly convention?: { readonly key: string; readonly parties: readonly string[] };
  /** Parties that the act is about: who gives the notice, who owes the duty. */
  readonly concerned?: readonly string[] | null;
  /** Codes of the régions académiques where it takes place, or else of the convention's own territory. */
  readonly regions?: readonly string[];
  /** Account that it belongs to. */
  readonly owner?: string;
}

/** Whether someone may do something; null: the public. The one reader of the table. */
export function may(who: Who | null, permission: Permission, about: About = {}): boolean {
  const reach = PERMISSIONS[permission][who?.role ?? 'PUBLIC'];
  if (reach === undefined) return false;
  if (who === null) return reach === 'ANY';
  return withinToken(who.token ?? null, permission, about) && within(reach, who, about);
}

function within(reach: Reach, who: Who, { convention, concerned, regions = [], owner }: About): boolean {
  switch (reach) {
    case 'ANY':
      return true;
    case 'SIGNED':
      return who.party !== null && (convention?.parties.includes(who.party) ?? false);
    case 'ITSELF':
      return who.party !== null && (convention?.parties.includes(who.party) ?? false) && (concerned?.includes(who.party) ?? false);
    case 'PLACES':
      return regions.length > 0 && regions.every((region) => who.academicRegions.includes(region));
    case 'OWN':
      return owner === who.id;
  }
}

/** What opens doors to others is asked for in person: no token makes a token. */
const IN_PERSON: ReadonlySet<Permission> = new Set<Permission>(['OWN_TOKENS', 'MANAGE_ACCOUNTS']);

/** What is public stays so for a token's bearer. */
function withinToken(token: TokenLimits | null, permission: Permission, { convention }: About): boolean {
  if (token === null || permission === 'READ_PUBLISHED') return true;
  if (IN_PERSON.has(permission)) return false;
  if (convention === undefined || !token.conventions.includes(convention.key)) return false;
  return token.mayWrite || isReading(permission);
}
