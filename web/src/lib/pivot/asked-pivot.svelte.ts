import { untrack } from 'svelte';
import { askLive } from '#lib/api/live.js';
import type { filterOptionsAtBuild } from '#lib/server/filter-options.js';
import { filterWords } from '#lib/filter-words.js';
import { m } from '#lib/paraglide/messages.js';
import { parameters } from '#lib/state/address.js';
import { Question } from '#lib/state/question.svelte.js';
import { FIRST_QUESTION, questionOf } from './address.js';
import { askPivot, breakdownWords, measureWords, type PivotAnswer, type PivotQuestion } from './measures.js';
import { pivotOf } from './pivot.js';

/** What a page that crosses figures was built with. */
export interface BuiltPivot {
  readonly options: Awaited<ReturnType<typeof filterOptionsAtBuild>>;
  readonly answer: PivotAnswer;
}

interface Shown {
  readonly question: PivotQuestion;
  readonly answer: PivotAnswer;
}

const FIRST = JSON.stringify(FIRST_QUESTION);

/** The crossing that the address asks for, answered: at once for the first one, live for the others. Made while a component starts. */
export class AskedPivot {
  readonly question = new Question<Shown>();
  readonly #built: () => BuiltPivot;
  // As text, so that opening a proof, which changes the address too, asks nothing anew.
  readonly #asked = $derived(JSON.stringify(questionOf(parameters())));
  readonly wanted = $derived(JSON.parse(this.#asked) as PivotQuestion);
  readonly shown = $derived.by<Shown>(() => {
    const built = { question: FIRST_QUESTION, answer: this.#built().answer };
    return this.#asked === FIRST ? built : (this.question.answer ?? built);
  });
  readonly pivot = $derived(pivotOf(this.shown.answer));
  readonly measure = $derived(measureWords(this.shown.question.measure));
  readonly title = $derived(
    m.pivot_heading({
      measure: this.measure,
      rows: breakdownWords(this.shown.question.rows).toLocaleLowerCase(),
      columns: breakdownWords(this.shown.question.columns).toLocaleLowerCase(),
    }),
  );
  readonly words = $derived.by(() => filterWords(this.shown.question.filter, this.#built().options));

  constructor(built: () => BuiltPivot) {
    this.#built = built;
    $effect(() => {
      const [isFirst, next] = [this.#asked === FIRST, this.wanted];
      untrack(() => (isFirst ? this.question.clear() : this.question.ask(async () => ({ question: next, answer: await askPivot(askLive, next) }))));
    });
  }
}
