/** What a deployment holds to be small enough to be secret (« seuils du secret statistique »). */
export interface DisclosureRules {
  /** Least headcount that is told, beside zero: 5 hides 1 to 4. At least 2. */
  readonly leastHeadcount: number;
  /** Least number of participations that a rate or a mean is told on. */
  readonly leastRateBase: number;
  /** Least number of contributors among whom firms' money is told. */
  readonly leastContributors: number;
  /** Largest share of one contributor in firms' money that is told, in basis points (8500 = 85 %). */
  readonly mostDominance: number;
}

/** The thresholds that French official statistics use; what a deployment starts from. */
export const FIRST_DISCLOSURE_RULES: DisclosureRules = {
  leastHeadcount: 5,
  leastRateBase: 20,
  leastContributors: 3,
  mostDominance: 8500,
};

/** Whether a headcount could single someone out. Zero singles out nobody and is told. */
export const isSmall = (count: number, { leastHeadcount }: DisclosureRules): boolean => count > 0 && count < leastHeadcount;

/** Whether a rate or a mean may be told of so many participations. */
export const mayTellRate = (base: number, { leastRateBase }: DisclosureRules): boolean => base >= leastRateBase;
