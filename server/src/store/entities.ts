import * as action from '../action/action.entity.js';
import * as source from '../action/import-file.entity.js';
import * as convention from '../convention/convention.entity.js';
import * as reference from '../reference/reference.entity.js';

/** Every mapped table, listed: nothing is discovered by magic. */
export const entities = [
  reference.ReferenceSourceEntity,
  reference.AcademicRegionEntity,
  reference.AcademyEntity,
  reference.DepartmentEntity,
  reference.SchoolEntity,
  reference.AcademyPupilsEntity,
  reference.ThemeEntity,
  reference.AudienceEntity,
  convention.PartyEntity,
  convention.ConventionEntity,
  convention.ConventionPartyEntity,
  convention.SignatoryEntity,
  convention.AmendmentEntity,
  convention.AxisEntity,
  convention.ConventionAudienceEntity,
  convention.FundingSourceEntity,
  convention.CapEntity,
  convention.CapScopeEntity,
  source.ImportRunEntity,
  source.ImportFileEntity,
  action.ActionEntity,
  action.ActionAcademyEntity,
  action.ActionActorEntity,
  action.SheetEntity,
  action.ExpenseItemEntity,
  action.ExpenseShareEntity,
  action.CommitmentEntity,
  action.HeadcountEntity,
  action.IndicatorEntity,
  action.InKindSupportEntity,
];
