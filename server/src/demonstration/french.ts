const NARROW_SPACE = '\u202F';

/** « de Lyon », « d’Amiens », « de La Réunion ». */
export function of(name: string): string {
  return /^[aeiouyéèêàâîôûAEIOUYÉÈÊÎÔ]/u.test(name) ? `d’${name}` : `de ${name}`;
}

/** « a », « a et b », « a, b et c ». */
export function enumerate(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} et ${last}`;
}

/** « 1 250 », with a narrow no-break space. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:[0-9]{3})+$)/gu, NARROW_SPACE);
}

/** « 12,5 » from 125 tenths, « 12 » from 120. */
export function formatTenths(tenths: number): string {
  const whole = (tenths - (tenths % 10)) / 10;
  return tenths % 10 === 0 ? String(whole) : `${whole},${tenths % 10}`;
}

/** Lower case for the first letter, for a label quoted inside a sentence. */
export function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The no-break spaces that French sets before « : », « ; », « ! », « ? » and inside its quotation marks. */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[:»])/gu, '\u00A0')
    .replace(/« /gu, '«\u00A0')
    .replace(/ (?=[;!?])/gu, '\u202F');
}

/**
 * Replaces each {name} by its value, and sets the text in type.
 * @throws RangeError when a name has no value: a text never goes out with a hole in it
 */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  const filled = text.replace(/\{([a-z_]+)\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no value for {${name}} in « ${text} »`);
    return value;
  });
  return typeset(filled);
}
