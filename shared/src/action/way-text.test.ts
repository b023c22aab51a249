import { describe, expect, it } from 'vitest';
import { aConvention, aReading } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { OCCITANIE } from '../../test/regional-conventions.js';
import { describeWay } from './way-text.js';

describe('an action’s way, told to readers', () => {
  it('names each step with its article, by whom it is taken, and what it binds', () => {
    const committee = describeWay(OPCO_EP).find(({ status }) => status === 'COMMITTEE');
    expect(committee).toMatchObject({ articles: ['14'], by: 'Comité de pilotage', binds: 'PROGRESS' });
    expect(committee?.explanation).toContain('Seules les actions validées');
    const ministries = describeWay(OPCO_EP).find(({ status }) => status === 'MINISTRIES_OPINION');
    expect(ministries).toMatchObject({ by: 'MENJS, MESRI', binds: 'SUPPORT' });
    expect(ministries?.explanation).toContain('non les crédits');
  });

  it('sets beside the way what no status stands for', () => {
    expect(describeWay(DEFI).filter(({ status }) => status === null)).toMatchObject([{ label: 'Programme de l’année approuvé par le conseil d’administration', readings: ['PROGRAMME_APPROVAL_BINDING'] }]);
    expect(describeWay(OPCO_EP).filter(({ status }) => status === null)).toMatchObject([{ label: 'Retour au comité de pilotage', articles: ['14'] }]);
  });

  it('follows the reading of « après avis » (DEFi, article 11)', () => {
    const opinion = (terms: typeof DEFI) => describeWay(terms).find(({ status }) => status === 'COMMITTEE');
    expect(opinion(DEFI)).toMatchObject({ readings: ['OPINION_BINDING'] });
    expect(opinion(DEFI)?.explanation).toContain('ne bloque pas à lui seul');
    expect(opinion(aConvention({ ...DEFI, readings: [aReading('OPINION_BINDING', 'MUST_BE_FAVOURABLE')] }))?.explanation).toContain('aucun crédit n’est engagé');
  });

  it('says of a text without steps that it sets none', () => {
    expect(new Set(describeWay(OCCITANIE).map(({ explanation }) => explanation))).toEqual(new Set(['Étape de suivi, que le texte ne règle pas.']));
  });
});
