/** Sets the no-break spaces of French typography: inside « », before : ; ! ? and units. Messages are written with plain spaces. */
export function typeset(text: string): string {
  return text
    .replace(/« /gu, '«\u00A0')
    .replace(/ (?=[»:€%])/gu, '\u00A0')
    .replace(/ (?=[;!?](?:\s|$))/gu, '\u202F');
}
