import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { ReadUpload } from './read-upload.js';
import type { Upload } from './uploads.js';

export enum ImportForm {
  TEMPLATE = 'TEMPLATE',
  SCDL = 'SCDL',
  COLUMNS = 'COLUMNS',
}
registerEnumType(ImportForm, {
  name: 'ImportForm',
  description: 'How a file is read.',
  valuesConfig: {
    TEMPLATE: { description: 'It has the form of the workbook of the convention, or of an export.' },
    SCDL: { description: 'It lists subsidies by the schema SCDL « Subventions ».' },
    COLUMNS: { description: 'Its sender says to which field each column goes.' },
  },
});

export enum ImportSection {
  actions = 'actions',
  depenses = 'depenses',
  publics = 'publics',
  indicateurs = 'indicateurs',
  engagements = 'engagements',
  soutiens = 'soutiens',
  acteurs = 'acteurs',
}
registerEnumType(ImportSection, {
  name: 'ImportSection',
  description: 'What a row of a sheet is.',
  valuesConfig: {
    actions: { description: 'An action with its fiches.' },
    depenses: { description: 'An expense item (« poste de dépenses »).' },
    publics: { description: 'A headcount of an audience.' },
    indicateurs: { description: 'An indicator.' },
    engagements: { description: 'A commitment (« engagement des crédits »).' },
    soutiens: { description: 'A support in kind.' },
    acteurs: { description: 'Someone who acts beside the signatories.' },
  },
});

export enum RepairChoice {
  ACCEPT = 'ACCEPT',
  CORRECT = 'CORRECT',
  LEAVE_OUT = 'LEAVE_OUT',
  KEEP = 'KEEP',
}
registerEnumType(RepairChoice, {
  name: 'RepairChoice',
  description: 'What a person decides of a doubtful row.',
  valuesConfig: {
    ACCEPT: { description: 'What is proposed is right.' },
    CORRECT: { description: 'The cell holds the text given instead.' },
    LEAVE_OUT: { description: 'The row is refused: it is no line of data, or not to be taken.' },
    KEEP: { description: 'The row is right as it is, however unlikely.' },
  },
});

@ObjectType({ description: 'A file that waits at the desk: sent, not yet applied.' })
export class ImportUpload {
  @Field(() => ID, { description: 'Its number.' })
  id: string;

  @Field({ description: 'Key of the convention that its rows belong to.' })
  convention: string;

  @Field({ description: 'Name of the file, as sent.' })
  name: string;

  @Field({ description: 'SHA-256 of the file, in hexadecimal: every line stored from it says so.' })
  sha256: string;

  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  receivedAt: Date;

  @Field({ description: 'Whether it is known how to read it; if not, say so first.' })
  isMapped: boolean;

  @Field(() => String, { nullable: true, description: 'The sheet that is read; null: all those of the template, or none chosen yet.' })
  sheet: string | null;

  @Field({ description: 'Whether nothing of it waits any more; its content is then no longer kept.' })
  isSettled: boolean;

  /** As kept; not shown. */
  upload: Upload;
  /** Reads it, once a question. */
  read: () => Promise<ReadUpload>;
}

@ObjectType({ description: 'A sheet of a file that waits.' })
export class ImportSheet {
  @Field(() => String, { nullable: true, description: 'Its name; null: a file without sheets.' })
  name: string | null;

  @Field(() => Int, { description: 'Rows that hold something, headers included.' })
  rows: number;

  @Field(() => [String], { description: 'What look like its headers, in order.' })
  headers: string[];
}

@ObjectType({ description: 'A header and the field that it goes to.' })
export class ImportColumn {
  @Field({ description: 'The header, as the file writes it.' })
  header: string;

  @Field(() => String, { nullable: true, description: 'The field; null: none.' })
  field: string | null;
}

@ObjectType({ description: 'A field that a column may go to.' })
export class ImportField {
  @Field({ description: 'The field.' })
  field: string;

  @Field({ description: 'What it is called, in French.' })
  label: string;

  @Field({ description: 'Whether each row must have it.' })
  isRequired: boolean;
}

@ObjectType({ description: 'What applying a file would do. Rows: read = taken + waiting + refused.' })
export class ImportPreview {
  @Field(() => Int, { description: 'Rows below the headers that hold something.' })
  rowsRead: number;

  @Field(() => Int, { description: 'Rows that would be taken.' })
  rowsTaken: number;

  @Field(() => Int, { description: 'Rows that wait: doubtful, or of an action that has a doubtful row.' })
  rowsWaiting: number;

