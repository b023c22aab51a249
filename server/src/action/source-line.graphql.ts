import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'Where a line came from: the file as received, its sheet and row.' })
export class SourceLine {
  @Field({ description: 'Name of the file.' })
  file: string;

  @Field({ description: 'SHA-256 of the file.' })
  sha256: string;

  @Field(() => String, { nullable: true, description: 'Sheet of the workbook; null for a CSV file.' })
  sheet: string | null;

  @Field(() => Int, { nullable: true, description: 'Row in the sheet, the header being row 1.' })
  row: number | null;

  @Field(() => DateTimeScalar, { description: 'When the file was imported.' })
  importedAt: Date;
}

/** What every row that came in by a file carries. */
export interface WithProvenance {
  importFileId?: number | null | undefined;
  sourceSheet?: string | null | undefined;
  sourceRow?: number | null | undefined;
}
