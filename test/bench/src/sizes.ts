/** How much is generated. Every action has ten lines: six shares of expenses, a commitment, two headcounts, an indicator. */
export interface Size {
  readonly name: 'S' | 'M' | 'L';
  readonly conventions: number;
  readonly actions: number;
}

export const LINES_PER_ACTION = 10;

/** The same conventions and years at M and L: what grows is what happens under them. */
export const SIZES: Readonly<Record<Size['name'], Size>> = {
  S: { name: 'S', conventions: 20, actions: 2_000 },
  M: { name: 'M', conventions: 100, actions: 100_000 },
  L: { name: 'L', conventions: 100, actions: 1_000_000 },
};

export const YEARS = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const;

export const conventionKey = (index: number): string => `banc-${String(index + 1).padStart(3, '0')}`;

export const slugOf = (action: number, conventions: number): string => `${conventionKey(action % conventions)}--b-${action}`;
