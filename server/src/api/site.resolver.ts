import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { DateTimeScalar } from '../platform/graphql/scalars.js';
import type { RequestContext } from './context.js';

const DEMO_NOTICE =
  'Données de démonstration : actions, établissements, entreprises et personnes sont fictifs. Aucun montant n’engage les signataires nommés.';

@ObjectType({ description: 'What this site is, and as of when it speaks.' })
export class Site {
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
  async site(@Ctx() { pool, catalogue }: RequestContext): Promise<Site> {
    const { rows } = await pool.query<{ demo: boolean }>('SELECT EXISTS (SELECT FROM action WHERE is_demo) AS demo');
    const hasDemo = rows[0]?.demo ?? false;
    return {
      name: 'Conventions ouvertes',
      asOf: catalogue.dataVersion.changedAt,
      dataVersion: String(catalogue.dataVersion.version),
      hasDemo,
      demoNotice: hasDemo ? DEMO_NOTICE : null,
    };
  }
}
