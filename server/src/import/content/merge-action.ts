import type { ActionContent, KeptAction, KeptSheet, SheetContent, SheetFields } from './action-content.js';

/**
 * What an action holds once an import has spoken. What the import has no word on stays as it is stored; what it tells
 * replaces the whole of what it is about (a fiche's expenses, an action's indicators …).
 */
export function mergeAction(told: KeptAction, stored: ActionContent | null): ActionContent {
  const planned = mergeSheet(told, told.planned, stored?.planned ?? null);
  const realised = mergeSheet(told, told.realised, stored?.realised ?? null);
  const indicators = told.indicators ?? stored?.indicators ?? [];
  const commitments = told.commitments ?? stored?.commitments ?? [];
  const actors = told.actors ?? stored?.actors ?? [];
  const sheets = [planned, realised].filter((sheet) => sheet !== null);
  const lines = [...sheets.flatMap(({ expenses, headcounts }) => [...expenses, ...headcounts]), ...indicators, ...commitments];
  const territory = new Set([...(told.territory ?? stored?.territory ?? []), ...lines.flatMap(({ academy }) => academy ?? [])]);
  return {
    reference: told.reference,
    origin: told.origin,
    identity: told.identity,
    territory: [...territory].sort(),
    planned,
    realised,
    indicators,
    commitments,
    actors,
  };
}

function mergeSheet(action: KeptAction, told: KeptSheet | undefined, stored: SheetContent | null): SheetContent | null {
  if (told === undefined) return stored;
  return {
    origin: action.origin,
    fields: mergeFields(told.fields, stored?.fields ?? null),
    expenses: told.expenses ?? stored?.expenses ?? [],
    headcounts: told.headcounts ?? stored?.headcounts ?? [],
    inKind: told.inKind ?? stored?.inKind ?? [],
  };
}

function mergeFields(told: KeptSheet['fields'], stored: SheetFields | null): SheetFields {
  const pick = <Name extends keyof SheetFields>(name: Name): SheetFields[Name] | null => {
    const value = told[name];
    return value === undefined ? (stored?.[name] ?? null) : value;
  };
  return {
    number: pick('number'),
    article: pick('article'),
    steeringPartner: pick('steeringPartner'),
    steeringMinistry: pick('steeringMinistry'),
    targetAudiences: pick('targetAudiences'),
    objectives: pick('objectives'),
    startsOn: pick('startsOn'),
    endsOn: pick('endsOn'),
    partnerOrProvider: pick('partnerOrProvider'),
    description: pick('description'),
    toolsAndActivities: pick('toolsAndActivities'),
    successIndicators: pick('successIndicators'),
    evaluationMethod: pick('evaluationMethod'),
    quantitativeReview: pick('quantitativeReview'),
    qualitativeReview: pick('qualitativeReview'),
    receivedOn: pick('receivedOn'),
  };
}
