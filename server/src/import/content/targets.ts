import type { ActionContent, Indicator } from './action-content.js';

/** What the planned fiche sets of an indicator, without what came of it. */
export type Target = Pick<Indicator, 'label' | 'unit' | 'direction' | 'target' | 'academy'>;

export const targetsOf = ({ indicators }: Pick<ActionContent, 'indicators'>): readonly Target[] =>
  indicators.map(({ label, unit, direction, target, academy }) => ({ label, unit, direction, target, academy }));

/**
 * The indicators that apply while a changed fiche waits for the committee: those of the version in force, with the results that
 * came in for them. What is in force goes on being what the action is measured by.
 */
export const indicatorsInForce = (stored: readonly Indicator[], told: readonly Indicator[]): readonly Indicator[] =>
  stored.map((indicator) => {
    const same = told.find(({ label, academy }) => label === indicator.label && academy === indicator.academy);
    return same === undefined ? indicator : { ...indicator, result: same.result, evaluatedOn: same.evaluatedOn };
  });
