import { fromParts } from '@conventions-ouvertes/shared/local-date';
import { EMPTY, type RawCell } from './raw-table.js';
import { exactTextCell } from './text-cell.js';

/** A date of a file is a day and perhaps an hour, with no time zone: libraries hand it over as if in UTC. */
export function dateCell(value: Date): RawCell {
  const date = Number.isNaN(value.getTime()) ? null : fromParts({ year: value.getUTCFullYear(), month: value.getUTCMonth() + 1, day: value.getUTCDate() });
  if (date === null) {
    return { kind: 'UNUSABLE', shown: String(value), code: 'DATE_IMPOSSIBLE', reason: 'La cellule contient une date impossible : retapez-la.' };
  }
  const hasTime = value.getUTCHours() + value.getUTCMinutes() + value.getUTCSeconds() + value.getUTCMilliseconds() > 0;
  return { kind: 'DATE', date, hasTime };
}

/** A value of a format made for programs, where a decimal point can be nothing else. */
export function exactCell(value: unknown): RawCell {
  if (value === null || value === undefined) return EMPTY;
  if (typeof value === 'string') {
    const cell = exactTextCell(value);
    return cell.kind === 'TEXT' ? { ...cell, isExact: true } : cell;
  }
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'NUMBER', number: value, isPercent: false };
  if (typeof value === 'bigint') return { kind: 'NUMBER', number: Number(value), isPercent: false };
  if (typeof value === 'boolean') return { kind: 'BOOLEAN', value };
  if (value instanceof Date) return dateCell(value);
  return { kind: 'UNUSABLE', shown: '{…}', code: 'CELL_NOT_A_VALUE', reason: 'La cellule contient une structure et non une valeur : donnez un texte ou un nombre.' };
}
