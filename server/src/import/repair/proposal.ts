/** What would mend a doubtful row. Nothing of it is done until a person says so. */
export type Proposal =
  /** Put this text in the cell. */
  | { readonly kind: 'CELL'; readonly text: string }
  /** Cut the row anew into these cells. */
  | { readonly kind: 'ROW'; readonly cells: readonly string[] }
  /** The row is no line of data: a total, a note, a header written again, a double. */
  | { readonly kind: 'LEAVE_OUT' }
  /** The row is right as it is, however unlikely it looks. */
  | { readonly kind: 'KEEP' };

export type ProposalKind = Proposal['kind'];

/** The proposal in words: « 2021-04-03 », « écarter la ligne ». */
export function proposalText(proposal: Proposal): string {
  switch (proposal.kind) {
    case 'CELL':
      return proposal.text === '' ? 'vider la cellule (« non communiqué »)' : proposal.text;
    case 'ROW':
      return proposal.cells.join(' | ');
    case 'LEAVE_OUT':
      return 'écarter la ligne';
    case 'KEEP':
      return 'garder la ligne telle quelle';
  }
}
