import { cents, maximum, minimum, subtract, sum, ZERO, type Cents } from '@conventions-ouvertes/shared/money';
import type { Cap, FundingSource } from '@conventions-ouvertes/shared/convention/terms-money';
import type { Post } from './bank/template.js';
import type { DemoItem, DemoPlace } from './demo-action.js';
import { isEngaged } from './fate.js';
import type { DemoTerms, Outline } from './outline.js';
import { portion } from './portion.js';
import type { Random } from './random.js';

const NOWHERE: DemoPlace = { academyCode: null, uai: null };
const TEN_EUROS = 1000;
/** What actions that were not committed had asked for, at most, in thousandths of a cap. */
const NOT_ENGAGED_SHARE = 70;
/** What was planned in a year never reaches beyond this, in thousandths of a cap. */
const HIGHEST_SHARE = 988;

export interface BudgetedOutline {
  readonly outline: Outline;
  /** The lines of the planned fiche's financial annex. */
  readonly items: readonly DemoItem[];
}

/**
 * The planned budgets of a year. Under a cap whose amount is known, they are brought to what the profile says the
 * year takes of it: what is engaged takes its part, what is not takes little beside, and both stay below the cap.
 */
export function budgetYear(outlines: readonly Outline[]): readonly BudgetedOutline[] {
  const drafts = outlines.map((outline) => ({ outline, items: draftItems(outline) }));
  const [first] = outlines;
  const cap = first === undefined ? null : knownCap(first.terms, first.year);
  const share = first?.profile.years.find(({ year }) => year === first.year)?.capShare ?? 0;
  if (cap === null) return drafts;
  const engaged = drafts.filter(({ outline }) => isEngaged(outline.fate));
  const others = drafts.filter(({ outline }) => !isEngaged(outline.fate));
  const committed = counted(engaged, cap, ({ committedShare }) => committedShare);
  const scaled = scale(engaged, portion(cap.amount, share, 1000), committed);
  const room = subtract(portion(cap.amount, HIGHEST_SHARE, 1000), counted(scaled, cap, () => 1000));
  const asked = minimum(maximum(room, ZERO), portion(cap.amount, NOT_ENGAGED_SHARE, 1000));
  return [...scaled, ...scale(others, asked, counted(others, cap, () => 1000))].sort(byReference);
}

function byReference(left: BudgetedOutline, right: BudgetedOutline): number {
  return left.outline.reference < right.outline.reference ? -1 : 1;
}

interface KnownCap {
  readonly sources: readonly string[];
  readonly amount: Cents;
}

/** The first cap whose amount for the year is told. */
function knownCap(terms: DemoTerms, year: number): KnownCap | null {
  for (const cap of terms.caps) {
    const amount = amountFor(cap, year);
    if (amount !== null) return { sources: cap.fundingSourceCodes, amount };
  }
  return null;
}

function amountFor(cap: Cap, year: number): Cents | null {
  const told = cap.amounts.find((amount) => amount.year === year) ?? cap.amounts.find((amount) => amount.year === null);
  return told?.state === 'KNOWN' ? cents(told.cents) : null;
}

/** What counts against the cap, each action for a part of its budget in thousandths. */
function counted(drafts: readonly BudgetedOutline[], cap: KnownCap, perThousand: (outline: Outline) => number): Cents {
  return sum(
    drafts.flatMap(({ outline, items }) =>
      items.flatMap(({ shares }) =>
        shares.filter(({ code }) => cap.sources.includes(code)).map(({ amount }) => portion(amount, perThousand(outline), 1000)),
      ),
    ),
  );
}

/** Multiplies every share by `target ÷ whole`, cut down to ten euros; nothing to scale stays as it is. */
function scale(drafts: readonly BudgetedOutline[], target: Cents, whole: Cents): readonly BudgetedOutline[] {
  if (whole === ZERO) return drafts;
  return drafts.map(({ outline, items }) => ({
    outline,
    items: items.map((item) => ({
      ...item,
      shares: item.shares.map(({ code, amount }) => ({ code, amount: portion(amount, target, whole, TEN_EUROS) })),
    })),
  }));
}

function draftItems(outline: Outline): readonly DemoItem[] {
  const { template, territory, profile, random } = outline;
  const payers = drawPayers(outline.terms.fundingSources, random);
  if (random.chance(profile.free)) {
    return template.posts.slice(0, 2).map(({ label }, index) => ({
      ...(territory.places[0] ?? NOWHERE),
      label: index === 0 ? `${label} (sans frais)` : label,
      shares: [{ code: payers.first.code, amount: ZERO }],
    }));
  }
  const total = cents(drawEuros(outline) * 100);
  const weights = template.posts.reduce((all, { weight }) => all + weight, 0);
  return template.posts.flatMap((post, index) =>
    placesOf(post, territory.places).map((place, _, places): DemoItem => {
      const amount = portion(total, post.weight * random.int(85, 115), weights * 100 * places.length, TEN_EUROS);
      return { ...place, label: post.label, shares: sharesOf(amount, payers, index) };
    }),
  );
}

/** In euros: larger where several académies take part. */
function drawEuros({ template, territory, profile, random }: Outline): number {
  const [least, most] = profile.euros[template.size];
  const usual = random.int(least, most);
  const perHundred = territory.academies.length === 0 ? 130 : 70 + 20 * territory.academies.length;
  return (usual * perHundred - ((usual * perHundred) % 100)) / 100;
}

/** Central posts are in the only académie of an action that has one, and nowhere in particular where there are several. */
function placesOf(post: Post, places: readonly DemoPlace[]): readonly DemoPlace[] {
  const [only] = places;
  if (only === undefined) return [NOWHERE];
  if (post.where === 'EACH_PLACE') return places;
  const academies = new Set(places.map(({ academyCode }) => academyCode));
  return [academies.size === 1 ? { academyCode: only.academyCode, uai: null } : NOWHERE];
}

interface Payers {
  readonly first: FundingSource;
  /** Null: one source pays all. */
  readonly second: FundingSource | null;
  /** What the second pays of each item, in thousandths; null: it pays the last items whole. */
  readonly secondShare: number | null;
}

function drawPayers(sources: readonly FundingSource[], random: Random): Payers {
  const capped = sources.filter(({ isCapped }) => isCapped);
  const [main] = capped.length > 0 ? capped : sources;
  if (main === undefined) throw new RangeError('a convention without any funding source');
  const first = capped.length > 1 && random.chance(350) ? random.pick(capped) : main;
  const others = sources.filter((source) => source !== first && !source.isCapped);
  const second = others.length > 0 && random.chance(360) ? random.pick(others) : null;
  return { first, second, secondShare: random.chance(600) ? random.int(10, 60) * 10 : null };
}

function sharesOf(amount: Cents, { first, second, secondShare }: Payers, index: number): DemoItem['shares'] {
  if (second === null) return [{ code: first.code, amount }];
  if (secondShare === null) return [{ code: index < 2 ? first.code : second.code, amount }];
  const ofSecond = portion(amount, secondShare, 1000, TEN_EUROS);
  return [
    { code: first.code, amount: cents(amount - ofSecond) },
    { code: second.code, amount: ofSecond },
  ];
}
