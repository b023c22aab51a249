import { describe, expect, it } from 'vitest';
import { audienceChart, audienceTable } from './audiences.js';
import { reach } from './testing/cells.js';

const AUDIENCES = [
  { code: 'LYCEE_PUPILS', label: 'Lycéens' },
  { code: 'STUDENTS', label: 'Étudiants' },
  { code: 'APPRENTICES', label: 'Apprentis' },
  { code: 'TEACHERS', label: 'Enseignants' },
];

describe('audiences planned and reached', () => {
  it('come longest first', () => {
    const cells = [reach('TEACHERS', 'Enseignants', 10, 5), reach('LYCEE_PUPILS', 'Lycéens', 50, 80)];
    expect(audienceChart({ cells, audiences: AUDIENCES }).rows.slice(0, 2).map(({ label }) => label)).toEqual(['Lycéens', 'Enseignants']);
  });

  it('always show lycée pupils, students and apprentices, in words when no action aims at them', () => {
    const rows = audienceChart({ cells: [reach('TEACHERS', 'Enseignants', 10, 5)], audiences: AUDIENCES }).rows;
    expect(rows.map(({ label }) => label)).toEqual(['Enseignants', 'Lycéens', 'Étudiants', 'Apprentis']);
    expect(rows[1]).toMatchObject({ layers: [], note: 'aucune action ne vise ce public' });
  });

  it('draw a headcount not reported as no bar and words, and zero as zero', () => {
    const cells = [reach('TEACHERS', 'Enseignants', 10, null), reach('STUDENTS', 'Étudiants', 5, 0)];
    const [teachers, students] = audienceChart({ cells, audiences: [] }).rows;
    expect(teachers?.layers[1]?.segments).toEqual([]);
    expect(teachers?.note).toBe('réalisé\u00a0: non communiqué');
    expect(students?.note).toBe('0');
  });

  it('draw of a hidden headcount what is told of it, in stripes, and say so', () => {
    const teachers = reach('TEACHERS', 'Enseignants', 10, 5);
    const hidden = { ...teachers, reached: { ...teachers.reached, state: 'HIDDEN' as const, count: null, atLeast: 4210 } };
    const { rows, legend } = audienceChart({ cells: [reach('STUDENTS', 'Étudiants', 900, 800), hidden], audiences: [] });
    expect(rows[0]).toMatchObject({ label: 'Enseignants', note: 'réalisé\u00a0: secret statistique, au moins 4\u202f210' });
    expect(rows[0]?.layers[1]?.segments[0]).toMatchObject({ value: 4210, pattern: 'stripes' });
    expect(legend.at(-1)?.label).toBe('au moins, le reste est couvert par le secret statistique');
  });

  it('draw of a hidden headcount of which nothing is told no bar', () => {
    const teachers = reach('TEACHERS', 'Enseignants', 10, 5);
    const [row] = audienceChart({ cells: [{ ...teachers, reached: { ...teachers.reached, state: 'HIDDEN' as const, count: null } }], audiences: [] }).rows;
    expect(row?.layers[1]?.segments).toEqual([]);
    expect(row?.note).toBe('réalisé\u00a0: secret statistique');
  });

  it('tell the coverage of each in the table', () => {
    const [row] = audienceTable({ cells: [reach('TEACHERS', 'Enseignants', 10, null)], audiences: [] }).rows;
    expect(row?.cells.at(-1)).toEqual({ kind: 'text', text: '0 sur 1' });
  });

  it('say so when there is nobody', () => {
    expect(audienceChart({ cells: [], audiences: [] }).summary).toBe('Aucune participation n’est enregistrée dans cette sélection.');
  });
});
