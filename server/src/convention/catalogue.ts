import type { MikroORM } from '@mikro-orm/postgresql';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { Queryable } from '../platform/database.js';
import { readDataVersion, type DataVersion } from '../platform/data-version.js';
import * as reference from '../reference/reference.entity.js';
import * as convention from './convention.entity.js';

export type ConventionWithTerms = Omit<convention.ConventionRow, 'terms'> & { readonly terms: ConventionTerms };

const byKey = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T> => new Map(rows.map((row) => [keyOf(row), row]));

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string | null): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) (groups.get(key) ?? groups.set(key, []).get(key)!).push(row);
  }
  return groups;
};

/** Identifier of an axis or a funding source across conventions: `opca-defi-2016/4`. */
export const scopedId = (conventionKey: string, code: string): string => `${conventionKey}/${code}`;

/** What conventions and reference data hold, read whole: some hundreds of rows that every answer needs, to resolve labels and parents without a read. */
export interface CatalogueContents {
  readonly sources: ReadonlyMap<string, reference.ReferenceSourceRow>;
  readonly regions: ReadonlyMap<string, reference.AcademicRegionRow>;
  readonly academies: ReadonlyMap<string, reference.AcademyRow>;
  readonly academiesOfRegion: ReadonlyMap<string, readonly reference.AcademyRow[]>;
  readonly departmentsOfAcademy: ReadonlyMap<string, readonly reference.DepartmentRow[]>;
  readonly pupils: ReadonlyMap<string, reference.AcademyPupilsRow>;
  readonly themes: ReadonlyMap<string, reference.ThemeRow>;
  readonly audiences: ReadonlyMap<string, reference.AudienceRow>;
  readonly conventions: ReadonlyMap<string, ConventionWithTerms>;
  readonly parties: ReadonlyMap<string, convention.PartyRow>;
  readonly partiesOf: ReadonlyMap<string, readonly convention.ConventionPartyRow[]>;
  readonly conventionsOfParty: ReadonlyMap<string, readonly convention.ConventionPartyRow[]>;
  readonly signatoriesOf: ReadonlyMap<string, readonly convention.SignatoryRow[]>;
  readonly amendmentsOf: ReadonlyMap<string, readonly convention.AmendmentRow[]>;
  readonly axes: ReadonlyMap<string, convention.AxisRow>;
  readonly axesOf: ReadonlyMap<string, readonly convention.AxisRow[]>;
  readonly audiencesOf: ReadonlyMap<string, readonly convention.ConventionAudienceRow[]>;
  readonly fundingSources: ReadonlyMap<string, convention.FundingSourceRow>;
  readonly fundingSourcesOf: ReadonlyMap<string, readonly convention.FundingSourceRow[]>;
  readonly caps: ReadonlyMap<string, convention.CapRow>;
  readonly capScopesOf: ReadonlyMap<string, readonly convention.CapScopeRow[]>;
}

/** The contents as of one version of the data. Those of the next version are the same ones, unless they changed. */
export interface Catalogue extends CatalogueContents {
  readonly dataVersion: DataVersion;
  /** Of them alone: what is worked out of labels and parents holds as long as they do. */
  readonly contents: CatalogueContents;
}

