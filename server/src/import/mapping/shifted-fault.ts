import type { RawRow } from '../reading/raw-table.js';
import { textCell } from '../reading/text-cell.js';
import { shorten } from '../refusal.js';
import type { Fault } from '../rows/source-record.js';
import type { MappingContext } from './mapping-context.js';
import { fold } from '../template/fold.js';
import { checkTyped } from './check-columns.js';
import type { MappedHeaders } from './find-headers.js';
import type { ColumnSpec, Mapping } from './mapping.js';
import { recutRow, type RecutColumn } from './recut-row.js';

/** A row with more or fewer cells than there are columns, with the one likely way of cutting it anew where there is one. */
export function shiftedFault(row: RawRow, { names }: MappedHeaders, mapping: Mapping, separator: string, context: MappingContext): Fault {
  const shown = row.cells[0];
  const base = shown?.kind === 'UNUSABLE' ? { value: shorten(shown.shown), code: shown.code, reason: shown.reason } : { value: null, code: 'ROW_SHIFTED', reason: '' };
  const columns = names.map((name) => recutColumn(Object.entries(mapping.columns).find(([one]) => fold(one) === fold(name)), context));
  const cells = recutRow(row.pieces ?? [], columns, separator);
  return { column: null, ...base, ...(cells !== null && { proposal: { kind: 'ROW', cells } }) };
}

/** Periods and parts are let be as senders write them: the row cut anew is checked like any other. */
function recutColumn(found: readonly [string, ColumnSpec] | undefined, { nomenclature }: MappingContext): RecutColumn {
  if (found === undefined) return { fits: () => true, isNumber: false };
  const [name, spec] = found;
  const isNumber = spec.type === 'AMOUNT' || spec.type === 'RATIO';
  return {
    isNumber,
    fits: (text) => {
      if (spec.type === 'PERIOD') return text === '' || /^(?:[0-9]{4}-|[0-9]{2}\/|NC)/u.test(text);
      if (spec.type === 'AMOUNT' && /^0[0-9]/u.test(text)) return false;
      return checkTyped(spec, name, textCell(text), { nomenclature, dateOrder: 'DAY_FIRST', unit: null }) === null;
    },
  };
}
