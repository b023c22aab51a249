// What UTF-8 read as Windows-1252 looks like: « Ã© » for é, « â€™ » for ’, « Â » before a no-break space.
const MOJIBAKE = /Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Å[\u2018-\u201D]|â€|Â[\u00A0-\u00BF]/u;

const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Whether a text shows accents that a wrong encoding broke. */
export function isBroken(text: string): boolean {
  return MOJIBAKE.test(text);
}

/** The text as it was before it was read in the wrong encoding, once or several times; null when it cannot be remade whole. */
export function remadeText(text: string): string | null {
  let remade = text;
  for (let times = 0; times < MOST_TIMES && isBroken(remade); times += 1) {
    const once = remadeOnce(remade);
    if (once === null) return null;
    remade = once;
  }
  return remade === text || isBroken(remade) ? null : remade;
}

const MOST_TIMES = 4;

function remadeOnce(text: string): string | null {
  const bytes: number[] = [];
  for (const sign of text) {
    const special = CP1252.indexOf(sign);
    const code = special === -1 ? (sign.codePointAt(0) ?? 0) : 0x80 + special;
    if (code > 0xff) return null;
    bytes.push(code);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
