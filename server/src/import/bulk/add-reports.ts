import type { ImportReport } from '../report.js';

/** Refusals and notices that are kept of a long import; all of them are counted. */
const KEPT = 1_000;

export function emptyReport(convention: string, files: ImportReport['files']): ImportReport {
  return {
    convention,
    files,
    actions: { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0 },
    rows: { read: 0, taken: 0, waiting: 0, refused: 0 },
    refusals: [],
    notices: [],
    isBlocked: false,
    applies: false,
  };
}

/**
 * The report of one more batch added to those before.
 * @param acceptValid whether refusals keep out no more than their own actions
 */
export function addReports(sum: ImportReport, part: ImportReport, acceptValid: boolean): ImportReport {
  return {
    ...sum,
    actions: added(sum.actions, part.actions),
    rows: added(sum.rows, part.rows),
    refusals: [...sum.refusals, ...part.refusals].slice(0, KEPT),
    notices: [...sum.notices, ...part.notices].slice(0, KEPT),
    isBlocked: sum.isBlocked || part.isBlocked || (part.refusals.length > 0 && !acceptValid),
  };
}

function added<Counts extends { readonly [name: string]: number }>(left: Counts, right: Counts): Counts {
  return Object.fromEntries(Object.entries(left).map(([name, count]) => [name, count + (right[name] ?? 0)])) as Counts;
}