const readContents = async (orm: MikroORM): Promise<CatalogueContents> => {
  const em = orm.em.fork({ clear: true });
  const sources = await em.find(reference.ReferenceSourceEntity, {}, { orderBy: { key: 'asc' } });
  const regions = await em.find(reference.AcademicRegionEntity, {}, { orderBy: { name: 'asc' } });
  const academies = await em.find(reference.AcademyEntity, {}, { orderBy: { name: 'asc' } });
  const departments = await em.find(reference.DepartmentEntity, {}, { orderBy: { code: 'asc' } });
  const pupils = await em.find(reference.AcademyPupilsEntity, {});
  const themes = await em.find(reference.ThemeEntity, {}, { orderBy: { position: 'asc' } });
  const audiences = await em.find(reference.AudienceEntity, {}, { orderBy: { position: 'asc' } });
  const conventions = await em.find(convention.ConventionEntity, {}, { orderBy: { position: 'asc', key: 'asc' } });
  const parties = await em.find(convention.PartyEntity, {}, { orderBy: { name: 'asc' } });
  const conventionParties = await em.find(convention.ConventionPartyEntity, {}, { orderBy: { position: 'asc' } });
  const signatories = await em.find(convention.SignatoryEntity, {}, { orderBy: { position: 'asc' } });
  const amendments = await em.find(convention.AmendmentEntity, {}, { orderBy: { number: 'asc' } });
  const axes = await em.find(convention.AxisEntity, {}, { orderBy: { conventionKey: 'asc', position: 'asc' } });
  const conventionAudiences = await em.find(convention.ConventionAudienceEntity, {});
  const fundingSources = await em.find(convention.FundingSourceEntity, {}, { orderBy: { conventionKey: 'asc', position: 'asc' } });
  const caps = await em.find(convention.CapEntity, {}, { orderBy: { key: 'asc' } });
  const capScopes = await em.find(convention.CapScopeEntity, {});
  return {
    sources: byKey(sources, (row) => row.key),
    regions: byKey(regions, (row) => row.code),
    academies: byKey(academies, (row) => row.code),
    academiesOfRegion: grouped(academies, (row) => row.academicRegionCode),
    departmentsOfAcademy: grouped(departments, (row) => row.academyCode ?? null),
    pupils: byKey(pupils, (row) => row.academyCode),
    themes: byKey(themes, (row) => row.code),
    audiences: byKey(audiences, (row) => row.code),
    conventions: byKey(conventions as unknown as ConventionWithTerms[], (row) => row.key),
    parties: byKey(parties, (row) => row.key),
    partiesOf: grouped(conventionParties, (row) => row.conventionKey),
    conventionsOfParty: grouped(conventionParties, (row) => row.partyKey),
    signatoriesOf: grouped(signatories, (row) => row.conventionKey),
    amendmentsOf: grouped(amendments, (row) => row.conventionKey),
    axes: byKey(axes, (row) => scopedId(row.conventionKey, row.code)),
    axesOf: grouped(axes, (row) => row.conventionKey),
    audiencesOf: grouped(conventionAudiences, (row) => row.conventionKey),
    fundingSources: byKey(fundingSources, (row) => scopedId(row.conventionKey, row.code)),
    fundingSourcesOf: grouped(fundingSources, (row) => row.conventionKey),
    caps: byKey(caps, (row) => row.key),
    capScopesOf: grouped(capScopes, (row) => row.capKey),
  };
};

/** Gives the catalogue of the data's present version. */
export interface CatalogueReader {
  (): Promise<Catalogue>;
  /** The last one read, of whatever version; null: none was yet. */
  held(): Catalogue | null;
}

/**
 * Reads the contents anew only when they have changed.
 * @param source reads the version, or the connections to read it by
 */
export const catalogueReader = (orm: MikroORM, source: Queryable | (() => Promise<DataVersion>)): CatalogueReader => {
  const versionOf = typeof source === 'function' ? source : () => readDataVersion(source);
  let held: { readonly version: number; readonly catalogue: Promise<Catalogue>; ready: Catalogue | null } | undefined;
  let contents: { readonly version: number; readonly read: Promise<CatalogueContents> } | undefined;
  // Read after their version was: where they have changed meanwhile they are newer than it says, and are read again with the next one.
  const contentsOf = ({ catalogue: version }: DataVersion): Promise<CatalogueContents> => {
    if (contents?.version === version) return contents.read;
    const own = { version, read: readContents(orm) };
    contents = own;
    own.read.catch(() => {
      if (contents === own) contents = undefined;
    });
    return own.read;
  };
  const read = async (): Promise<Catalogue> => {
    const dataVersion = await versionOf();
    if (held?.version !== dataVersion.version) {
      const catalogue = contentsOf(dataVersion).then((own) => ({ ...own, dataVersion, contents: own }));
      const own = { version: dataVersion.version, catalogue, ready: null as Catalogue | null };
      held = own;
      catalogue.then(
        (ready) => (own.ready = ready),
        () => (held = undefined),
      );
    }
    return held.catalogue;
  };
  return Object.assign(read, { held: () => held?.ready ?? null });
};
