import { FrenchError } from '../platform/french-error.js';

/** One thing wrong in a file of reference data; `line` is null when it concerns the whole file. */
export interface ReferenceProblem {
  readonly file: string;
  readonly line: number | null;
  readonly message: string;
}

const SHOWN = 20;

/** Reference data that cannot be trusted: all that is wrong at once, and nothing is loaded. */
export class ReferenceDataError extends FrenchError {
  constructor(readonly problems: readonly ReferenceProblem[]) {
    super('REFERENCE_DATA_INVALID', describe(problems));
  }
}

/** Gathers problems while files are read, so that they are told together. */
export class ProblemList {
  readonly #problems: ReferenceProblem[] = [];

  add(file: string, line: number | null, message: string): void {
    this.#problems.push({ file, line, message });
  }

  /** @throws ReferenceDataError when anything was added */
  throwIfAny(): void {
    if (this.#problems.length > 0) throw new ReferenceDataError([...this.#problems]);
  }
}

function describe(problems: readonly ReferenceProblem[]): string {
  const lines = problems
    .slice(0, SHOWN)
    .map(({ file, line, message }) => `- ${file}${line === null ? '' : `, ligne ${line}`} : ${message}`);
  const more = problems.length > SHOWN ? [`… et ${problems.length - SHOWN} autre(s).`] : [];
  return ['Les données de référence ne peuvent pas être chargées. Corrigez :', ...lines, ...more].join('\n');
}
