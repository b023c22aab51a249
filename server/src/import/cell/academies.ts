import { accepted, type Parsed } from '@conventions-ouvertes/shared/parsed';
import type { RawCell } from '../reading/raw-table.js';
import type { ChoiceIndex } from './choice-index.js';
import { CHOICE_WORDS, parseChoice } from './choice.js';

/** « 01 ; Lyon »: codes in order, each once. */
export function parseAcademies(cell: RawCell, academies: ChoiceIndex): Parsed<readonly string[]> {
  const parts: RawCell[] = cell.kind === 'TEXT' ? cell.text.split(/[;|\n]/u).map((part) => ({ kind: 'TEXT', text: part.trim() })) : [cell];
  const codes = new Set<string>();
  for (const part of parts) {
    if (part.kind === 'TEXT' && part.text === '') continue;
    const code = parseChoice(part, academies, CHOICE_WORDS.ACADEMY);
    if (!code.ok) return code;
    codes.add(code.value);
  }
  return accepted([...codes].sort());
}
