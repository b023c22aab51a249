import type { AnyParsedRow, ParsedRow } from '../rows/parsed-row.js';
import type { Actor, InKind, LineOrigin, ToldCommitment, ToldExpense, ToldHeadcount, ToldIndicator } from './action-content.js';
import type { MaybeWithheld } from './withheld-cell.js';

/** Académie of each school; null for one outside the 30. */
export type Schools = ReadonlyMap<string, string | null>;

export function originOf(row: Pick<AnyParsedRow, 'origin'>): LineOrigin {
  return { kind: 'READ', ...row.origin };
}

export function expenseOf(row: ParsedRow<'depenses'>, schools: Schools): ToldExpense {
  const { label, total } = row.values;
  const shares = [...row.shares].map(([source, cents]) => ({ source, cents }));
  shares.sort((left, right) => (left.source < right.source ? -1 : 1));
  return { ...withheldOf(row), origin: originOf(row), label, total: isWithheld(row, 'total') ? null : total, ...placeOf(row.values, schools), shares };
}

export function headcountOf(row: ParsedRow<'publics'>, schools: Schools): ToldHeadcount {
  const { audience, total, girls, boys, disability } = row.values;
  return {
    ...withheldOf(row),
    origin: originOf(row),
    audience,
    ...placeOf(row.values, schools),
    total: total ?? null,
    girls: girls ?? null,
    boys: boys ?? null,
    disability: disability ?? null,
  };
}

export function indicatorOf(row: ParsedRow<'indicateurs'>): ToldIndicator {
  const { label, unit, direction, target, result, evaluatedOn, academy } = row.values;
  return {
    ...withheldOf(row),
    origin: originOf(row),
    label,
    unit,
    direction,
    target: target ?? null,
    result: result ?? null,
    evaluatedOn: evaluatedOn ?? null,
    academy: academy ?? null,
  };
}

export function commitmentOf(row: ParsedRow<'engagements'>): ToldCommitment {
  const { fundingSource, amount, committedOn, ground, academy } = row.values;
  return {
    ...withheldOf(row),
    origin: originOf(row),
    source: fundingSource,
    cents: isWithheld(row, 'amount') ? null : amount,
    committedOn: committedOn ?? null,
    ground: ground ?? null,
    academy: academy ?? null,
  };
}

export function inKindOf(row: ParsedRow<'soutiens'>): InKind {
  const { label, givenBy, estimated } = row.values;
  return { origin: originOf(row), label, givenBy: givenBy ?? null, estimated: estimated ?? null };
}

export function actorOf(row: ParsedRow<'acteurs'>): Actor {
  const { role, name, siret, school } = row.values;
  return { role, name, siret: siret ?? null, school: school ?? null };
}

const isWithheld = ({ withheld }: Pick<AnyParsedRow, 'withheld'>, field: string): boolean => withheld.some((cell) => cell.field === field);

const withheldOf = ({ withheld }: Pick<AnyParsedRow, 'withheld'>): MaybeWithheld => (withheld.length === 0 ? {} : { withheld });

/** A school tells its académie: the directory of schools says so, nothing is guessed. */
function placeOf(
  { academy, school }: { readonly academy?: string | null | undefined; readonly school?: string | null | undefined },
  schools: Schools,
): { readonly academy: string | null; readonly school: string | null } {
  const ofSchool = school === null || school === undefined ? null : (schools.get(school) ?? null);
  return { academy: academy ?? ofSchool, school: school ?? null };
}
