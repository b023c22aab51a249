/** Numbers that look random and follow from a text alone: the same text gives the same ones, on any machine. */
export interface Random {
  /** A whole number, both ends included. */
  int(least: number, greatest: number): number;
  /** True that many times in a thousand. */
  chance(perThousand: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** The list in another order. */
  shuffled<T>(list: readonly T[]): readonly T[];
}

/** @param seed names what is drawn, for instance « opca-defi-2016/2018/7 », so that no draw depends on another */
export function randomFrom(seed: string): Random {
  const next = smallFastCounter(seed);
  const int = (least: number, greatest: number): number => least + (next() % (greatest - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[int(0, list.length - 1)];
    if (picked === undefined) throw new RangeError(`nothing to pick for ${seed}`);
    return picked;
  };
  return {
    int,
    pick,
    chance: (perThousand) => int(1, 1000) <= perThousand,
    shuffled: <T>(list: readonly T[]): readonly T[] =>
      list
        .map((value) => ({ value, order: next() }))
        .sort((left, right) => left.order - right.order)
        .map(({ value }) => value),
  };
}

/** sfc32, seeded by an FNV-1a hash of the text: 32 bits a draw. */
function smallFastCounter(seed: string): () => number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
  let a = hash | 0;
  let b = Math.imul(hash, 0x9e3779b1) | 0;
  let c = Math.imul(hash ^ seed.length, 0x85ebca6b) | 0;
  let counter = 1;
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  // The first draws still look like the seed.
  for (let index = 0; index < 12; index += 1) draw();
  return draw;
}
