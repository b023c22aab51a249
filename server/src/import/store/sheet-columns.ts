import type { SheetFields } from '../content/action-content.js';

/** Columns of the table `sheet`, field by field. */
export const SHEET_COLUMNS = {
  number: 'number',
  article: 'article',
  steeringPartner: 'steering_partner',
  steeringMinistry: 'steering_ministry',
  targetAudiences: 'target_audiences',
  objectives: 'objectives',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  partnerOrProvider: 'partner_or_provider',
  description: 'description',
  toolsAndActivities: 'tools_and_activities',
  successIndicators: 'success_indicators',
  evaluationMethod: 'evaluation_method',
  quantitativeReview: 'quantitative_review',
  qualitativeReview: 'qualitative_review',
  receivedOn: 'received_on',
} as const satisfies Record<keyof SheetFields, string>;
