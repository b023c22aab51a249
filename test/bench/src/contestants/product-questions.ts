import { addTo, type Asked, type Numbers, type Question } from '../questions.ts';

const MONEY = 'state cents proof reported expected';
const CELL = `keys { dimension code label } planned { ${MONEY} } committed { ${MONEY} } spent { ${MONEY} } actions`;
const SHEET = 'expenseItems { label totalCents academy { code } shares { cents fundingSource { code } } } headcounts { total girls boys audience { code } academy { code } }';

/** The product's own words, as its site would ask. */
export const DOCUMENTS: Readonly<Record<Question, string>> = {
  q1: `query BenchAxes($filter: FigureFilter) { spending(by: [AXIS, YEAR], filter: $filter) { ${CELL} } capUse(filter: $filter) { year amountCents remainingCents isExceeded committed { ${MONEY} } } }`,
  q2: `query BenchNation { spending(by: [THEME, YEAR]) { ${CELL} } }`,
  q3: `query BenchAcademies { spending(by: [ACADEMY, THEME]) { ${CELL} } }`,
  q4: `query BenchPage($filter: ActionFilter) { actions(filter: $filter, sort: SPENT_DESC, first: 20) { totalCount totals { planned { cents } committed { cents } spent { cents } plannedHeadcount { count } reachedHeadcount { count } } edges { planned committed spent node { slug reference title year status axis { code title } academies { code name } } } pageInfo { hasNextPage endCursor } } }`,
  q5: `query BenchAction($slug: String!) { action(slug: $slug) { slug reference title year status convention { key shortTitle } axis { code title } academies { code name } planned { ${MONEY} } committed { ${MONEY} } spent { ${MONEY} } plannedHeadcount { state count } reachedHeadcount { state count } plannedSheet { ${SHEET} } realisedSheet { ${SHEET} } indicators { label unit target result } commitments { cents committedOn fundingSource { code } } } }`,
};

export const variablesOf = (question: Question, { convention, year, slug }: Asked): Record<string, unknown> => {
  if (question === 'q1') return { filter: { conventions: [convention] } };
  if (question === 'q4') return { filter: { conventions: [convention], years: [year] } };
  return question === 'q5' ? { slug } : {};
};

interface Figure {
  readonly cents: number | null;
}
interface Cell {
  readonly keys: readonly { readonly code: string | null }[];
  readonly planned: Figure;
  readonly committed: Figure;
  readonly spent: Figure;
}
interface Page {
  readonly totalCount: number;
  readonly totals: { readonly planned: Figure; readonly committed: Figure; readonly spent: Figure; readonly plannedHeadcount: { readonly count: number | null }; readonly reachedHeadcount: { readonly count: number | null } };
  readonly edges: readonly { readonly spent: number | null; readonly node: { readonly slug: string } }[];
}
interface Sheet {
  readonly expenseItems: readonly { readonly totalCents: number; readonly shares: readonly { readonly cents: number }[] }[];
  readonly headcounts: readonly { readonly total: number | null }[];
}
interface Whole {
  readonly title: string;
  readonly plannedSheet: Sheet | null;
  readonly realisedSheet: Sheet | null;
  readonly commitments: readonly { readonly cents: number }[];
  readonly indicators: readonly unknown[];
}
interface Data {
  readonly spending: readonly Cell[];
  readonly capUse: readonly { readonly year: number; readonly committed: Figure }[];
  readonly actions: Page;
  readonly action: Whole;
}

const sum = <T>(items: readonly T[], of: (item: T) => number | null): number => items.reduce((total, item) => total + (of(item) ?? 0), 0);

export const cellNumbers = (cells: readonly Cell[]): Numbers => {
  const numbers: Numbers = {};
  for (const { keys, planned, committed, spent } of cells) {
    const key = keys.map(({ code }) => (code ?? '-').replace(/^.*\//, '')).join(' ');
    addTo(numbers, `${key} planned`, planned.cents ?? 0);
    addTo(numbers, `${key} committed`, committed.cents ?? 0);
    addTo(numbers, `${key} spent`, spent.cents ?? 0);
  }
  return numbers;
};

/** The numbers of an answer in the product's JSON. @throws Error for an answer with errors */
export const productNumbers = (question: Question, body: string): Numbers => {
  const { data, errors } = JSON.parse(body) as { readonly data: Data; readonly errors?: unknown };
  if (errors !== undefined) throw new Error(`${question}: ${JSON.stringify(errors).slice(0, 500)}`);
  if (question === 'q4') {
    const { totalCount, totals, edges } = data.actions;
    return {
      count: totalCount,
      planned: totals.planned.cents,
      committed: totals.committed.cents,
      spent: totals.spent.cents,
      plannedHeadcount: totals.plannedHeadcount.count,
      reachedHeadcount: totals.reachedHeadcount.count,
      rows: edges.length,
      spentOfRows: sum(edges, ({ spent }) => spent),
    };
  }
  if (question === 'q5') {
    const sheets = [data.action.plannedSheet, data.action.realisedSheet].filter((sheet) => sheet !== null);
    const items = sheets.flatMap((sheet) => sheet.expenseItems);
    return {
      title: data.action.title,
      items: items.length,
      cents: sum(items, (item) => item.totalCents),
      shares: sum(items.flatMap((item) => item.shares), ({ cents }) => cents),
      headcounts: sum(sheets.flatMap((sheet) => sheet.headcounts), ({ total }) => total),
      committed: sum(data.action.commitments, ({ cents }) => cents),
      indicators: data.action.indicators.length,
    };
  }
  const numbers = cellNumbers(data.spending);
  if (question === 'q1') for (const { year, committed } of data.capUse) addTo(numbers, `cap ${year}`, committed.cents ?? 0);
  return numbers;
};
