import type { Blank, FilledBlank } from '@conventions-ouvertes/shared/convention/terms-template';
import { z } from 'zod';
import type { Path, Report } from './convention-problem.js';
import * as field from './fields.js';
import { party, signatory } from './identity-schema.js';
import { reportShape } from './shape-problems.js';

const place = z.strictObject({ academyCode: field.territoryCode, uai: field.uai.nullable() });
const period = z.strictObject({ firstDay: field.date, lastDay: field.date });
const renewal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NONE') }),
  z.strictObject({ kind: z.literal('TACIT'), months: field.months }),
]);
const seats = z.array(z.strictObject({ name: field.text(120), office: field.label }));

/** The value of one blank, in the shape of the blank's type; null, and reported, when it has another. */
export function readFilledBlank(blank: Blank, value: unknown, path: Path, report: Report): FilledBlank | null {
  const { key } = blank;
  switch (blank.type) {
    case 'TEXT':
      return read(field.text(blank.maxLength), value, path, report, (text) => ({ type: 'TEXT', key, value: text }));
    case 'DATE':
      return read(field.date, value, path, report, (date) => ({ type: 'DATE', key, value: date }));
    case 'MONTHS':
      return read(z.int(), value, path, report, (months) => ({ type: 'MONTHS', key, value: months }));
    case 'CHOICE':
      return read(field.code, value, path, report, (code) => ({ type: 'CHOICE', key, value: code }));
    case 'VARIANT':
      return read(field.code, value, path, report, (code) => ({ type: 'VARIANT', key, value: code }));
    case 'AUDIENCES':
      return read(z.array(field.audience), value, path, report, (codes) => ({ type: 'AUDIENCES', key, value: codes }));
    case 'PARTIES':
      return read(z.array(party), value, path, report, (parties) => ({ type: 'PARTIES', key, value: parties }));
    case 'SIGNATORIES':
      return read(z.array(signatory), value, path, report, (signatories) => ({ type: 'SIGNATORIES', key, value: signatories }));
    case 'LOCATION':
      return read(place, value, path, report, (location) => ({ type: 'LOCATION', key, value: location }));
    case 'TRAINING_PERIOD':
      return read(period, value, path, report, (training) => ({ type: 'TRAINING_PERIOD', key, value: training }));
    case 'RENEWAL':
      return read(renewal, value, path, report, (renewed) => ({ type: 'RENEWAL', key, value: renewed }));
    case 'SEATS':
      return read(seats, value, path, report, (members) => ({ type: 'SEATS', key, value: members }));
  }
}

function read<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  path: Path,
  report: Report,
  made: (output: Output) => FilledBlank,
): FilledBlank | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return made(parsed.data);
  reportShape(report, path, value, parsed.error.issues);
  return null;
}
