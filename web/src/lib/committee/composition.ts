import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';

/** Those who sit for one party, as the text sets it. */
export interface SittingGroup {
  readonly key: string;
  /** From the text, in French. */
  readonly label: string;
  readonly side: 'EDUCATION' | 'PROFESSIONAL';
  /** Null where the text gives no number. */
  readonly seats: number | null;
  /** Null where the text settles no vote. */
  readonly votes: number | null;
  /** From the text, in French. */
  readonly offices: readonly string[];
}

/** Who sits, whatever way the text says it: by seats, by colleges, by the heads, or one of each party. */
export function sittingGroups({ committee, parties }: BindingTerms): readonly SittingGroup[] {
  const { composition } = committee;
  const sideOf = (key: string) => parties.find((party) => party.key === key)?.side ?? 'PROFESSIONAL';
  const nameOf = (key: string) => parties.find((party) => party.key === key)?.name ?? key;
  switch (composition.kind) {
    case 'SEATS':
    case 'COLLEGES':
      return composition.colleges.map(({ key, label, side, seats, votes, offices }) => ({ key, label, side, seats, votes: votes?.total ?? null, offices: offices.map(({ office }) => office) }));
    case 'HEADS':
      return composition.heads.map(({ party, office }) => ({ key: `${party} ${office}`, label: nameOf(party), side: sideOf(party), seats: null, votes: null, offices: [office] }));
    case 'ALL_PARTIES_REPRESENTED':
      return parties.map(({ key, name, side }) => ({ key, label: name, side, seats: null, votes: null, offices: [] }));
  }
}
