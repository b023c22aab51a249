import pg from 'pg';
import { addTo, type Asked, type Numbers, type Question } from '../questions.ts';
import { DETAIL_Q3, LINE_SQL, parametersOf, ROLLUP_SQL } from '../sql.ts';
import type { Contestant } from './contestant.ts';

pg.types.setTypeParser(20, Number);

type Row = Record<string, number | string | null> & { readonly k1?: string | null; readonly k2?: string };

interface Sums {
  readonly [name: string]: number | null;
}
interface PageRow {
  readonly count: number;
  readonly totals: Sums;
  readonly heads: Sums;
  readonly edges: readonly { readonly spent: number | null }[];
}
interface WholeSheet {
  readonly items: readonly { readonly totalCents: number; readonly shares: readonly { readonly amountCents: number }[] }[] | null;
  readonly headcounts: readonly { readonly total: number | null }[] | null;
}
interface Whole {
  readonly title: string;
  readonly sheets: readonly WholeSheet[] | null;
  readonly commitments: readonly { readonly amountCents: number }[] | null;
  readonly indicators: readonly unknown[] | null;
}

export const rowNumbers = (rows: readonly Row[]): Numbers => {
  const numbers: Numbers = {};
  for (const row of rows) {
    for (const stage of ['planned', 'committed', 'spent']) addTo(numbers, `${row.k1 ?? '-'} ${row.k2} ${stage}`, Number(row[stage] ?? 0));
  }
  return numbers;
};

export const wholeNumbers = ({ title, sheets, commitments, indicators }: Whole): Numbers => {
  const items = (sheets ?? []).flatMap((sheet) => sheet.items ?? []);
  const total = (values: readonly (number | null)[]): number => values.reduce((all: number, value) => all + (value ?? 0), 0);
  return {
    title,
    items: items.length,
    cents: total(items.map((item) => item.totalCents)),
    shares: total(items.flatMap((item) => item.shares.map((share) => share.amountCents))),
    headcounts: total((sheets ?? []).flatMap((sheet) => (sheet.headcounts ?? []).map((line) => line.total))),
    committed: total((commitments ?? []).map((commitment) => commitment.amountCents)),
    indicators: (indicators ?? []).length,
  };
};

const askRaw = async (client: pg.Client, question: Question, { convention, year, slug }: Asked): Promise<() => Numbers> => {
  const run = async <Row extends pg.QueryResultRow>(name: Question | 'cap', text: string): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values: parametersOf(name, convention, year, slug) })).rows;
  switch (question) {
    case 'q1': {
      const [rows, caps] = [await run<Row>('q1', ROLLUP_SQL.q1), await run<Row>('cap', ROLLUP_SQL.cap)];
      return () => {
        const numbers = rowNumbers(rows);
        for (const cap of caps) addTo(numbers, `cap ${cap['year']}`, Number(cap['committed']));
        return numbers;
      };
    }
    case 'q2':
    case 'q3': {
      const rows = await run<Row>(question, ROLLUP_SQL[question]);
      return () => rowNumbers(rows);
    }
    case 'q4': {
      const [page] = await run<PageRow & pg.QueryResultRow>('q4', LINE_SQL.q4);
      const { count, totals, heads, edges } = page!;
      return () => ({
        count,
        planned: totals['planned']!,
        committed: totals['committed']!,
        spent: totals['spent']!,
        plannedHeadcount: heads['planned']!,
        reachedHeadcount: heads['reached']!,
        rows: edges.length,
        spentOfRows: edges.reduce((sum, edge) => sum + (edge.spent ?? 0), 0),
      });
    }
    case 'q5': {
      const [row] = await run<{ whole: Whole } & pg.QueryResultRow>('q5', LINE_SQL.q5);
      return () => wholeNumbers(row!.whole);
    }
  }
};

/** The limit: the statements alone, prepared, over one connection of the driver. */
export const rawSql = (databaseUrl: string): Contestant => ({
  name: 'raw SQL',
  answers: ['q1', 'q2', 'q3', 'q4', 'q5'],
  pid: null,
  open: async () => {
    const client = new pg.Client({ connectionString: databaseUrl, options: '-c app.role=SYSTEM' });
    client.on('error', () => undefined);
    await client.connect();
    return { ask: async (question, asked) => ({ bytes: 0, numbers: await askRaw(client, question, asked) }), close: () => client.end() };
  },
  stop: async () => undefined,
});

/** The third question over the lines themselves. */
export const rawDetail = (databaseUrl: string): Contestant => ({
  ...rawSql(databaseUrl),
  name: 'raw SQL, lines',
  isAskedAlone: true,
  answers: ['q3'],
  open: async () => {
    const client = new pg.Client({ connectionString: databaseUrl, options: '-c app.role=SYSTEM' });
    client.on('error', () => undefined);
    await client.connect();
    return {
      ask: async () => {
        const { rows } = await client.query<Row>(DETAIL_Q3);
        return { bytes: 0, numbers: () => rowNumbers(rows) };
      },
      close: () => client.end(),
    };
  },
});
