import type { ChoiceIndex } from '../cell/choice-index.js';
import { parseAcademies } from '../cell/academies.js';
import type { Nomenclature } from '../cell/nomenclature.js';
import { CODED_CHOICES } from '../cell/parse-cell.js';
import { shownText } from '../reading/raw-table.js';
import { shorten } from '../refusal.js';
import type { CellType, Column } from '../template/column.js';
import type { SourceRecord } from './source-record.js';

/** A companion column that says another thing than the column it puts in words. */
export interface Contradiction {
  readonly field: string;
  readonly code: string;
  readonly reason: string;
}

/**
 * The words that an export set beside a code are for reading only; a person who changed one and not the other is told so,
 * for nobody can say which is meant. An empty one says nothing.
 */
export function checkCompanions(
  record: SourceRecord,
  columns: readonly Column[],
  values: Readonly<Record<string, unknown>>,
  nomenclature: Nomenclature,
): readonly Contradiction[] {
  return columns.flatMap((column) => {
    if (column.labels === undefined) return [];
    const cell = record.fields.get(column.field)?.cell;
    const coded = columns.find(({ field }) => field === column.labels);
    const value = values[column.labels];
    if (coded === undefined || cell === undefined || cell.kind === 'EMPTY' || value === undefined) return [];
    const words = shownText(cell);
    if (agrees(coded.type, words, value, nomenclature)) return [];
    const told = Array.isArray(value) ? value.join('; ') : String(value ?? '(vide)');
    return [
      {
        field: column.field,
        code: 'LABEL_CONTRADICTS',
        reason: `« ${shorten(words)} » ne va pas avec « ${coded.header} » (${told}) : corrigez « ${coded.header} », puis corrigez ou videz cette cellule.`,
      },
    ];
  });
}

function agrees(type: CellType, words: string, value: unknown, nomenclature: Nomenclature): boolean {
  if (type === 'ACADEMIES') {
    const read = parseAcademies({ kind: 'TEXT', text: words }, nomenclature.academies);
    return read.ok && Array.isArray(value) && read.value.join() === value.join();
  }
  const index = indexOf(type, nomenclature);
  // The name of a school is not in the nomenclature, and several bear the same.
  return index === null || (typeof value === 'string' && index.codesOf(words).includes(value));
}

function indexOf(type: CellType, nomenclature: Nomenclature): ChoiceIndex | null {
  switch (type) {
    case 'AXIS':
      return nomenclature.axes;
    case 'FUNDING_SOURCE':
      return nomenclature.fundingSources;
    case 'AUDIENCE':
      return nomenclature.audiences;
    case 'ACADEMY':
      return nomenclature.academies;
    case 'STATUS':
    case 'ROLE':
    case 'DIRECTION':
      return CODED_CHOICES[type];
    default:
      return null;
  }
}
