/** In the address: which figure's proof is open beside the page. */
export const PROOF_PARAMETER = 'preuve';
