/** Whether a text can stand whole where it is to be drawn. */
export type Fits = (text: string) => boolean;

/** A sentence or a line, its end included. */
const SENTENCE = /[^.\n]+(?:[.\n]|$)|[.\n]/gu;
const WORD = /\S+\s*|\s+/gu;
/** A word that is longer than a cell is no word. */
const SCRAP = /[\s\S]{1,40}/gu;

/** A text cut in as few pieces as fit: where a sentence or a line ends, between words where one alone is too long, anywhere in a word that is. */
export const inPieces = (text: string, fits: Fits): readonly string[] => {
  if (fits(text)) return [text];
  const sentences = text.match(SENTENCE) ?? [];
  const words = sentences.flatMap((sentence) => (fits(sentence) ? [sentence] : (sentence.match(WORD) ?? []).flatMap((word) => (fits(word) ? [word] : (word.match(SCRAP) ?? [])))));
  const pieces: string[] = [];
  for (const part of words) {
    const last = pieces.at(-1);
    if (last !== undefined && fits(last + part)) pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
};

/**
 * A row of a table as the rows that it is drawn as: as many as its longest cell has pieces. Those that go on name their row again.
 * @param fits by the column
 */
export const rowInPieces = (row: readonly string[], fits: (column: number) => Fits): readonly (readonly string[])[] => {
  const cells = row.map((text, column) => inPieces(text, fits(column)));
  const count = Math.max(1, ...cells.map(({ length }) => length));
  return Array.from({ length: count }, (_none, index) =>
    cells.map((pieces, column) => pieces[index] ?? (column === 0 && index > 0 && pieces.length === 1 && pieces[0] !== '' ? `${pieces[0]} (suite)` : '')),
  );
};
