import type { Cents } from '@conventions-ouvertes/shared/money';
import { parseAmount, parseAmountCell } from '@conventions-ouvertes/shared/money-text';
import { refused, type Parsed } from '@conventions-ouvertes/shared/parsed';
import { shownText, type RawCell } from '../reading/raw-table.js';

/** An amount of euros, zero or more: budgets, shares and commitments are never negative. */
export function parseAmountOf(cell: RawCell): Parsed<Cents> {
  const parsed = read(cell);
  if (parsed.ok && parsed.value < 0) {
    return refused('AMOUNT_NEGATIVE', `« ${shownText(cell)} » est négatif : un budget, une dépense ou un engagement ne peut pas l’être.`);
  }
  return parsed;
}

function read(cell: RawCell): Parsed<Cents> {
  if (cell.kind === 'TEXT') return parseAmount(cell.text);
  if (cell.kind === 'NUMBER' && !cell.isPercent) return parseAmountCell(cell.number);
  return refused('AMOUNT_UNREADABLE', `« ${shownText(cell)} » ne se lit pas comme un montant : écrivez par exemple « 58 400,00 ».`);
}
