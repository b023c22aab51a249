import { shownText } from '../reading/raw-table.js';
import { shorten } from '../refusal.js';
import { isBroken, remadeText } from '../repair/mojibake.js';
import type { Column } from '../template/column.js';
import type { RowContext } from './row-context.js';
import type { Fault, SourceRecord } from './source-record.js';

/** Days of what was done: a later one than that of the import has not come yet. */
const PAST_DAYS: ReadonlySet<string> = new Set(['committedOn', 'evaluatedOn', 'planned.receivedOn', 'realised.receivedOn', 'realised.startsOn']);

/** What is unlikely in a row whose cells can all be read: broken accents, days that have not come, more than 100 %. */
export function doubtsOf(record: SourceRecord, columns: readonly Column[], values: Readonly<Record<string, unknown>>, { today }: RowContext): readonly Fault[] {
  const doubts = [...(record.doubts ?? [])];
  for (const { field, type, header } of columns) {
    const source = record.fields.get(field);
    const value = values[field];
    if (source === undefined || source.column === null || value === undefined || value === null) continue;
    const shown = shorten(shownText(source.cell));
    const at = { column: source.column, value: shown };
    if (type === 'TEXT' && typeof value === 'string' && isBroken(value)) {
      const text = remadeText(value);
      const reason = `« ${shown} » a des accents abîmés par un mauvais encodage : rétablissez-les.`;
      doubts.push({ ...at, code: 'TEXT_BROKEN', reason, proposal: text === null ? { kind: 'KEEP' } : { kind: 'CELL', text } });
    }
    if (PAST_DAYS.has(field) && today !== null && typeof value === 'string' && value > today) {
      doubts.push({ ...at, code: 'DATE_IN_FUTURE', reason: `« ${header} » est après le jour de l’import : vérifiez l’année.`, proposal: { kind: 'KEEP' } });
    }
    if ((field === 'target' || field === 'result') && isPercent(values['unit']) && typeof value === 'string' && Number(value) > 100) {
      doubts.push({ ...at, code: 'PERCENT_OVER_100', reason: `« ${shown} » dépasse 100 % : vérifiez-le, ou gardez-le.`, proposal: { kind: 'KEEP' } });
    }
  }
  return doubts;
}

function isPercent(unit: unknown): boolean {
  return typeof unit === 'string' && unit.trim().startsWith('%');
}
