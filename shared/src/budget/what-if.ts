import type { ArticleRef } from '../convention/article.js';
import { add, subtract, sum, ZERO, type Cents } from '../money.js';
import type { CapLimit } from './cap.js';

/** Money of an action from one source in one of the cap's years, at one place; académie null: not broken down (« non ventilé »). */
export interface MoneyLine {
  readonly action: string;
  readonly conventionKey: string;
  readonly source: string;
  readonly year: number;
  readonly axisCode: string;
  readonly academyCode: string | null;
  readonly amount: Cents;
}

/** A cap with the sources that count against it; it may cover several conventions of one party. */
export interface CapScope {
  readonly key: string;
  readonly label: string;
  readonly article: ArticleRef | null;
  readonly scopes: readonly { readonly conventionKey: string; readonly source: string }[];
  readonly limitIn: (year: number) => CapLimit;
}

export interface Use {
  readonly committed: Cents;
  readonly imagined: Cents;
}

/** A cap in one year, with what is committed and what is imagined. */
export interface CapUse extends Use {
  readonly cap: string;
  readonly year: number;
  readonly limit: CapLimit;
  /** OPEN: the cap's amount is unknown, so nothing can be said to break it. */
  readonly state: 'WITHIN' | 'BROKEN' | 'OPEN';
  /** Under the cap, negative when broken; null while it is unknown. */
  readonly left: Cents | null;
  readonly byAxis: ReadonlyMap<string, Use>;
  readonly byAcademy: ReadonlyMap<string | null, Use>;
  /** The first imagined action, in the order given, that goes past the cap; null: none does. */
  readonly brokenBy: string | null;
}

export interface WhatIf {
  readonly caps: readonly CapUse[];
  /** Imagined actions, in the order given, that fit one after the other: each is kept or left whole. */
  readonly fitting: readonly string[];
  readonly notFitting: readonly { readonly action: string; readonly cap: string; readonly year: number; readonly excess: Cents }[];
  /** Imagined money that no cap binds. */
  readonly uncapped: Cents;
}

/**
 * What would become of the caps if the imagined actions were committed. Nothing is written. `committed` is net of
 * releases; `imagined` comes in the order of priority. What is given of an action replaces nothing: leave out of
 * `committed` what an imagined amount is to stand for.
 */
export function whatIf(caps: readonly CapScope[], committed: readonly MoneyLine[], imagined: readonly MoneyLine[]): WhatIf {
  const order = [...new Set(imagined.map(({ action }) => action))];
  const uses = caps.flatMap((cap) =>
    yearsOf(cap, [...committed, ...imagined]).map((year) => useOf(cap, year, counted(cap, year, committed), counted(cap, year, imagined), order)),
  );
  const { fitting, notFitting } = pack(caps, committed, imagined, order);
  const uncapped = sum(imagined.filter((line) => !caps.some((cap) => isCounted(cap, line))).map(({ amount }) => amount));
  return { caps: uses, fitting, notFitting, uncapped };
}

function isCounted(cap: CapScope, line: MoneyLine): boolean {
  return cap.scopes.some(({ conventionKey, source }) => conventionKey === line.conventionKey && source === line.source);
}

function counted(cap: CapScope, year: number, lines: readonly MoneyLine[]): readonly MoneyLine[] {
  return lines.filter((line) => line.year === year && isCounted(cap, line));
}

function yearsOf(cap: CapScope, lines: readonly MoneyLine[]): readonly number[] {
  return [...new Set(lines.filter((line) => isCounted(cap, line)).map(({ year }) => year))].sort((one, other) => one - other);
}

function useOf(cap: CapScope, year: number, committed: readonly MoneyLine[], imagined: readonly MoneyLine[], order: readonly string[]): CapUse {
  const limit = cap.limitIn(year);
  const [taken, wanted] = [total(committed), total(imagined)];
  const left = limit.state === 'KNOWN' ? subtract(limit.limit, add(taken, wanted)) : null;
  return {
    cap: cap.key,
    year,
    limit,
    committed: taken,
    imagined: wanted,
    state: left === null ? 'OPEN' : left < 0 ? 'BROKEN' : 'WITHIN',
    left,
    byAxis: split(committed, imagined, ({ axisCode }) => axisCode),
    byAcademy: split(committed, imagined, ({ academyCode }) => academyCode),
    brokenBy: limit.state === 'KNOWN' ? firstBeyond(limit.limit, taken, imagined, order) : null,
  };
}

function firstBeyond(limit: Cents, taken: Cents, imagined: readonly MoneyLine[], order: readonly string[]): string | null {
  let running = taken;
  for (const action of order) {
    const amount = total(imagined.filter((line) => line.action === action));
    running = add(running, amount);
    if (amount > 0 && running > limit) return action;
  }
  return null;
}

/** Takes the actions in order and keeps each that still fits under every known cap that it counts against. */
function pack(caps: readonly CapScope[], committed: readonly MoneyLine[], imagined: readonly MoneyLine[], order: readonly string[]) {
  const taken = new Map<string, Cents>();
  const take = (cap: CapScope, year: number, amount: Cents) => taken.set(`${cap.key}/${year}`, add(taken.get(`${cap.key}/${year}`) ?? ZERO, amount));
  for (const line of committed) for (const cap of caps) if (isCounted(cap, line)) take(cap, line.year, line.amount);
  const byAction = new Map<string, MoneyLine[]>();
  for (const line of imagined) byAction.set(line.action, [...(byAction.get(line.action) ?? []), line]);
  const fitting: string[] = [];
  const notFitting: { readonly action: string; readonly cap: string; readonly year: number; readonly excess: Cents }[] = [];
  for (const action of order) {
    const lines = byAction.get(action) ?? [];
    const wanted = caps.flatMap((cap) => yearsOf(cap, lines).map((year) => ({ cap, year, amount: total(counted(cap, year, lines)) })));
    const broken = wanted.flatMap(({ cap, year, amount }) => {
      const limit = cap.limitIn(year);
      if (limit.state === 'UNKNOWN' || amount === 0) return [];
      const excess = subtract(add(taken.get(`${cap.key}/${year}`) ?? ZERO, amount), limit.limit);
      return excess > 0 ? [{ action, cap: cap.key, year, excess }] : [];
    });
    if (broken.length === 0) {
      fitting.push(action);
      wanted.forEach(({ cap, year, amount }) => take(cap, year, amount));
    } else {
      notFitting.push(...broken);
    }
  }
  return { fitting, notFitting };
}

function split<Key>(committed: readonly MoneyLine[], imagined: readonly MoneyLine[], keyOf: (line: MoneyLine) => Key): ReadonlyMap<Key, Use> {
  const uses = new Map<Key, Use>();
  const put = (line: MoneyLine, stage: keyof Use) => {
    const use = uses.get(keyOf(line)) ?? { committed: ZERO, imagined: ZERO };
    uses.set(keyOf(line), { ...use, [stage]: add(use[stage], line.amount) });
  };
  committed.forEach((line) => put(line, 'committed'));
  imagined.forEach((line) => put(line, 'imagined'));
  return uses;
}

function total(lines: readonly MoneyLine[]): Cents {
  return sum(lines.map(({ amount }) => amount));
}
