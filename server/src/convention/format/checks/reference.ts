import type { Path, Report } from '../convention-problem.js';
import type { Draft } from '../convention-schema.js';

/** What of the reference data a convention may name. */
export interface KnownCodes {
  readonly themeCodes: ReadonlySet<string>;
  /** Code of each académie, to that of its région académique. */
  readonly regionOfAcademy: ReadonlyMap<string, string>;
}

/** Themes, académies and régions académiques that the reference data have. */
export function checkKnownCodes({ axes, pledges, territory }: Draft, known: KnownCodes, report: Report): void {
  const needTheme = (code: string, path: Path): void => {
    if (!known.themeCodes.has(code)) {
      report('UNKNOWN_THEME', path, `le thème «\u00a0${code}\u00a0» n’est pas dans la nomenclature\u00a0: ${[...known.themeCodes].join(', ')}.`);
    }
  };
  for (const [index, { themeCode }] of (axes ?? []).entries()) needTheme(themeCode, ['axes', index, 'themeCode']);
  for (const [index, { themeCode }] of (pledges ?? []).entries()) needTheme(themeCode, ['pledges', index, 'themeCode']);

  if (territory?.kind === 'ACADEMY' || territory?.kind === 'LOCAL') needAcademy(territory.academyCode, ['territory', 'academyCode'], known, report);
  if (territory?.kind !== 'ACADEMIC_REGION') return;
  const { academicRegionCode, academyCodes } = territory;
  if (![...known.regionOfAcademy.values()].includes(academicRegionCode)) {
    report('UNKNOWN_REGION', ['territory', 'academicRegionCode'], `aucune région académique n’a le code «\u00a0${academicRegionCode}\u00a0».`);
  }
  for (const [index, code] of academyCodes.entries()) {
    const path = ['territory', 'academyCodes', index] as const;
    needAcademy(code, path, known, report);
    const region = known.regionOfAcademy.get(code);
    if (region !== undefined && region !== academicRegionCode) report('ACADEMY_OF_ANOTHER_REGION', path, `l’académie «\u00a0${code}\u00a0» est de la région académique «\u00a0${region}\u00a0».`);
  }
}

/** Reports an académie code that the reference data do not have. */
export function needAcademy(code: string, path: Path, known: KnownCodes, report: Report): void {
  if (!known.regionOfAcademy.has(code)) report('UNKNOWN_ACADEMY', path, `aucune académie n’a le code «\u00a0${code}\u00a0».`);
}
