import type { FigureFilter } from '#lib/api/figures.js';
import type { Download } from '#lib/components/Downloads.svelte';
import { countedActions } from '#lib/format/counted.js';
import { m } from '#lib/paraglide/messages.js';
import { actionsFile, figuresFile, type Breakdown, type FigureFile } from './addresses.js';

const TABLES: readonly { readonly figures: FigureFile; readonly by: readonly Breakdown[]; readonly label: () => string }[] = [
  { figures: 'depenses', by: ['convention', 'annee', 'sous-axe'], label: () => m.download_spending() },
  { figures: 'depenses', by: ['annee', 'mois'], label: () => m.download_pace() },
  { figures: 'publics', by: ['convention', 'public'], label: () => m.download_audiences() },
  { figures: 'resultats', by: ['convention', 'theme'], label: () => m.download_outcomes() },
];

/**
 * What a selection of figures can be taken away as: its actions, as many as the page counts, and its tables.
 * @param search words of the titles, where the actions were searched for
 */
export function selectionDownloads(api: string, filter: FigureFilter, actions: number, search?: string): readonly Download[] {
  const chosen = search === undefined ? filter : { ...filter, search };
  const fiches: Download = {
    label: m.download_actions({ count: countedActions(actions) }),
    files: [
      { format: 'CSV', href: actionsFile(api, 'toutes', 'csv', chosen) },
      { format: 'XLSX', href: actionsFile(api, 'toutes', 'xlsx', chosen) },
      { format: 'ODS', href: actionsFile(api, 'toutes', 'ods', chosen) },
    ],
    note: m.download_actions_note(),
  };
  if (search !== undefined) return [fiches];
  return [
    fiches,
    ...TABLES.map(({ figures, by, label }) => ({
      label: label(),
      files: (['csv', 'xlsx', 'ods'] as const).map((format) => ({ format: format.toUpperCase(), href: figuresFile(api, figures, format, by, filter) })),
    })),
  ];
}
