/** A step into a file's data: a field's name, or an index from 0. */
export type Path = readonly (string | number)[];

/** Something wrong in a convention file, with its place. */
export interface ConventionProblem {
  readonly code: string;
  readonly file: string;
  /** From 1; null when the problem is of no one line (a file too large, a file that is missing). */
  readonly line: number | null;
  readonly column: number | null;
  /** As people read it: `caps[0].amounts[1].amount`, empty for the whole file. */
  readonly path: string;
  /** A French sentence: what is wrong, and what to do. */
  readonly message: string;
}

/** Where to point in a file: at a value, or at the name of a field. */
export type Pointer = 'VALUE' | 'KEY';

/** Takes a problem found in the data of one file. */
export type Report = (code: string, path: Path, message: string, pointer?: Pointer) => void;

export function pathText(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** One line a problem: « opca-defi-2016.yaml:12:5 committee.quorum : … ». */
export function problemText({ file, line, column, path, message }: ConventionProblem): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  return path === '' ? `${place} — ${message}` : `${place} — ${path}\u00a0: ${message}`;
}
