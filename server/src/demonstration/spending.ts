import { cents, sum, ZERO, type Cents } from '@conventions-ouvertes/shared/money';
import { addDays, earliest, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import type { DemoCommitment, DemoItem } from './demo-action.js';
import type { Outline } from './outline.js';
import { portion } from './portion.js';
import type { Timeline } from './timeline.js';

/** The total of an item: its sources add up to it. */
export function totalOf(item: DemoItem): Cents {
  return sum(item.shares.map(({ amount }) => amount));
}

/** What was engaged of a planned budget, by source and, one time in two, by académie. */
export function commitmentsOf(outline: Outline, planned: readonly DemoItem[], timeline: Timeline): readonly DemoCommitment[] {
  const { committedShare, random, profile } = outline;
  if (committedShare === 0) return [];
  const byAcademy = random.chance(600);
  const inTwoParts = random.chance(110);
  const ground = profile.ground.replace('{date}', formatDate(timeline.agreedOn));
  return grouped(planned, byAcademy).flatMap(({ fundingSource, academyCode, amount }): readonly DemoCommitment[] => {
    const whole = portion(amount, committedShare, 1000, 1000);
    const line = (part: Cents, committedOn: LocalDate, on: string): DemoCommitment => ({ fundingSource, academyCode, amount: part, committedOn, ground: on });
    if (!inTwoParts || whole === ZERO) return [line(whole, timeline.committedOn, ground)];
    const first = portion(whole, 600, 1000, 1000);
    const later = earliest(addDays(timeline.committedOn, 75), timeline.endsOn);
    return [line(first, timeline.committedOn, ground), line(cents(whole - first), later, `${ground}, complément`)];
  });
}

function grouped(
  items: readonly DemoItem[],
  byAcademy: boolean,
): readonly { readonly fundingSource: string; readonly academyCode: string | null; readonly amount: Cents }[] {
  const groups = new Map<string, { fundingSource: string; academyCode: string | null; amount: Cents }>();
  for (const item of items) {
    const academyCode = byAcademy ? item.academyCode : null;
    for (const { code, amount } of item.shares) {
      const key = `${code}/${academyCode ?? ''}`;
      const before = groups.get(key)?.amount ?? ZERO;
      groups.set(key, { fundingSource: code, academyCode, amount: sum([before, amount]) });
    }
  }
  return [...groups.values()];
}

/** What was spent on each post, to the cent: less than planned as a rule, more where the action was overspent. */
export function spentItems({ fate, random }: Outline, planned: readonly DemoItem[]): readonly DemoItem[] {
  const isFree = planned.every((item) => totalOf(item) === ZERO);
  const spent = planned.map((item): DemoItem => {
    if (fate !== 'OVERSPENT' && random.chance(50)) return { ...item, shares: item.shares.map(({ code }) => ({ code, amount: ZERO })) };
    const perThousand = fate === 'OVERSPENT' ? random.int(1040, 1230) : random.pick([1000, 1000, random.int(780, 1010)]);
    return {
      ...item,
      shares: item.shares.map(({ code, amount }) => ({
        code,
        amount: amount === ZERO || perThousand === 1000 ? amount : sum([portion(amount, perThousand, 1000), cents(random.int(0, 99))]),
      })),
    };
  });
  const [last] = spent.slice(-1);
  if (isFree || last === undefined || !random.chance(70)) return spent;
  // A post that nobody had planned, paid out of the last one's sources.
  const shares = last.shares.slice(0, 1).map(({ code }) => ({ code, amount: cents(random.int(4000, 38_000)) }));
  return [...spent, { ...last, uai: null, label: 'Frais de reprographie (non prévus)', shares }];
}
