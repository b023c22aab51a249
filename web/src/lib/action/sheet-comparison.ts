import type { Sheet } from '#lib/api/action.js';
import { articleLabel } from '#lib/format/article.js';
import { formatDate } from '#lib/format/date.js';
import { m } from '#lib/paraglide/messages.js';

/** A heading of the fiche, as planned and as done. */
export interface SheetLine {
  readonly label: string;
  /** Null: the sheet has it empty, or there is no sheet. */
  readonly planned: string | null;
  readonly realised: string | null;
  /** Both say something, and not the same. What only one kind of sheet asks for is no difference. */
  readonly isDifferent: boolean;
}

type Field = {
  readonly name: keyof Sheet;
  readonly label: () => string;
  readonly text: (sheet: Sheet) => string | null;
  /** Numbers and receipts differ from one sheet to the next by nature. */
  readonly isCompared: boolean;
};

const FIELDS: readonly Field[] = [
  { name: 'number', label: m.field_number, text: ({ number }) => number, isCompared: false },
  { name: 'article', label: m.field_article, text: ({ article }) => (article === null ? null : articleLabel(article)), isCompared: true },
  { name: 'steeringPartner', label: m.field_steeringPartner, text: (sheet) => sheet.steeringPartner, isCompared: true },
  { name: 'steeringMinistry', label: m.field_steeringMinistry, text: (sheet) => sheet.steeringMinistry, isCompared: true },
  { name: 'targetAudiences', label: m.field_targetAudiences, text: (sheet) => sheet.targetAudiences, isCompared: true },
  { name: 'objectives', label: m.field_objectives, text: (sheet) => sheet.objectives, isCompared: true },
  { name: 'startsOn', label: m.field_startsOn, text: ({ startsOn }) => dateText(startsOn), isCompared: true },
  { name: 'endsOn', label: m.field_endsOn, text: ({ endsOn }) => dateText(endsOn), isCompared: true },
  { name: 'partnerOrProvider', label: m.field_partnerOrProvider, text: (sheet) => sheet.partnerOrProvider, isCompared: true },
  { name: 'description', label: m.field_description, text: (sheet) => sheet.description, isCompared: true },
  { name: 'toolsAndActivities', label: m.field_toolsAndActivities, text: (sheet) => sheet.toolsAndActivities, isCompared: true },
  { name: 'successIndicators', label: m.field_successIndicators, text: (sheet) => sheet.successIndicators, isCompared: false },
  { name: 'evaluationMethod', label: m.field_evaluationMethod, text: (sheet) => sheet.evaluationMethod, isCompared: false },
  { name: 'quantitativeReview', label: m.field_quantitativeReview, text: (sheet) => sheet.quantitativeReview, isCompared: false },
  { name: 'qualitativeReview', label: m.field_qualitativeReview, text: (sheet) => sheet.qualitativeReview, isCompared: false },
  { name: 'receivedOn', label: m.field_receivedOn, text: ({ receivedOn }) => dateText(receivedOn), isCompared: false },
];

/** The two fiches side by side, heading by heading; a heading that neither fills in is left out. */
export function compareSheets(planned: Sheet | null, realised: Sheet | null): readonly SheetLine[] {
  return FIELDS.flatMap(({ label, text, isCompared }) => {
    const before = planned === null ? null : filled(text(planned));
    const after = realised === null ? null : filled(text(realised));
    if (before === null && after === null) return [];
    const isDifferent = isCompared && before !== null && after !== null && before !== after;
    return [{ label: label(), planned: before, realised: after, isDifferent }];
  });
}

/** Headcounts of an audience, planned and reached. Null: not reported, or no line for it. */
export interface HeadcountLine {
  readonly key: string;
  readonly label: string;
  readonly planned: Headcount | null;
  readonly realised: Headcount | null;
}

type Headcount = Sheet['headcounts'][number];

/** One line an audience and place, whichever sheet has it. */
export function compareHeadcounts(planned: Sheet | null, realised: Sheet | null): readonly HeadcountLine[] {
  const lines = [...(planned?.headcounts ?? []), ...(realised?.headcounts ?? [])].map((headcount) => ({ key: keyOf(headcount), headcount }));
  return [...new Map(lines.map((line) => [line.key, line])).values()].map(({ key, headcount }) => ({
    key,
    label: [headcount.audience.label, headcount.academy?.name].filter((part) => part !== undefined).join(', '),
    planned: planned?.headcounts.find((candidate) => keyOf(candidate) === key) ?? null,
    realised: realised?.headcounts.find((candidate) => keyOf(candidate) === key) ?? null,
  }));
}

function keyOf({ audience, academy }: Headcount): string {
  return `${audience.code}/${academy?.name ?? ''}`;
}

function dateText(date: string | null): string | null {
  return date === null ? null : formatDate(date);
}

function filled(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}
