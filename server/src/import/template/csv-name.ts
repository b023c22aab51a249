import { SECTION_KEYS, type SectionKey } from './column.js';

/** `demo`, `depenses` → `demo.depenses.csv`. */
export function csvFileName(bundle: string, key: SectionKey): string {
  return `${bundle}.${key}.csv`;
}

/** The section that a CSV file holds, from its name; null when the name does not say. */
export function sectionOfCsv(fileName: string): SectionKey | null {
  const match = /\.([a-z]+)\.(?:csv|parquet)$/iu.exec(fileName);
  const told = match?.[1]?.toLowerCase();
  return SECTION_KEYS.find((key) => key === told) ?? null;
}

/** `demo.depenses.csv` → `demo`: the CSV files of one bundle speak of the same actions. */
export function bundleOfCsv(fileName: string): string {
  return fileName.replace(/\.[a-z]+\.(?:csv|parquet)$/iu, '');
}
