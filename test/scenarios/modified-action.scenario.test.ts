import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EP_PARTNER, EP_SECRETARY, ministry } from '../../server/src/action/testing/actors.js';
import { startTestApi, type TestApi } from '../../server/src/api/testing/test-api.js';
import { act, plannedSheet } from './acts.js';
import { adoptInMeeting } from './committee-acts.js';

const ACTION = 'opco-ep-2020--f-2022-03';
const SOURCE = 'SECTION_L6332_3';
const MENJS = ministry('menjs');

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2021-11-15'));
});
afterAll(() => api.stop());

const received = (target: string) => [{ label: 'Classes reçues', unit: 'classes', direction: 'UP', target }];
const changed = plannedSheet(SOURCE, 24_000_00, {
  objectives: 'Faire connaître les métiers, y compris de l’économie sociale',
  headcounts: [{ audience: 'LYCEE_PUPILS', total: 300 }],
  indicators: received('15'),
  inKind: [{ label: 'Salle du CFA' }],
});

const MODIFICATIONS = `{ action(slug: "${ACTION}") { planned { cents } plannedSheet { version } sheets { version isCurrent isPending }
  modifications { fromVersion toVersion state presentedOn articles content { label before after } budget { item source before after } } } }`;
interface Modified {
  readonly action: {
    readonly planned: { readonly cents: number };
    readonly plannedSheet: { readonly version: number };
    readonly sheets: readonly { readonly version: number; readonly isCurrent: boolean; readonly isPending: boolean }[];
    readonly modifications: readonly { readonly state: string; readonly presentedOn: string | null }[];
  };
}

describe('Une action modifiée après son accord (OPCO EP, article 15)', () => {
  it('Avant l’accord, la fiche change librement : la nouvelle version vaut aussitôt', async () => {
    const sheet = plannedSheet(SOURCE, 15_000_00, { indicators: received('12') });
    await act(api, EP_PARTNER, 'draftAction', { convention: 'opco-ep-2020', reference: 'F-2022-03', axis: '3', year: 2022, title: 'Tour des CFA', sheet });
    await act(api, EP_PARTNER, 'submitAction', { action: ACTION });
    await act(api, EP_PARTNER, 'reviseSheet', { action: ACTION, sheet: plannedSheet(SOURCE, 20_000_00), reason: 'Deux CFA de plus' });
    const { data } = await api.ask<Modified>(MODIFICATIONS);
    expect(data.action).toMatchObject({ planned: { cents: 20_000_00 }, plannedSheet: { version: 2 }, modifications: [{ state: 'APPLIES', presentedOn: null }] });
  });

  it('L’action passe devant la commission, les ministères, le comité et le conseil, qui l’accordent', async () => {
    await act(api, EP_PARTNER, 'giveCommissionOpinion', { action: ACTION, value: 'FAVOURABLE' });
    await act(api, MENJS, 'giveMinistryOpinion', { action: ACTION, value: 'FAVOURABLE' });
    await act(api, ministry('mesri'), 'giveMinistryOpinion', { action: ACTION, value: 'FAVOURABLE' });
    await adoptInMeeting(api, EP_SECRETARY, ACTION, '2021-11-15');
    await expect(act(api, EP_PARTNER, 'recordBoardDecision', { action: ACTION, value: 'APPROVED' })).resolves.toMatchObject({ status: 'BOARD' });
  });

  it('Après l’accord, un changement de contenu et de budget attend d’être présenté au comité : la version accordée continue de valoir', async () => {
    api.setToday(localDate('2022-02-01'));
    const revised = await act(api, EP_PARTNER, 'reviseSheet', { action: ACTION, sheet: changed, reason: 'Un partenaire de plus' });
    expect(revised).toMatchObject({ status: 'BOARD', articles: ['15'] });
    expect(revised.explanation).toContain('présenté au comité de pilotage avant de s’appliquer');
    const { data } = await api.as<Modified>(MENJS, MODIFICATIONS);
    expect(data.action).toMatchObject({ planned: { cents: 20_000_00 }, plannedSheet: { version: 2 } });
    expect(data.action.modifications[1]).toEqual({
      fromVersion: 2,
      toVersion: 3,
      state: 'WAITING',
      presentedOn: null,
      articles: ['15'],
      content: [
        { label: 'Objectifs', before: 'Faire connaître les métiers de la branche', after: 'Faire connaître les métiers, y compris de l’économie sociale' },
        { label: 'Effectif prévu (Lycéens)', before: '240', after: '300' },
        { label: 'Indicateur «\u00A0Classes reçues\u00A0»', before: 'au moins 12 classes', after: 'au moins 15 classes' },
        { label: 'Soutien en nature «\u00A0Salle du CFA\u00A0»', before: null, after: 'sans estimation' },
      ],
      budget: [{ item: 'Transport des classes', source: SOURCE, before: 20_000_00, after: 24_000_00 }],
    });
  });

  it('L’action reste mesurée par l’indicateur accordé', async () => {
    const { data } = await api.ask(`{ action(slug: "${ACTION}") { indicators { label target } } }`);
    expect(data).toEqual({ action: { indicators: [{ label: 'Classes reçues', target: '12.0000' }] } });
  });

  it('Le public ne voit pas ce qui attend', async () => {
    const { data } = await api.ask<Modified>(MODIFICATIONS);
    expect(data.action.sheets.map(({ version }) => version)).toEqual([2, 1]);
    expect(data.action.modifications).toHaveLength(1);
  });

  it('Tant que le changement attend, rien n’est engagé ; renvoyer la même fiche n’est pas un changement', async () => {
    await expect(act(api, EP_PARTNER, 'commitCredits', { action: ACTION })).resolves.toMatchObject({ refused: 'CONDITION_NOT_MET' });
    await expect(act(api, EP_PARTNER, 'reviseSheet', { action: ACTION, sheet: plannedSheet(SOURCE, 20_000_00) })).resolves.toMatchObject({ refused: 'NO_CHANGE' });
  });

  it('Présenté au comité le 10 février, sans nouveau vote, le changement s’applique ; la version précédente reste', async () => {
    api.setToday(localDate('2022-02-11'));
    await expect(act(api, EP_PARTNER, 'presentModification', { action: ACTION, on: '2022-02-10' })).resolves.toMatchObject({ refused: 'ROLE_NOT_ALLOWED' });
    await expect(act(api, EP_SECRETARY, 'presentModification', { action: ACTION, on: '2022-02-10' })).resolves.toMatchObject({ status: 'BOARD', articles: ['15'] });
    const { data } = await api.ask<Modified>(MODIFICATIONS);
    expect(data.action).toMatchObject({ planned: { cents: 24_000_00 }, plannedSheet: { version: 3 } });
    expect(data.action.sheets.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect(data.action.modifications[1]).toMatchObject({ state: 'APPLIES', presentedOn: '2022-02-10' });
    expect(await api.ask(`{ action(slug: "${ACTION}") { indicators { target } plannedSheet { inKind { label } } } }`)).toEqual({
      data: { action: { indicators: [{ target: '15.0000' }], plannedSheet: { inKind: [{ label: 'Salle du CFA' }] } } },
    });
    await expect(act(api, EP_PARTNER, 'commitCredits', { action: ACTION })).resolves.toMatchObject({ status: 'COMMITTED' });
  });
});
