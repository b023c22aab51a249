import { fileURLToPath } from 'node:url';
import { postRequest } from '../http-client.ts';
import { addTo, type Asked, type Numbers, type Question } from '../questions.ts';
import type { Contestant } from './contestant.ts';
import { httpLine } from './over-http.ts';
import { serve } from './process.ts';

const grouped = (columns: string): string => `groupedAggregates(groupBy: [${columns}, STAGE, IS_COUNTED]) { keys sum { amountCents } }`;
const CELL = 'year axisCode themeCode slot actions planned plannedReported plannedExpected committed committedReported spent spentReported spentExpected';

type Texts = Readonly<Record<'q1' | 'q2' | 'q3' | 'q5', string>>;

const SHEETS = `sheetsByActionId(condition: { isCurrent: true }) { nodes { kind
  expenseItemsBySheetIdAndActionIdAndConventionKey { nodes { label totalCents academyCode expenseSharesByExpenseItemIdAndConventionKey { nodes { amountCents fundingSourceCode } } } }
  headcountsBySheetIdAndActionIdAndConventionKey { nodes { total girls boys audienceCode academyCode } } } }`;

const WHOLE = `query Whole($slug: String!) { actionBySlug(slug: $slug) { slug reference title year status axisCode conventionKey actionAcademiesByActionId { nodes { academyCode } } ${SHEETS}
  indicatorsByActionId { nodes { label unit target result } } commitmentsByActionIdAndConventionKey { nodes { amountCents committedOn fundingSourceCode } } } }`;

const OVER_LINES: Texts = {
  q1: `query Axes($key: String!) { allBenchLines(condition: { conventionKey: $key }) { ${grouped('AXIS_CODE, YEAR')} } caps: allBenchLines(condition: { conventionKey: $key, fundingSourceCode: "HORS_QUOTA", stage: "COMMITTED" }) { groupedAggregates(groupBy: [YEAR]) { keys sum { amountCents } } } }`,
  q2: `{ allBenchLines { ${grouped('THEME_CODE, YEAR')} } }`,
  q3: `{ allBenchLines { ${grouped('ACADEMY_CODE, THEME_CODE')} } }`,
  q5: WHOLE,
};

const OVER_ROLLUPS: Texts = {
  q1: `query Axes($key: String!) { allSpendingPublics(condition: { grain: "WHOLE", level: "CELL", conventionKey: $key }) { nodes { ${CELL} } } caps: allSpendingPublics(condition: { grain: "CAP", level: "CELL", conventionKey: $key }) { nodes { year committed } } }`,
  q2: `{ allSpendingPublics(condition: { grain: "WHOLE", level: "THEME" }) { nodes { ${CELL} } } }`,
  q3: `{ allSpendingPublics(condition: { grain: "ACADEMY", level: "THEME" }) { groupedAggregates(groupBy: [SLOT, THEME_CODE]) { keys sum { actions planned plannedReported plannedExpected committed committedReported spent spentReported spentExpected } } } }`,
  q5: WHOLE,
};

interface Group {
  readonly keys: readonly string[];
  readonly sum: Readonly<Record<string, string | null>>;
}
interface Nodes<T> {
  readonly nodes: readonly T[];
}
type CellRow = Readonly<Record<string, string | number>>;
interface ActionRow {
  readonly title: string;
  readonly sheetsByActionId: Nodes<{
    readonly expenseItemsBySheetIdAndActionIdAndConventionKey: Nodes<{ readonly totalCents: string; readonly expenseSharesByExpenseItemIdAndConventionKey: Nodes<{ readonly amountCents: string }> }>;
    readonly headcountsBySheetIdAndActionIdAndConventionKey: Nodes<{ readonly total: number | null }>;
  }>;
  readonly indicatorsByActionId: Nodes<unknown>;
  readonly commitmentsByActionIdAndConventionKey: Nodes<{ readonly amountCents: string }>;
}
interface Data {
  readonly allBenchLines: { readonly groupedAggregates: readonly Group[] };
  readonly caps: { readonly groupedAggregates: readonly Group[] } & Nodes<CellRow>;
  readonly allSpendingPublics: { readonly groupedAggregates: readonly Group[] } & Nodes<CellRow>;
  readonly actionBySlug: ActionRow;
}

const dataOf = (body: string): Data => {
  const { data, errors } = JSON.parse(body) as { readonly data: Data; readonly errors?: unknown };
  if (errors !== undefined) throw new Error(`PostGraphile: ${JSON.stringify(errors).slice(0, 800)}`);
  return data;
};

const STAGES = ['planned', 'committed', 'spent'] as const;

