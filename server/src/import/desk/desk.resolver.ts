import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../api/context.js';
import { proposalText } from '../repair/proposal.js';
import { isBlank } from '../reading/raw-table.js';
import { loadImportContext } from '../store/import-context.js';
import { columnsOf } from '../template/sections.js';
import { abandonUpload, applyUpload } from './apply-upload.js';
import { chooseMapping, suggestColumns } from './choose-mapping.js';
import { canKeep, decideDoubts } from './decide-doubts.js';
import { ImportColumn, ImportDoubt, ImportField, ImportMappingInput, ImportOutcome, ImportPreview, ImportSection, ImportSheet, ImportUpload, RepairInput } from './desk.graphql.js';
import { likelyHeaders } from './header-signature.js';
import { keepQueue, queueOf } from './keep-queue.js';
import { readUpload, tablesOf } from './read-upload.js';
import { ownUpload, waitingUploads, type Upload } from './uploads.js';
import { leftByLast } from './left-by-last.js';

const ID_ARG = { description: 'Its number.' };
const WHO = 'By a partner of the convention, for its own files.';

@Resolver(() => ImportUpload)
export class ImportUploadResolver {
  @Query(() => [ImportUpload], { description: `Files of a convention that wait, the latest first. ${WHO}` })
  async importUploads(@Arg('convention', { description: 'Key of the convention.' }) convention: string, @Ctx() context: RequestContext): Promise<ImportUpload[]> {
    return (await waitingUploads(context, convention)).map((upload) => tell(context, upload));
  }

  @Query(() => ImportUpload, { description: `One file that was sent. ${WHO}` })
  async importUpload(@Arg('id', () => ID, ID_ARG) id: string, @Ctx() context: RequestContext): Promise<ImportUpload> {
    return tell(context, await ownUpload(context, context.writer, id));
  }

  @FieldResolver(() => [ImportSheet], { description: 'Its sheets.' })
  async sheets(@Root() { upload }: ImportUpload, @Ctx() { writer }: RequestContext): Promise<ImportSheet[]> {
    if (upload.settled_at !== null) return [];
    return (await tablesOf(writer, upload)).map((table) => ({
      name: table.sheet,
      rows: table.rows.filter((row) => !isBlank(row)).length,
      headers: likelyHeaders(table).filter((header) => header !== ''),
    }));
  }

  @FieldResolver(() => [ImportColumn], { description: 'The field that each header of a sheet goes to by its name.' })
  async suggestedColumns(
    @Root() { upload }: ImportUpload,
    @Arg('section', () => ImportSection, { description: 'What a row of the sheet is.' }) section: ImportSection,
    @Arg('sheet', () => String, { nullable: true, description: 'The sheet; null: the first.' }) sheet: string | null,
    @Ctx() { writer }: RequestContext,
  ): Promise<ImportColumn[]> {
    if (upload.settled_at !== null) return [];
    const tables = await tablesOf(writer, upload);
    const table = tables.find((one) => one.sheet === sheet) ?? tables[0];
    const { convention } = await loadImportContext(writer, upload.convention_key);
    return table === undefined ? [] : [...suggestColumns(table, section, convention.fundingSources)];
  }

  @FieldResolver(() => [ImportField], { description: 'The fields that a column may go to.' })
  async fields(
    @Root() { upload }: ImportUpload,
    @Arg('section', () => ImportSection, { description: 'What a row of the sheet is.' }) section: ImportSection,
    @Ctx() { writer }: RequestContext,
  ): Promise<ImportField[]> {
    const { convention } = await loadImportContext(writer, upload.convention_key);
    return columnsOf(section, convention.fundingSources).map(({ field, header, required }) => ({ field, label: header, isRequired: required }));
  }

  @FieldResolver(() => ImportPreview, { nullable: true, description: 'What applying it would do; null when it is settled.' })
  async preview(@Root() { upload, read }: ImportUpload, @Ctx() { writer }: RequestContext): Promise<ImportPreview | null> {
    if (upload.settled_at !== null) return null;
    const { read: file, plan } = await read();
    const { rows, actions, notices, isBlocked } = plan.report;
    const left = await leftByLast(writer, upload, file.assembly.actions.map(({ reference }) => reference));
    return {
      rowsRead: rows.read,
      rowsTaken: rows.taken,
      rowsWaiting: rows.waiting,
      rowsRefused: rows.refused,
      created: actions.created,
      updated: actions.updated,
      unchanged: actions.unchanged,
      waiting: actions.refused,
      leftAside: left.length,
      notices: [...(left.length > 0 ? [leftNotice(left)] : []), ...notices.map(({ text }) => text)].slice(0, MOST_NOTICES),
      losesLines: notices.some(({ code }) => code === 'LINES_LOST'),
      isBlocked,
    };
  }