  @Field(() => Int, { description: 'Rows that a person left out.' })
  rowsRefused: number;

  @Field(() => Int, { description: 'Actions that would be created.' })
  created: number;

  @Field(() => Int, { description: 'Actions that would be changed.' })
  updated: number;

  @Field(() => Int, { description: 'Actions that are stored as the file tells them.' })
  unchanged: number;

  @Field(() => Int, { description: 'Actions that wait.' })
  waiting: number;

  @Field(() => Int, { description: 'Actions that the sender’s last file told and this one does not; they stay as they are.' })
  leftAside: number;

  @Field(() => [String], { description: 'What the import would do and its sender may not expect, in French: lines lost, columns left out.' })
  notices: string[];

  @Field({ description: 'Whether lines that are stored would be lost: it then has to be confirmed.' })
  losesLines: boolean;

  @Field({ description: 'Whether nothing at all can be taken as it stands: a sheet or a column is not known, or a row is of no action.' })
  isBlocked: boolean;
}

@ObjectType({ description: 'A doubtful cell or row that waits for a person.' })
export class ImportDoubt {
  @Field(() => Int, { description: 'Its place in the queue.' })
  position: number;

  @Field(() => String, { nullable: true, description: 'The sheet; null: a file without sheets.' })
  sheet: string | null;

  @Field(() => Int, { nullable: true, description: 'The row, as a spreadsheet numbers it; null: the file or the sheet as a whole.' })
  row: number | null;

  @Field(() => String, { nullable: true, description: 'The column, such as « C (Année) »; null: the row as a whole.' })
  column: string | null;

  @Field(() => String, { nullable: true, description: 'What the cell holds.' })
  value: string | null;

  @Field({ description: 'The doubt, as a code.' })
  code: string;

  @Field({ description: 'Why, and what to do, in French.' })
  reason: string;

  @Field(() => String, { nullable: true, description: 'What would mend it, in words; null: nothing can be proposed.' })
  proposal: string | null;

  @Field({ description: 'Whether the row may be kept as it is.' })
  canKeep: boolean;

  @Field({ description: 'Whether another text may be given for the cell.' })
  canCorrect: boolean;
}

@ObjectType({ description: 'What an import did.' })
export class ImportOutcome {
  @Field(() => Int, { description: 'Actions created.' })
  created: number;

  @Field(() => Int, { description: 'Actions changed.' })
  updated: number;

  @Field(() => Int, { description: 'Actions that were stored as the file tells them.' })
  unchanged: number;

  @Field(() => Int, { description: 'Rows that still wait in the queue.' })
  rowsWaiting: number;
}

@InputType({ description: 'Where a column goes.' })
export class ImportColumnInput {
  @Field({ description: 'The header, as the file writes it.' })
  header: string;

  @Field(() => String, { nullable: true, description: 'The field; null: the column is left out.' })
  field: string | null;
}

@InputType({ description: 'A field that no column holds, the same for all rows.' })
export class ImportConstantInput {
  @Field({ description: 'The field.' })
  field: string;

  @Field({ description: 'Its value.' })
  value: string;
}

@InputType({ description: 'How a file is to be read.' })
export class ImportMappingInput {
  @Field(() => String, { nullable: true, description: 'The sheet; null: the only one, or all those of the template.' })
  sheet: string | null;

  @Field(() => ImportForm, { description: 'The form of the file.' })
  form: ImportForm;

  @Field(() => String, { nullable: true, description: 'SCDL: code of the axis, where the convention has several.' })
  axis: string | null;

  @Field(() => String, { nullable: true, description: 'SCDL: code of the funding source, where the convention has several.' })
  resource: string | null;

  @Field(() => ImportSection, { nullable: true, description: 'COLUMNS: what a row of the sheet is.' })
  section: ImportSection | null;

  @Field(() => [ImportColumnInput], { nullable: true, description: 'COLUMNS: where each column goes.' })
  columns: ImportColumnInput[] | null;

  @Field(() => [ImportConstantInput], { nullable: true, description: 'COLUMNS: fields that no column holds.' })
  constants: ImportConstantInput[] | null;
}

@InputType({ description: 'What is decided of one doubt.' })
export class RepairInput {
  @Field(() => Int, { description: 'Its place in the queue.' })
  position: number;

  @Field(() => RepairChoice, { description: 'The decision.' })
  choice: RepairChoice;

  @Field(() => String, { nullable: true, description: 'CORRECT: what the cell should hold.' })
  text: string | null;
}
