import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { pageSize } from '../platform/graphql/paging.js';
import {
  AcademicRegion,
  Academy,
  Audience,
  Department,
  PupilCount,
  ReferenceSource,
  School,
  SchoolConnection,
  Theme,
} from './reference.graphql.js';
import { findSchools } from './find-schools.js';

@Resolver(() => AcademicRegion)
export class AcademicRegionResolver {
  @Query(() => [AcademicRegion], { description: 'The 18 régions académiques, by name.' })
  academicRegions(@Ctx() { catalogue }: RequestContext): AcademicRegion[] {
    return [...catalogue.regions.values()];
  }

  @FieldResolver(() => [Academy], { description: 'Its académies, by name.' })
  academies(@Root() { code }: AcademicRegion, @Ctx() { catalogue }: RequestContext): Academy[] {
    return [...(catalogue.academiesOfRegion.get(code) ?? [])];
  }
}

@Resolver(() => Academy)
export class AcademyResolver {
  @Query(() => [Academy], { description: 'The 30 académies, by name.' })
  academies(@Ctx() { catalogue }: RequestContext): Academy[] {
    return [...catalogue.academies.values()];
  }

  @Query(() => Academy, { nullable: true, description: 'One académie; null where no such code exists.' })
  academy(
    @Arg('code', () => ID, { description: 'Official code, two digits.' }) code: string,
    @Ctx() { catalogue }: RequestContext,
  ): Academy | null {
    return catalogue.academies.get(code) ?? null;
  }

  @FieldResolver(() => AcademicRegion, { description: 'The région académique that it belongs to.' })
  academicRegion(@Root() { academicRegionCode }: Academy, @Ctx() { catalogue }: RequestContext): AcademicRegion {
    return catalogue.regions.get(academicRegionCode)!;
  }

  @FieldResolver(() => [Department], { description: 'Its départements.' })
  departments(@Root() { code }: Academy, @Ctx() { catalogue }: RequestContext): Department[] {
    return [...(catalogue.departmentsOfAcademy.get(code) ?? [])] as Department[];
  }

  @FieldResolver(() => PupilCount, { nullable: true, description: 'Its lycée pupils; null where the source does not tell.' })
  lyceePupils(@Root() { code }: Academy, @Ctx() { catalogue }: RequestContext): PupilCount | null {
    const row = catalogue.pupils.get(code);
    return row ? { ...row, total: row.generalTechnological + row.vocational } : null;
  }

  @FieldResolver(() => Int, { description: 'Number of collèges and lycées in the directory, invented ones left out.' })
  schoolCount(@Root() { code }: Academy, @Ctx() { loaders }: RequestContext): Promise<number> {
    return loaders.schoolCount.load(code);
  }
}

@Resolver(() => PupilCount)
export class PupilCountResolver {
  @FieldResolver(() => ReferenceSource, { description: 'Where the counts come from.' })
  source(@Root() { sourceKey }: PupilCount, @Ctx() { catalogue }: RequestContext): ReferenceSource {
    return catalogue.sources.get(sourceKey) as ReferenceSource;
  }
}

@Resolver(() => School)
export class SchoolResolver {
  @Query(() => School, { nullable: true, description: 'One school; null where no such UAI exists.' })
  school(
    @Arg('uai', () => ID, { description: 'UAI: seven digits and a letter.' }) uai: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<School | null> {
    return loaders.school.load(uai);
  }

  @Query(() => SchoolConnection, { description: 'Schools, by UAI.' })
  schools(
    @Arg('search', () => String, { nullable: true, description: 'Part of the name or commune, at least two characters.' })
    search: string | null,
    @Arg('academy', () => ID, { nullable: true, description: 'Code of an académie.' }) academy: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size, 1 to 200 (20 if not said).' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after: string | null,
    @Ctx() { pool }: RequestContext,
  ): Promise<SchoolConnection> {
    return findSchools(pool, { search, academy, first: pageSize(first), after });
  }

  @FieldResolver(() => Academy, { nullable: true, description: 'Its académie; null in an overseas territory outside the 30.' })
  academy(@Root() { academyCode }: School, @Ctx() { catalogue }: RequestContext): Academy | null {
    return academyCode ? (catalogue.academies.get(academyCode) ?? null) : null;
  }
}

@Resolver()
export class NomenclatureResolver {
  @Query(() => [Theme], { description: 'The common nomenclature of themes, in its order.' })
  themes(@Ctx() { catalogue }: RequestContext): Theme[] {
    return [...catalogue.themes.values()];
  }

  @Query(() => Theme, { nullable: true, description: 'One theme; null where no such code exists.' })
  theme(
    @Arg('code', () => ID, { description: 'Code of the theme.' }) code: string,
    @Ctx() { catalogue }: RequestContext,
  ): Theme | null {
    return catalogue.themes.get(code) ?? null;
  }

  @Query(() => [Audience], { description: 'The common nomenclature of audiences, in its order.' })
  audiences(@Ctx() { catalogue }: RequestContext): Audience[] {
    return [...catalogue.audiences.values()];
  }

  @Query(() => [ReferenceSource], { description: 'Sources of the reference data, with date and licence.' })
  referenceSources(@Ctx() { catalogue }: RequestContext): ReferenceSource[] {
    return [...catalogue.sources.values()] as ReferenceSource[];
  }
}
