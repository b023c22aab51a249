import { cents as asCents, type Cents } from '@conventions-ouvertes/shared/money';
import type { Refusal } from '../refusal.js';
import type { Commitment, Expense, ToldCommitment, ToldExpense } from './action-content.js';
import { sameLine } from './same-line.js';
import type { MaybeWithheld } from './withheld-cell.js';

const RESOURCE = 'resource:';
const NOTHING = asCents(0);

const hides = ({ withheld = [] }: MaybeWithheld, field: string): boolean => withheld.some((one) => one.field === field);

/** An item whose total, or parts of it, an export withheld: what a firm gave. Where one cannot stay it is refused, and the line goes nowhere. */
export function keepExpense(told: ToldExpense, all: readonly ToldExpense[], stored: readonly Expense[], missing: Refusal[]): Expense {
  const { withheld, total, ...line } = told;
  if (withheld === undefined) return { ...line, total: total ?? NOTHING };
  const same = sameLine(told, all, stored, isSamePlace, looksLikeExpense);
  const before = missing.length;
  const shares = new Map(line.shares.map(({ source, cents }) => [source, cents]));
  for (const { field, refusal } of withheld) {
    const kept = field === 'total' ? same?.total : same?.shares.find(({ source }) => `${RESOURCE}${source}` === field)?.cents;
    if (kept === undefined) missing.push(refusal);
    else if (field !== 'total') shares.set(field.slice(RESOURCE.length), kept);
  }
  const kept = { ...line, total: total ?? same?.total ?? NOTHING, shares: [...shares].map(([source, cents]) => ({ source, cents })).sort((left, right) => (left.source < right.source ? -1 : 1)) };
  const isWhole = kept.shares.reduce((sum, { cents }) => sum + cents, 0) === kept.total;
  if (missing.length === before && !isWhole) missing.push(...withheld.slice(0, 1).map(({ refusal }) => ({ ...refusal, ...UNFIT, proposal: undefined })));
  return kept;
}

/** Without the amounts: whoever reads a report may not see them. */
const UNFIT = {
  code: 'SHARES_DO_NOT_ADD_UP',
  reason: 'Ce que dit la ligne ne va pas avec les montants masqués, que l’import garde : les ressources ne font pas le poste. Reprenez l’export en étant connecté pour votre convention.',
} as const;

type Place = Pick<Expense, 'label' | 'academy' | 'school'>;

const isSamePlace = (left: Place, right: Place): boolean => left.label === right.label && left.academy === right.academy && left.school === right.school;

function looksLikeExpense(told: ToldExpense, stored: Expense): boolean {
  const toldShares = new Map(told.shares.map(({ source, cents }) => [source, cents]));
  const storedShares = stored.shares.filter(({ source }) => !hides(told, `${RESOURCE}${source}`));
  return (hides(told, 'total') || told.total === stored.total) && toldShares.size === storedShares.length && storedShares.every(({ source, cents }) => toldShares.get(source) === cents);
}

/** A commitment whose amount an export withheld. */
export function keepCommitment(told: ToldCommitment, all: readonly ToldCommitment[], stored: readonly Commitment[], missing: Refusal[]): Commitment {
  const { withheld, cents, ...line } = told;
  const same: { readonly cents: Cents } | undefined = withheld === undefined ? undefined : sameLine(told, all, stored, isSameCommitment, (one, other) => hides(one, 'amount') || one.cents === other.cents);
  for (const { refusal } of withheld ?? []) if (same === undefined) missing.push(refusal);
  return { ...line, cents: cents ?? same?.cents ?? NOTHING };
}

type Ground = Pick<Commitment, 'source' | 'committedOn' | 'ground' | 'academy'>;

const isSameCommitment = (left: Ground, right: Ground): boolean =>
  left.source === right.source && left.committedOn === right.committedOn && left.ground === right.ground && left.academy === right.academy;
