import type { ParsedRow } from '../rows/parsed-row.js';
import type { SheetFields, ToldSheet } from './action-content.js';

type ActionRow = ParsedRow<'actions'>['values'];

/** The planned fiche (annexe 1) as the row of its action tells it. */
export function plannedFields(row: ActionRow): ToldSheet['fields'] {
  return {
    number: row['planned.number'],
    article: row['planned.article'],
    steeringPartner: row['planned.steeringPartner'],
    steeringMinistry: row['planned.steeringMinistry'],
    targetAudiences: row['planned.targetAudiences'],
    objectives: row['planned.objectives'],
    startsOn: row['planned.startsOn'],
    endsOn: row['planned.endsOn'],
    partnerOrProvider: row['planned.partnerOrProvider'],
    description: row['planned.description'],
    toolsAndActivities: row['planned.toolsAndActivities'],
    successIndicators: row['planned.successIndicators'],
    evaluationMethod: row['planned.evaluationMethod'],
    quantitativeReview: undefined,
    qualitativeReview: undefined,
    receivedOn: row['planned.receivedOn'],
  };
}

/** The realised fiche (annexe 2) as the row of its action tells it. */
export function realisedFields(row: ActionRow): ToldSheet['fields'] {
  return {
    number: row['realised.number'],
    article: row['realised.article'],
    steeringPartner: row['realised.steeringPartner'],
    steeringMinistry: row['realised.steeringMinistry'],
    targetAudiences: row['realised.targetAudiences'],
    objectives: row['realised.objectives'],
    startsOn: row['realised.startsOn'],
    endsOn: row['realised.endsOn'],
    partnerOrProvider: row['realised.partnerOrProvider'],
    description: row['realised.description'],
    toolsAndActivities: row['realised.toolsAndActivities'],
    successIndicators: undefined,
    evaluationMethod: undefined,
    quantitativeReview: row['realised.quantitativeReview'],
    qualitativeReview: row['realised.qualitativeReview'],
    receivedOn: row['realised.receivedOn'],
  };
}

/** Whether any field of the fiche is told. */
export function isTold(fields: ToldSheet['fields']): boolean {
  return Object.values<SheetFields[keyof SheetFields] | undefined>(fields).some((value) => value !== undefined && value !== null);
}
