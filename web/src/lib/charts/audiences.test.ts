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

  it('tell the coverage of each in the table', () => {
    const [row] = audienceTable({ cells: [reach('TEACHERS', 'Enseignants', 10, null)], audiences: [] }).rows;
    expect(row?.cells.at(-1)).toEqual({ kind: 'text', text: '0 sur 1' });
  });

  it('say so when there is nobody', () => {
    expect(audienceChart({ cells: [], audiences: [] }).summary).toBe('Aucune participation n’est enregistrée dans cette sélection.');
  });
});
