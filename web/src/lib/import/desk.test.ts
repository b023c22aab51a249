import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { textOf } from '#lib/api/document.js';
import * as desk from './desk.js';

const schema = buildSchema(readFileSync(new URL('../../../../schema.graphql', import.meta.url), 'utf8'));
const DOCUMENTS = { WAITING: desk.WAITING_UPLOADS, SEE: desk.SEE_UPLOAD, SUGGEST: desk.SUGGEST_COLUMNS, MAP: desk.MAP_IMPORT, DECIDE: desk.DECIDE_DOUBTS, APPLY: desk.APPLY_IMPORT, ABANDON: desk.ABANDON_IMPORT };

describe('the desk of imports', () => {
  it.each(Object.entries(DOCUMENTS))('%s is a question that the API answers', (_name, document) => {
    expect(validate(schema, parse(textOf(document))).map(({ message }) => message)).toEqual([]);
  });

  it('sends a file as its bytes, with the visitor’s own session, and tells the API’s sentence when it is refused', async () => {
    const seen: [unknown, RequestInit | undefined][] = [];
    const answering = (status: number, body: object) => async (input: unknown, init?: RequestInit) => {
      seen.push([input, init]);
      return new Response(JSON.stringify(body), { status });
    };
    const file = new File(['a;b'], 'suivi n° 1.csv');
    expect(await desk.sendFile(answering(201, { id: '7' }), 'https://api.test/graphql', 'opca', file)).toBe('7');
    expect(String(seen[0]?.[0])).toBe('https://api.test/import?convention=opca&name=suivi+n%C2%B0+1.csv');
    expect(seen[0]?.[1]).toMatchObject({ method: 'POST', credentials: 'include', headers: { 'content-type': 'application/octet-stream' }, body: file });
    await expect(desk.sendFile(answering(413, { errors: [{ message: 'Trop grand.' }] }), 'https://api.test/graphql', 'opca', file)).rejects.toMatchObject({ failure: 'REFUSED', detail: 'Trop grand.' });
  });

  it('accepts what is proposed, and nothing where nothing is', () => {
    const doubt = { sheet: null, column: null, value: null, code: 'X', reason: '', canKeep: false, canCorrect: true };
    const doubts = [{ ...doubt, position: 1, row: 2, proposal: 'a' }, { ...doubt, position: 2, row: 3, proposal: null }, { ...doubt, position: 3, row: null, proposal: 'b' }];
    expect(desk.acceptAll(doubts)).toEqual([{ position: 1, choice: 'ACCEPT', text: null }]);
  });
});
