import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { rulesOf } from '../disclosure/sight.js';
import { DateTimeScalar } from '../platform/graphql/scalars.js';
import type { RequestContext } from './context.js';

const DEMO_NOTICE =
  'Données de démonstration : actions, établissements, entreprises et personnes sont fictifs. Aucun montant n’engage les signataires nommés.';

@ObjectType({ description: 'Thresholds of statistical secrecy of this deployment (« seuils du secret statistique »).' })
export class SecrecyThresholds {
  @Field(() => Int, { description: 'Least headcount that is told, beside zero.' })
  leastHeadcount: number;

  @Field(() => Int, { description: 'Least number of participations that a rate or a mean is told on.' })
  leastRateBase: number;

  @Field(() => Int, { description: 'Least number of contributors among whom the money of firms is told.' })
  leastContributors: number;

  @Field(() => Int, { description: 'Largest part of one contributor in the money of firms that is told, in hundredths of a percent.' })
  mostDominance: number;
}

@ObjectType({ description: 'What this site is, and as of when it speaks.' })
export class Site {
  @Field(() => SecrecyThresholds, { description: 'Thresholds of statistical secrecy.' })
  secrecy: SecrecyThresholds;


  @Field({ description: 'Its name.' })
  name: string;

  @Field(() => DateTimeScalar, { description: 'The last change of the data.' })
  asOf: Date;

  @Field({ description: 'Stamp of the data: changes with every change of them.' })
  dataVersion: string;

  @Field({ description: 'Whether invented data (« fictif ») stand among the figures.' })
  hasDemo: boolean;

  @Field(() => String, { nullable: true, description: 'The words to show with every figure while invented data stand among them.' })
  demoNotice: string | null;
}

@Resolver()
export class SiteResolver {
  @Query(() => Site, { description: 'What this site is, and as of when it speaks.' })
  async site(@Ctx() { pool, catalogue, sight }: RequestContext): Promise<Site> {
    const { rows } = await pool.query<{ demo: boolean }>('SELECT EXISTS (SELECT FROM action WHERE is_demo) AS demo');
    const hasDemo = rows[0]?.demo ?? false;
    return {
      secrecy: rulesOf(sight),
      name: 'Conventions ouvertes',
      asOf: catalogue.dataVersion.changedAt,
      dataVersion: String(catalogue.dataVersion.version),
      hasDemo,
      demoNotice: hasDemo ? DEMO_NOTICE : null,
    };
  }
}