const wholeNumbers = ({ title, sheetsByActionId, indicatorsByActionId, commitmentsByActionIdAndConventionKey }: ActionRow): Numbers => {
  const numbers: Numbers = { title, items: 0, cents: 0, shares: 0, headcounts: 0, committed: 0, indicators: indicatorsByActionId.nodes.length };
  for (const sheet of sheetsByActionId.nodes) {
    for (const item of sheet.expenseItemsBySheetIdAndActionIdAndConventionKey.nodes) {
      addTo(numbers, 'items', 1);
      addTo(numbers, 'cents', Number(item.totalCents));
      for (const share of item.expenseSharesByExpenseItemIdAndConventionKey.nodes) addTo(numbers, 'shares', Number(share.amountCents));
    }
    for (const line of sheet.headcountsBySheetIdAndActionIdAndConventionKey.nodes) addTo(numbers, 'headcounts', line.total ?? 0);
  }
  for (const line of commitmentsByActionIdAndConventionKey.nodes) addTo(numbers, 'committed', Number(line.amountCents));
  return numbers;
};

const lineNumbers = (question: Question, body: string): Numbers => {
  const data = dataOf(body);
  if (question === 'q5') return wholeNumbers(data.actionBySlug);
  const numbers: Numbers = {};
  for (const { keys, sum } of data.allBenchLines.groupedAggregates) {
    const [left, right, stage, isCounted] = keys;
    if (stage === 'PLANNED' && String(isCounted) !== 'true') continue;
    addTo(numbers, `${left ?? '-'} ${right} ${stage!.toLowerCase()}`, Number(sum['amountCents']));
  }
  if (question === 'q1') for (const { keys, sum } of data.caps.groupedAggregates) addTo(numbers, `cap ${keys[0]}`, Number(sum['amountCents']));
  return numbers;
};

const rollupNumbers = (question: Question, body: string): Numbers => {
  const data = dataOf(body);
  if (question === 'q5') return wholeNumbers(data.actionBySlug);
  const numbers: Numbers = {};
  if (question === 'q3') {
    for (const { keys, sum } of data.allSpendingPublics.groupedAggregates) {
      for (const stage of STAGES) addTo(numbers, `${keys[0] || '-'} ${keys[1]} ${stage}`, Number(sum[stage]));
    }
    return numbers;
  }
  for (const row of data.allSpendingPublics.nodes) {
    for (const stage of STAGES) addTo(numbers, `${question === 'q1' ? row['axisCode'] : row['themeCode']} ${row['year']} ${stage}`, Number(row[stage]));
  }
  if (question === 'q1') for (const row of data.caps.nodes) addTo(numbers, `cap ${row['year']}`, Number(row['committed']));
  return numbers;
};

/** What stands where the product keeps its own: lines with their theme, published ones alone. */
export const BENCH_SCHEMA = `
  CREATE SCHEMA bench;
  CREATE VIEW bench.line AS
  SELECT f.stage, f.convention_key, f.axis_code, x.theme_code, f.year, f.academy_code, f.funding_source_code, f.amount_cents,
         f.status NOT IN ('DRAFT', 'REFUSED', 'WITHDRAWN', 'ABANDONED') AS is_counted
    FROM money_line f
    JOIN axis_lineage x ON x.convention_key = f.convention_key AND x.code = f.axis_code
    JOIN action a ON a.id = f.action_id AND a.published_at IS NOT NULL AND a.status <> 'DRAFT';`;

/** @param over the lines, or the product's own rollups: the same server, of other tables */
export const startPostGraphile = async (databaseUrl: string): Promise<{ readonly overLines: Contestant; readonly overRollups: Contestant }> => {
  const served = await serve(['--experimental-strip-types', '--no-warnings', fileURLToPath(new URL('serve-postgraphile.ts', import.meta.url))], {
    DATABASE_URL: databaseUrl,
    GRAPHILE_ENV: 'production',
    NODE_ENV: 'production',
  });
  const contestant = (name: string, texts: Texts, answers: readonly Question[], numbersOf: (question: Question, body: string) => Numbers): Contestant => ({
    name,
    answers,
    isAskedAlone: name.endsWith('lines'),
    pid: served.pid,
    open: () =>
      httpLine(
        served.port,
        (question, { convention, slug }: Asked) => postRequest('/graphql', { query: texts[question as keyof Texts], variables: question === 'q1' ? { key: convention } : question === 'q5' ? { slug } : {} }),
        numbersOf,
      ),
    stop: served.stop,
  });
  return {
    overLines: contestant('PostGraphile, lines', OVER_LINES, ['q1', 'q2', 'q3'], lineNumbers),
    overRollups: contestant('PostGraphile, rollups', OVER_ROLLUPS, ['q1', 'q2', 'q3', 'q5'], rollupNumbers),
  };
};
