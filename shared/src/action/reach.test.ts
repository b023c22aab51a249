import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { CGPME, OCCITANIE } from '../../test/regional-conventions.js';
import type { BindingTerms } from '../convention/terms.js';
import { actsOn } from './reach.js';
import { ACTION_ROLES, type ActionRole } from './status.js';

const REGIONS = new Map([
  ['11', '76'],
  ['16', '76'],
  ['02', '93'],
  ['09', '32'],
]);
const who = (role: ActionRole, party: string | null = null, academicRegions: readonly string[] = []) => ({ role, party, academicRegions });
const ofDefi = DEFI.parties.find(({ side }) => side === 'PROFESSIONAL')!.key;

const REGIONAL: BindingTerms = { ...OCCITANIE, territory: { kind: 'ACADEMIC_REGION', academicRegionCode: '76', academyCodes: ['11', '16'] } };
const ACADEMIC: BindingTerms = { ...CGPME, territory: { kind: 'ACADEMY', academyCode: '02' } };

describe('who acts on the actions of a convention at all', () => {
  it.each(ACTION_ROLES)('%s: by its party, by its place, or not', (role) => {
    const bySignature = ['PARTNER', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY'].includes(role);
    expect(actsOn(DEFI, who(role, ofDefi), [], REGIONS)).toBe(bySignature || role === 'MINISTRY');
    expect(actsOn(DEFI, who(role, 'somebody-else'), [], REGIONS)).toBe(role === 'MINISTRY');
    expect(actsOn(DEFI, who(role), [], REGIONS)).toBe(role === 'MINISTRY');
  });

  it('a delegation by the place of the action, else by the territory of the text; never for the nation', () => {
    const occitanie = who('DELEGATION', null, ['76']);
    expect(actsOn(REGIONAL, occitanie, [], REGIONS)).toBe(true);
    expect(actsOn(ACADEMIC, occitanie, [], REGIONS)).toBe(false);
    expect(actsOn(ACADEMIC, who('DELEGATION', null, ['93']), [], REGIONS)).toBe(true);
    expect(actsOn(DEFI, occitanie, [], REGIONS)).toBe(false);
    expect(actsOn(DEFI, occitanie, ['76'], REGIONS)).toBe(true);
    expect(actsOn(DEFI, occitanie, ['76', '32'], REGIONS)).toBe(false);
  });
});
