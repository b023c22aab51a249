import type { ConventionItem } from '#lib/api/conventions.js';
import { m } from '#lib/paraglide/messages.js';

export function levelLabel(level: ConventionItem['level']): string {
  return {
    NATIONAL: m.level_NATIONAL,
    ACADEMIC_REGION: m.level_ACADEMIC_REGION,
    ACADEMY: m.level_ACADEMY,
    LOCAL: m.level_LOCAL,
  }[level]();
}
