import { countsPeople, isRate } from '@conventions-ouvertes/shared/disclosure/people-units';
import { isSmall, mayTellRate } from '@conventions-ouvertes/shared/disclosure/rules';
import type { ActionSecrecy, HiddenParts } from './action-secrecy.js';

type Told = number | null | undefined;

interface Headcount {
  readonly id: number;
  readonly total?: Told;
  readonly girls?: Told;
  readonly boys?: Told;
  readonly disability?: Told;
}

/** Which numbers of a line are hidden, beside those that are null because they were not told. */
export interface Hidden {
  readonly isTotalHidden: boolean;
  readonly isGenderHidden: boolean;
  readonly isDisabilityHidden: boolean;
}

const isTold = (value: Told): value is number => value !== null && value !== undefined;

/** A line of a former fiche repeats what the present one hides: it is shown only where the action hides nothing and it is not small. */
const ofFormerFiche = ({ total, girls, boys, disability }: Headcount, { hidesAny, rules }: ActionSecrecy): HiddenParts => {
  const rest = isTold(total) ? [total - (girls ?? 0) - (boys ?? 0), total - (disability ?? 0)] : [];
  const isHidden = hidesAny || [total, girls, boys, disability, ...rest].some((part) => isTold(part) && isSmall(part, rules));
  return { total: isHidden, gender: isHidden, disability: isHidden };
};

/** A line of headcounts as someone may see it. */
export const hideHeadcount = <Row extends Headcount>(row: Row, secrecy: ActionSecrecy): Row & Hidden => {
  const parts = secrecy.isOpen ? { total: false, gender: false, disability: false } : (secrecy.lines.get(row.id) ?? ofFormerFiche(row, secrecy));
  return {
    ...row,
    ...(parts.total && { total: null }),
    ...(parts.gender && { girls: null, boys: null }),
    ...(parts.disability && { disability: null }),
    isTotalHidden: parts.total && isTold(row.total),
    isGenderHidden: parts.gender && (isTold(row.girls) || isTold(row.boys)),
    isDisabilityHidden: parts.disability && isTold(row.disability),
  };
};

interface Indicator {
  readonly label: string;
  readonly unit: string;
  readonly target?: string | null | undefined;
  readonly result?: string | null | undefined;
}

/**
 * Whether the target and result of an indicator are hidden: it counts people, and few or in an action that hides headcounts, which it
 * may repeat; or it is a rate of too few participations. Whether the target was reached is told all the same.
 */
export const hidesIndicator = (indicator: Indicator, { isOpen, hidesAny, reached, rules }: Pick<ActionSecrecy, 'isOpen' | 'hidesAny' | 'reached' | 'rules'>): boolean => {
  if (isOpen) return false;
  if (isRate(indicator)) return reached > 0 && !mayTellRate(reached, rules);
  if (!countsPeople(indicator)) return false;
  return hidesAny || [indicator.target, indicator.result].some((text) => text !== null && text !== undefined && isSmall(Number(text), rules));
};
