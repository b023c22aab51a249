import { unzipSync } from 'fflate';
import { gunzipSync, inflateSync } from 'node:zlib';

/** The texts that bytes hold, archives and compressed streams opened: what someone with ordinary tools would find in them. */
const unfolded = (bytes: Buffer, depth = 0): Buffer[] => {
  if (depth > 3) return [bytes];
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    return [bytes, ...Object.entries(unzipSync(bytes)).flatMap(([name, inner]) => [Buffer.from(name), ...unfolded(Buffer.from(inner), depth + 1)])];
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return unfolded(gunzipSync(bytes), depth + 1);
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return [bytes];
  const streams = [...bytes.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/gu)].map(([, stream = '']) => Buffer.from(stream, 'latin1'));
  return [bytes, ...streams.flatMap((stream) => inflated(stream))];
};

const inflated = (stream: Buffer): Buffer[] => {
  try {
    return [inflateSync(stream)];
  } catch {
    return [];
  }
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', eacute: 'é', Eacute: 'É' };

/** Ways in which a text is written otherwise than as it is, each undone. */
const DECODERS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\\u([0-9a-f]{4})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  (text) => text.replace(/&#x([0-9a-f]+);|&#([0-9]+);|&([a-z]+);/giu, (all, hex?: string, digits?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return digits ? String.fromCodePoint(Number(digits)) : (ENTITIES[name ?? ''] ?? all);
  }),
  (text) => Buffer.from(text.replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8'),
  // Quoted-printable, and the folded lines of calendars.
  (text) => Buffer.from(text.replace(/=\r?\n/gu, '').replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8'),
  (text) => text.replace(/\r?\n[ \t]/gu, ''),
  // Marks of paragraphs and runs between the words of documents.
  (text) => text.replace(/<[^>]*>/gu, ''),
];

/** The three ways in which base64 writes a text that stands somewhere within others, without the signs that its neighbours change. */
const inBase64 = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').replace(/=+$/u, '');
    return text.slice(shift === 0 ? 0 : shift + 1, text.length - 2);
  });

/** Two bytes a sign, by hand: Node's own decoders of UTF-16 break on bytes at an odd address. */
const inPairs = (bytes: Buffer, low: number, high: number): string => {
  const codes: string[] = [];
  for (let at = 0; at + Math.max(low, high) < bytes.length; at += 2) codes.push(String.fromCharCode(bytes[at + low]! | (bytes[at + high]! << 8)));
  return codes.join('');
};

/** The readings of bytes as text that are worth a look: a file of two bytes a sign may begin anywhere. */
const readings = (part: Buffer): readonly (() => string)[] => [
  () => part.toString('utf8'),
  () => part.toString('latin1'),
  () => inPairs(part, 0, 1),
  () => inPairs(part, 1, 2),
  () => inPairs(part, 1, 0),
];

/** Which of the markers bytes hold, in whatever way they are written. */
export const carried = (bytes: Buffer, markers: readonly string[]): readonly string[] => {
  const found = new Set<string>();
  const look = (text: string): void => {
    const lower = text.toLowerCase().normalize('NFC');
    for (const marker of markers) if (lower.includes(marker.toLowerCase())) found.add(marker);
  };
  for (const part of unfolded(bytes)) {
    for (const read of readings(part)) {
      const text = read();
      for (const decode of DECODERS) {
        const decoded = decode(text);
        if (decode === DECODERS[0] || decoded !== text) look(decoded);
      }
    }
    const raw = part.toString('latin1');
    for (const marker of markers) {
      const written = [marker, marker.toLowerCase()].flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(text, 'latin1')]);
      const forms = written.flatMap((one) => [one.toString('hex'), ...inBase64(one).flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')])]);
      if (forms.some((form) => raw.includes(form))) found.add(marker);
    }
  }
  return [...found];
};
