import type { LedgerFiche, LedgerOrigin } from './ledger.js';
import type { PublicApi } from './public-api.js';

const SOURCE = 'source { file sha256 importedAt sheet row }';
const MONEY = '{ state cents }';
const PEOPLE = '{ state count }';

const FICHES = `query($after: String) { actions(first: 100, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { slug reference title year status convention { key } axis { id theme { code } parent { id parent { id } } } academies { code } ${SOURCE}
    planned ${MONEY} committed ${MONEY} spent ${MONEY} plannedHeadcount ${PEOPLE} reachedHeadcount ${PEOPLE}
    indicators { label attainment target result }
    plannedSheet { version ${SOURCE} } realisedSheet { version ${SOURCE} } }
} }`;

type State = LedgerFiche['measures']['PLANNED']['state'];
interface Money {
  readonly state: State;
  readonly cents: number | null;
}
interface People {
  readonly state: State;
  readonly count: number | null;
}
interface Sheet {
  readonly version: number;
  readonly source: LedgerOrigin;
}
interface Axis {
  readonly id: string;
  readonly parent?: Axis | null;
}

interface Node {
  readonly slug: string;
  readonly reference: string;
  readonly title: string;
  readonly year: number;
  readonly status: string;
  readonly convention: { readonly key: string };
  readonly axis: Axis & { readonly theme: { readonly code: string } };
  readonly academies: readonly { readonly code: string }[];
  readonly source: LedgerOrigin;
  readonly planned: Money;
  readonly committed: Money;
  readonly spent: Money;
  readonly plannedHeadcount: People;
  readonly reachedHeadcount: People;
  readonly indicators: LedgerFiche['indicators'];
  readonly plannedSheet: Sheet | null;
  readonly realisedSheet: Sheet | null;
}

interface Page {
  readonly actions: { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }; readonly nodes: readonly Node[] };
}

/** Every public fiche, with what it brings to figures and the import that it came by, by its address. */
export const readFiches = async (api: PublicApi): Promise<readonly LedgerFiche[]> => {
  const fiches: LedgerFiche[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { actions }: Page = await api.ask<Page>(FICHES, { after });
    fiches.push(...actions.nodes.map(ficheOf));
    after = actions.pageInfo.endCursor;
    more = actions.pageInfo.hasNextPage;
  }
  return fiches.sort(({ slug: left }, { slug: right }) => (left < right ? -1 : 1));
};

const topOf = (axis: Axis): string => (axis.parent ? topOf(axis.parent) : axis.id);

const money = ({ state, cents }: Money) => ({ state, value: cents });
const people = ({ state, count }: People) => ({ state, value: count });

const ficheOf = (node: Node): LedgerFiche => ({
  slug: node.slug,
  reference: node.reference,
  title: node.title,
  convention: node.convention.key,
  year: String(node.year),
  axis: topOf(node.axis),
  theme: node.axis.theme.code,
  academies: node.academies.map(({ code }) => code).sort(),
  status: node.status,
  plannedVersion: node.plannedSheet?.version ?? null,
  realisedVersion: node.realisedSheet?.version ?? null,
  measures: {
    PLANNED: money(node.planned),
    COMMITTED: money(node.committed),
    SPENT: money(node.spent),
    HEADCOUNT_PLANNED: people(node.plannedHeadcount),
    HEADCOUNT_REACHED: people(node.reachedHeadcount),
  },
  indicators: [...node.indicators],
  origins: { action: node.source, planned: node.plannedSheet?.source ?? null, realised: node.realisedSheet?.source ?? null },
});
