import type { Check } from './check.js';

/** Caps bind sources that exist, and a source says that it is capped when it is. */
export const checkMoney: Check = ({ draft: { caps, fundingSources, key } }, report) => {
  if (caps === undefined || fundingSources === undefined) return;
  const sources = new Set(fundingSources.map(({ code }) => code));
  for (const [index, cap] of caps.entries()) {
    for (const [codeIndex, code] of cap.fundingSourceCodes.entries()) {
      if (!sources.has(code)) {
        report('UNKNOWN_FUNDING_SOURCE', ['caps', index, 'fundingSourceCodes', codeIndex], `la ressource «\u00a0${code}\u00a0» n’est pas dans fundingSources\u00a0: ${[...sources].join(', ')}.`);
      }
    }
    if (cap.coversConventions.includes(key ?? '')) {
      report('CAP_COVERS_ITSELF', ['caps', index, 'coversConventions'], 'le plafond couvre déjà cette convention\u00a0: ne citez que les autres.');
    }
    if (cap.setBy === 'THIS_CONVENTION' && cap.amounts.some(({ state }) => state === 'UNKNOWN')) {
      report('CAP_AMOUNT_MISSING', ['caps', index, 'amounts'], 'un plafond fixé par la convention elle-même a un montant\u00a0: donnez-le, ou dites dans setBy qui le fixe.');
    }
  }
  const capped = new Set(caps.flatMap(({ fundingSourceCodes }) => fundingSourceCodes));
  for (const [index, { code, isCapped }] of fundingSources.entries()) {
    if (isCapped === capped.has(code)) continue;
    const truth = isCapped ? 'aucun plafond ne porte sur elle' : 'un plafond porte sur elle';
    report('CAPPED_OR_NOT', ['fundingSources', index, 'isCapped'], `la ressource «\u00a0${code}\u00a0» est dite ${isCapped ? '' : 'non '}plafonnée, alors que ${truth}.`);
  }
};
