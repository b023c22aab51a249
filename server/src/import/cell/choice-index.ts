import { fold } from '../template/fold.js';
import type { Choice } from '../template/labels.js';

/** Finds the code that a cell names, by code, label or « code - label ». */
export interface ChoiceIndex {
  /** One code: found. None: unknown. Several: the text names more than one. */
  readonly codesOf: (text: string) => readonly string[];
  /** The code that a number can only be: 1 is « 01 », 4.1 is « 4.1 » unless there is « 4.10 » too. */
  readonly codesOfNumber: (number: number) => readonly string[];
  readonly choices: readonly Choice[];
}

export function indexChoices(choices: readonly Choice[]): ChoiceIndex {
  const byText = new Map<string, Set<string>>();
  const byNumber = new Map<number, Set<string>>();
  const add = <Key>(map: Map<Key, Set<string>>, key: Key, code: string) => map.set(key, (map.get(key) ?? new Set()).add(code));
  for (const { code, label, aliases } of choices) {
    for (const text of [code, label, choiceText({ code, label }), ...aliases]) add(byText, fold(text), code);
    if (/^[0-9]+(?:\.[0-9]+)?$/u.test(code)) add(byNumber, Number(code), code);
  }
  return {
    choices,
    codesOf: (text) => {
      const found = byText.get(fold(text));
      if (found !== undefined) return [...found];
      return /^[0-9]{1,4}$/u.test(text) ? [...(byNumber.get(Number(text)) ?? [])] : [];
    },
    codesOfNumber: (number) => [...(byNumber.get(number) ?? [])],
  };
}

/** « 02 - Aix-Marseille », as the lists of the workbook show it. */
export function choiceText({ code, label }: Pick<Choice, 'code' | 'label'>): string {
  return `${code} - ${label}`;
}
