/**
 * What a parser answers: the value, or the reason why the text was refused.
 * A refusal is a value and not an exception, because a whole file of refusals has to be shown at once.
 */
export type Parsed<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem<Code> };

/** `message` is a French sentence: what is wrong, and what to do. */
export interface Problem<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
}

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<Code extends string>(
  code: Code,
  message: string,
): { readonly ok: false; readonly problem: Problem<Code> } {
  return { ok: false, problem: { code, message } };
}
