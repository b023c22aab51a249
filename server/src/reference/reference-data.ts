import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Uai } from '@conventions-ouvertes/shared/identifiers/uai';

/** A file of `server/reference/`, with who published it and under which licence. */
export interface ReferenceSource {
  readonly key: string;
  readonly file: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly retrievedOn: LocalDate;
  /** SHA-256 of the bytes as taken; null for the project's own files. */
  readonly sha256: string | null;
  /** Where the copy was taken from; null for the project's own files. */
  readonly origin: string | null;
  readonly note: string | null;
}

/** A région académique, by the INSEE code of its region. */
export interface AcademicRegion {
  readonly code: string;
  readonly name: string;
}

/** An académie, by its official two-digit code. */
export interface Academy {
  readonly code: string;
  readonly name: string;
  readonly academicRegionCode: string;
}

export interface Department {
  /** Code of the Code officiel géographique: « 2A », « 75 », « 974 ». */
  readonly code: string;
  /** The ministry's own three characters: « 02A », « 075 », « 974 ». */
  readonly educationCode: string;
  readonly name: string;
  readonly academyCode: string;
}

export type SchoolKind = 'COLLEGE' | 'LYCEE';
export type SchoolSector = 'PUBLIC' | 'PRIVATE';

export interface School {
  readonly uai: Uai;
  readonly name: string;
  readonly kind: SchoolKind;
  readonly commune: string;
  readonly sector: SchoolSector;
  /** Null in the overseas territories outside the 30 académies. */
  readonly academyCode: string | null;
  readonly territoryName: string;
  readonly departmentName: string | null;
  /** Indice de position sociale, one decimal, as written; null when absent or « non significatif ». */
  readonly socialIndex: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** True for an invented school of the demonstration data. */
  readonly isDemo: boolean;
}

/** Pupils of the lycées of an académie; no collégien, student or apprentice is in it. */
export interface AcademyPupils {
  readonly academyCode: string;
  readonly generalTechnological: number;
  readonly vocational: number;
}

/** A theme of the common nomenclature, which makes axes of different conventions comparable. */
export interface Theme {
  readonly code: string;
  /** From 1, in reading order. */
  readonly position: number;
  readonly labelFr: string;
  readonly labelEn: string;
  readonly description: string;
}

export interface ReferenceData {
  readonly sources: readonly ReferenceSource[];
  readonly academicRegions: readonly AcademicRegion[];
  readonly academies: readonly Academy[];
  readonly departments: readonly Department[];
  readonly schools: readonly School[];
  readonly academyPupils: readonly AcademyPupils[];
  readonly themes: readonly Theme[];
}
