import type { ReferenceData } from '../../reference/reference-data.js';
import type { KnownCodes } from './checks/reference.js';

/** What the reference data let a convention name. */
export function knownCodes({ themes, academies }: Pick<ReferenceData, 'themes' | 'academies'>): KnownCodes {
  return {
    themeCodes: new Set(themes.map(({ code }) => code)),
    regionOfAcademy: new Map(academies.map(({ code, academicRegionCode }) => [code, academicRegionCode])),
  };
}
