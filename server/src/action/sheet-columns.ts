/** Columns of the table `sheet` that hold the texts of a fiche, field by field. */
export const SHEET_TEXT_COLUMNS = {
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
} as const;
