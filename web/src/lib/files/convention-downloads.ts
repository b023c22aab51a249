import type { Download } from '#lib/components/Downloads.svelte';
import { countedActions } from '#lib/format/counted.js';
import { m } from '#lib/paraglide/messages.js';
import { actionsFile, reportDocument, sheetDocument } from './addresses.js';

/** All of a convention's fiches, and its reports of each year and of all. */
export function conventionDownloads(api: string, key: string, actions: number, years: readonly number[]): readonly Download[] {
  const report = (year: number | 'pluriannuel', label: string): Download => ({
    label,
    files: (['pdf', 'docx', 'html'] as const).map((format) => ({ format: format.toUpperCase(), href: reportDocument(api, key, year, format) })),
  });
  return [
    {
      label: m.download_actions({ count: countedActions(actions) }),
      files: (['csv', 'xlsx', 'ods', 'parquet', 'jsonl'] as const).map((format) => ({ format: format.toUpperCase(), href: actionsFile(api, key, format, {}) })),
      note: m.download_reimport_note(),
    },
    ...(years.length === 0 ? [] : [report('pluriannuel', m.download_report_all())]),
    ...years.map((year) => report(year, m.download_report({ year }))),
  ];
}

/** The fiches of an action as its convention's annexes lay them out. */
export function sheetDownloads(api: string, slug: string, has: { readonly planned: boolean; readonly realised: boolean }): readonly Download[] {
  const sheet = (kind: 'previsionnelle' | 'realisee', label: string): Download => ({
    label,
    files: (['pdf', 'docx', 'html'] as const).map((format) => ({ format: format.toUpperCase(), href: sheetDocument(api, slug, kind, format) })),
  });
  return [...(has.planned ? [sheet('previsionnelle', m.action_planned())] : []), ...(has.realised ? [sheet('realisee', m.action_realised())] : [])];
}
