import { refused, accepted, type Parsed } from '../parsed.js';
import { add, maximum, subtract, ZERO, type Cents } from '../money.js';
import { formatCents } from '../money-text.js';

/**
 * An entry in the life of an action's money from one source. Amounts are positive; a commitment may be raised by another, and a
 * payment or costs entered by mistake are taken back by a contrary entry (« contre-passation »): nothing is ever deleted.
 */
export interface MoneyEntry {
  readonly kind: 'COMMITMENT' | 'RELEASE' | 'PAYMENT' | 'JUSTIFICATION' | 'PAYMENT_REVERSAL' | 'JUSTIFICATION_REVERSAL';
  readonly amount: Cents;
}

/** Where an action's money from one source stands. The three amounts committed, paid and justified are never mixed. */
export interface MoneyPosition {
  /** Committed, before any release. */
  readonly committed: Cents;
  readonly released: Cents;
  readonly paid: Cents;
  /** Actual costs shown by a realised sheet or by invoices. */
  readonly justified: Cents;
}

export const NO_MONEY: MoneyPosition = { committed: ZERO, released: ZERO, paid: ZERO, justified: ZERO };

/** Committed and not released: what counts against a cap. */
export function netCommitted(position: MoneyPosition): Cents {
  return subtract(position.committed, position.released);
}

export function committedUnpaid(position: MoneyPosition): Cents {
  return subtract(netCommitted(position), position.paid);
}

export function paidUnjustified(position: MoneyPosition): Cents {
  return maximum(subtract(position.paid, position.justified), ZERO);
}

/** Committed and not used by actual costs: what may be released once the action is done. */
export function unspent(position: MoneyPosition): Cents {
  return maximum(subtract(netCommitted(position), maximum(position.justified, position.paid)), ZERO);
}

export type EntryProblemCode = 'AMOUNT_NOT_POSITIVE' | 'RELEASE_BEYOND_UNPAID' | 'PAYMENT_BEYOND_COMMITTED' | 'REVERSAL_BEYOND_ENTERED';

/** The position after an entry, or why it is refused: nothing is paid beyond what is committed, nor released once paid. */
export function record(position: MoneyPosition, entry: MoneyEntry): Parsed<MoneyPosition, EntryProblemCode> {
  const { amount } = entry;
  if (amount <= 0) return refused('AMOUNT_NOT_POSITIVE', 'Le montant doit être supérieur à zéro\u00A0: une diminution se fait par une libération de crédits.');
  switch (entry.kind) {
    case 'COMMITMENT':
      return accepted({ ...position, committed: add(position.committed, amount) });
    case 'RELEASE': {
      const free = committedUnpaid(position);
      return amount > free
        ? refused('RELEASE_BEYOND_UNPAID', `Il ne reste que ${formatCents(free)} engagés et non payés\u00A0: on ne libère pas davantage.`)
        : accepted({ ...position, released: add(position.released, amount) });
    }
    case 'PAYMENT': {
      const due = committedUnpaid(position);
      return amount > due
        ? refused('PAYMENT_BEYOND_COMMITTED', `Il ne reste que ${formatCents(due)} engagés et non payés\u00A0: engagez d’abord le complément.`)
        : accepted({ ...position, paid: add(position.paid, amount) });
    }
    case 'JUSTIFICATION':
      return accepted({ ...position, justified: add(position.justified, amount) });
    case 'PAYMENT_REVERSAL':
      return amount > position.paid ? beyondEntered() : accepted({ ...position, paid: subtract(position.paid, amount) });
    case 'JUSTIFICATION_REVERSAL':
      return amount > position.justified ? beyondEntered() : accepted({ ...position, justified: subtract(position.justified, amount) });
  }
}

const beyondEntered = () => refused('REVERSAL_BEYOND_ENTERED', 'Une contre-passation ne reprend pas plus que ce qui a été enregistré.' as const);