  @FieldResolver(() => [ImportDoubt], { description: 'What waits for a person, in the order of the file.' })
  async doubts(@Root() { upload, read }: ImportUpload, @Ctx() { writer }: RequestContext): Promise<ImportDoubt[]> {
    if (upload.settled_at !== null) return [];
    await keepQueue(writer, upload.id, (await read()).plan.report.refusals);
    return (await queueOf(writer, upload.id)).map((doubt) => ({
      position: doubt.position,
      sheet: doubt.sheet,
      row: doubt.row,
      column: doubt.column_name,
      value: doubt.value,
      code: doubt.code,
      reason: doubt.reason,
      proposal: doubt.proposal === null ? null : proposalText(doubt.proposal),
      canKeep: canKeep(doubt),
      canCorrect: doubt.row !== null && doubt.column_index !== null,
    }));
  }

  @Mutation(() => ImportUpload, { description: `Says how a file is read, and keeps it for the next one with the same headers. ${WHO}` })
  async mapImport(
    @Arg('id', () => ID, ID_ARG) id: string,
    @Arg('mapping', { description: 'How it is read.' }) { sheet, form, axis, resource, section, columns, constants }: ImportMappingInput,
    @Ctx() context: RequestContext,
  ): Promise<ImportUpload> {
    const choice = { sheet: sheet ?? null, form, axis: axis ?? null, resource: resource ?? null, section: section ?? null };
    return tell(context, await chooseMapping(context, id, { ...choice, columns: columns ?? [], constants: constants ?? [] }));
  }

  @Mutation(() => ImportUpload, { description: `Decides of doubtful rows; each decision is recorded. ${WHO}` })
  async decideImportDoubts(
    @Arg('id', () => ID, ID_ARG) id: string,
    @Arg('decisions', () => [RepairInput], { description: 'The decisions, 5,000 at most.' }) decisions: RepairInput[],
    @Ctx() context: RequestContext,
  ): Promise<ImportUpload> {
    const given = decisions.map(({ position, choice, text }) => ({ position, choice, text: text ?? null }));
    return tell(context, await decideDoubts(context, id, given));
  }

  @Mutation(() => ImportOutcome, { description: `Writes what a file brings, all of it or nothing; what is doubtful goes on waiting. ${WHO}` })
  async applyImport(
    @Arg('key', { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' }) key: string,
    @Arg('id', () => ID, ID_ARG) id: string,
    @Arg('acceptValid', { description: 'Takes the actions without a doubt where others wait.' }) acceptValid: boolean,
    @Arg('acceptLosses', { description: 'Takes a file that tells fewer lines of an action than are stored.' }) acceptLosses: boolean,
    @Ctx() context: RequestContext,
  ): Promise<ImportOutcome> {
    const { actions, rows } = await applyUpload(context, key, id, { acceptValid, acceptLosses });
    return { created: actions.created, updated: actions.updated, unchanged: actions.unchanged, rowsWaiting: rows.waiting };
  }

  @Mutation(() => Boolean, { description: `Gives a file up, with what waits of it; what was applied stays. ${WHO}` })
  async abandonImport(@Arg('id', () => ID, ID_ARG) id: string, @Ctx() context: RequestContext): Promise<boolean> {
    await abandonUpload(context, id);
    return true;
  }
}

const MOST_NOTICES = 200;

function leftNotice(references: readonly string[]): string {
  const named = references.slice(0, 5).map((reference) => `« ${reference} »`).join(', ');
  return `Ce fichier dit moins que le précédent : ${references.length} action(s) n’y sont plus (${named}${references.length > 5 ? '…' : ''}). Elles restent telles qu’elles sont.`;
}

function tell(context: RequestContext, upload: Upload): ImportUpload {
  let reading: ReturnType<typeof readUpload> | null = null;
  return {
    id: String(upload.id),
    convention: upload.convention_key,
    name: upload.name,
    sha256: upload.sha256,
    receivedAt: upload.received_at,
    isMapped: upload.is_mapped,
    sheet: upload.sheet,
    isSettled: upload.settled_at !== null,
    upload,
    read: () => (reading ??= readUpload(context, context.writer, upload)),
  };
}
