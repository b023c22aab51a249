import { may } from '@conventions-ouvertes/shared/access/permissions';
import type { RequestContext } from '../api/context.js';
import { requireMay } from '../access/require-may.js';
import { ActionEntity } from '../action/action.entity.js';
import { noteDrafts } from '../action/note-drafts.js';
import { tellStored } from '../committee/committee.resolver.js';
import { meetingById } from '../committee/read-meetings.js';
import type { ConventionWithTerms } from '../convention/catalogue.js';
import { contentTypeOf, type FileAnswer } from '../export/file-answer.js';
import type { DocumentModel } from './document-model.js';
import { plainModel } from './plain-model.js';
import { tellFiche } from './tell-fiche.js';
import { tellMeetingPapers } from './tell-meeting-papers.js';
import { tellMinutes } from './tell-minutes.js';
import { tellReport } from './tell-report.js';
import { writeDocx } from './write-docx.js';
import { writeHtml } from './write-html.js';
import { writeOdt } from './write-odt.js';
import { writePdf } from './write-pdf.js';

type DocumentFormat = 'html' | 'pdf' | 'docx' | 'odt';

interface Told {
  readonly name: string;
  readonly model: DocumentModel;
}

/**
 * The document at an address under /documents/; null where there is none.
 * `/documents/fiche/<action>/<previsionnelle|realisee>.<format>`, `/documents/bilan/<convention>/<année|pluriannuel>.<format>`,
 * `/documents/seance/<identifiant>/<dossier|proces-verbal>.<format>`, the format html, pdf, docx or odt.
 * @throws FrenchError UNAUTHENTICATED, FORBIDDEN for the papers of a committee
 */
export const documentAt = async ({ pathname }: URL, context: RequestContext): Promise<FileAnswer | null> => {
  const address = /^\/documents\/(fiche|bilan|seance)\/([a-z0-9._-]+)\/([a-z0-9-]+)\.(html|pdf|docx|odt)$/u.exec(pathname);
  if (address === null) return null;
  const [, kind, key = '', which = '', format] = address;
  const told = await (kind === 'fiche' ? ficheAt(key, which, context) : kind === 'bilan' ? reportAt(key, which, context) : meetingAt(key, which, context));
  if (told === null) return null;
  const as = format as DocumentFormat;
  const fileName = `${told.model.isFictitious ? 'donnees-fictives-' : ''}${told.name}.${as}`;
  return { contentType: contentTypeOf(as), fileName, isInline: as === 'html' || as === 'pdf', body: [await WRITERS[as](plainModel(told.model))] };
};

const WRITERS: Readonly<Record<DocumentFormat, (model: DocumentModel) => Promise<Uint8Array> | Uint8Array>> = {
  html: (model) => Buffer.from(writeHtml(model)),
  pdf: writePdf,
  docx: writeDocx,
  odt: writeOdt,
};

const ficheAt = async (slug: string, which: string, context: RequestContext): Promise<Told | null> => {
  const kind = which === 'previsionnelle' ? 'PLANNED' : which === 'realisee' ? 'REALISED' : null;
  const action = await context.orm.em.fork({ clear: true }).findOne(ActionEntity, { slug });
  await noteDrafts(context, action === null ? [] : [action]);
  const model = kind === null || action === null ? null : await tellFiche(action, kind, context);
  return model === null ? null : { name: `fiche-${which}-${slug}`, model };
};

const reportAt = async (key: string, which: string, context: RequestContext): Promise<Told | null> => {
  const convention = bindingConvention(key, context);
  const year = which === 'pluriannuel' ? null : /^(?:199[0-9]|20[0-9]{2})$/u.test(which) ? Number(which) : undefined;
  if (convention === null || year === undefined) return null;
  return { name: `bilan-${which}-${key}`, model: await tellReport(convention, year, context) };
};

const meetingAt = async (id: string, which: string, context: RequestContext): Promise<Told | null> => {
  const stored = await meetingById(context.pool, id);
  const convention = stored && bindingConvention(stored.meeting.convention_key, context);
  if (!stored || !convention || (which !== 'dossier' && which !== 'proces-verbal')) return null;
  // What a committee is handed and what it noted down are not published: opinions' reasons and fiches to come are in them.
  const about = { convention: { key: convention.key, parties: convention.terms.parties.map((party) => party.key) } };
  requireMay(context.actor, 'READ_UNPUBLISHED', about);
  await context.note('FILE', [`meeting/${stored.meeting.id}/${which}`]);
  const meeting = await tellStored(stored, context);
  if (which === 'dossier') return { name: `dossier-seance-${meeting.meetsOn}-${convention.key}`, model: await tellMeetingPapers(meeting, convention, context, may(context.actor, 'READ_REASONING', about)) };
  return meeting.attendance.length === 0 && meeting.kind !== 'EMAIL' ? null : { name: `proces-verbal-${meeting.meetsOn}-${convention.key}`, model: await tellMinutes(meeting, convention, context) };
};

const bindingConvention = (key: string, { catalogue }: RequestContext): ConventionWithTerms | null => {
  const convention = catalogue.conventions.get(key);
  return convention === undefined || convention.kind === 'TEMPLATE' ? null : convention;
};
