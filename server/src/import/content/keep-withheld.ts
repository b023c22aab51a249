import type { Refusal } from '../refusal.js';
import type { ActionContent, Headcount, Indicator, KeptAction, KeptSheet, SheetContent, SheetFields, ToldAction, ToldHeadcount, ToldIndicator, ToldSheet } from './action-content.js';
import { keepCommitment, keepExpense } from './keep-money.js';
import { sameLine } from './same-line.js';
import type { WithheldCell } from './withheld-cell.js';

/** What is told once each withheld cell holds what is stored, and the cells for which nothing is. */
export interface KeptTold {
  readonly told: KeptAction;
  readonly missing: readonly Refusal[];
}

/**
 * A cell that an export withheld leaves what is stored as it is, where the line is there already and has a value: it never becomes zero
 * or nothing. Nobody is told which value it was.
 * @param stored null: a new action, of which nothing can stay
 */
export function keepWithheld(told: ToldAction, stored: ActionContent | null): KeptTold {
  const missing: Refusal[] = [];
  const sheet = (one: ToldSheet | undefined, kept: SheetContent | null): KeptSheet | undefined => one && {
    ...one,
    expenses: one.expenses?.map((line) => keepExpense(line, one.expenses ?? [], kept?.expenses ?? [], missing)),
    headcounts: one.headcounts?.map((line) => keepHeadcount(line, kept?.headcounts ?? [], missing)),
  };
  const planned = sheet(told.planned, stored?.planned ?? null);
  const realised = sheet(told.realised, stored?.realised ?? null);
  const indicators = told.indicators?.map((line) => keepIndicator(line, told.indicators ?? [], stored?.indicators ?? [], missing));
  const commitments = told.commitments?.map((line) => keepCommitment(line, told.commitments ?? [], stored?.commitments ?? [], missing));
  for (const { field, refusal } of told.withheld ?? []) if (!isKept(field, told, stored)) missing.push(refusal);
  return { told: { ...told, planned, realised, indicators, commitments }, missing };
}

const HEADCOUNT_PARTS = ['total', 'girls', 'boys', 'disability'] as const;

function keepHeadcount({ withheld, ...line }: ToldHeadcount, stored: readonly Headcount[], missing: Refusal[]): Headcount {
  if (withheld === undefined) return line;
  const same = stored.find(({ audience, academy, school }) => audience === line.audience && academy === line.academy && school === line.school);
  const kept = filled(line, HEADCOUNT_PARTS, withheld, same, missing);
  const { total, girls, boys, disability } = kept;
  const isPart = (girls ?? 0) + (boys ?? 0) <= (total ?? 0) && (disability ?? 0) <= (total ?? 0);
  if (same !== undefined && total !== null && !isPart) missing.push(...withheld.slice(0, 1).map(({ refusal }) => ({ ...refusal, ...UNFIT, proposal: undefined })));
  return kept;
}

/** Without the number: whoever reads a report may not see it. */
const UNFIT = {
  code: 'HEADCOUNT_PARTS',
  reason: 'Ce que dit la ligne ne va pas avec la valeur masquée, que l’import garde : le tout serait moins que ses parties. Reprenez l’export en étant connecté pour votre convention.',
} as const;

const INDICATOR_VALUES = ['target', 'result'] as const;

function keepIndicator(told: ToldIndicator, all: readonly ToldIndicator[], stored: readonly Indicator[], missing: Refusal[]): Indicator {
  const { withheld, ...line } = told;
  if (withheld === undefined) return line;
  return filled(line, INDICATOR_VALUES, withheld, sameLine(told, all, stored, isNamed, looksLike), missing);
}

const isNamed = (left: Indicator, right: Indicator): boolean =>
  left.label === right.label && left.unit === right.unit && left.direction === right.direction && left.academy === right.academy;

function looksLike({ withheld = [], ...told }: ToldIndicator, stored: Indicator): boolean {
  const isHidden = (name: string): boolean => withheld.some(({ field }) => field === name);
  return told.evaluatedOn === stored.evaluatedOn && INDICATOR_VALUES.every((name) => isHidden(name) || told[name] === stored[name]);
}

/** The line with what is stored in the place of what was withheld. */
function filled<Line extends object, Name extends keyof Line & string>(line: Line, names: readonly Name[], withheld: readonly WithheldCell[], stored: Pick<Line, Name> | undefined, missing: Refusal[]): Line {
  const kept: Partial<Pick<Line, Name>> = {};
  for (const { field, refusal } of withheld) {
    const name = names.find((one) => one === field);
    const value = name === undefined ? null : (stored?.[name] ?? null);
    if (name === undefined || value === null) missing.push(refusal);
    else kept[name] = value as Line[Name];
  }
  return { ...line, ...kept };
}

/** Whether what is stored of a field can stay: a text of a fiche, the total of its annex; or who acts in the action, where the file names nobody besides. */
function isKept(field: string, told: ToldAction, stored: ActionContent | null): boolean {
  if (stored === null) return false;
  if (field === 'actors') return told.actors === undefined;
  const [side, name] = field.split('.') as ['planned' | 'realised', keyof SheetFields | 'total'];
  // The total of an annex is only compared with its lines, which tell themselves whether they stay.
  if (name === 'total') return stored[side] !== null;
  return (stored[side]?.fields[name] ?? null) !== null;
}
