/** A text cut into lines that fit, between words; a word that fits nowhere has a line of its own. */
export function wrapped(text: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  // Between spaces that may break: a no-break space holds an amount and its unit together.
  for (const word of text.split(/[ \n]+/u).filter((part) => part !== '')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
