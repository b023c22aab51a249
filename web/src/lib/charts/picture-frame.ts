import { readPalette, type Palette } from './palette.js';
import { wrapped } from './wrapped.js';

/** What a picture says beside what it shows: it leaves the page, and must stand alone. */
export interface PictureWords {
  readonly title: string;
  readonly summary: string;
  /** Filters, date, source, address, one a line. */
  readonly notes: readonly string[];
  /** Said large under the title, and across the picture; null where the data are real. */
  readonly warning: string | null;
  readonly watermark: string | null;
}

/** What a picture shows, drawn once it is known where. */
export interface PictureBody {
  readonly height: number;
  readonly legend: readonly PictureEntry[];
  draw(context: CanvasRenderingContext2D, x: number, y: number, width: number): void;
}

export interface PictureEntry {
  readonly label: string;
  paint(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void;
}

const WIDTH = 1200;
const MARGIN = 32;
/** Room for what is shown, in pixels across. */
export const INSIDE = WIDTH - 2 * MARGIN;
export const DENSITY = 2;
const SIZES = { title: 26, text: 16, note: 14 } as const;
const LEADING = 1.4;
const SWATCH = { width: 26, height: 14, gap: 8 } as const;
const ROW = 24;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
}

/** A PNG of 2400 pixels across, in the colours of the page. @throws Error where the browser has no canvas to draw it on */
export async function framedPicture(bodyIn: (palette: Palette) => PictureBody, words: PictureWords, page: Element): Promise<Blob> {
  await document.fonts.ready;
  const palette = readPalette(page);
  const body = bodyIn(palette);
  const canvas = document.createElement('canvas');
  const context = contextOf(canvas);
  const above = linesAbove(context, words, palette);
  const below = linesBelow(context, words, palette);
  const legend = legendRows(context, body.legend, palette);
  canvas.width = WIDTH * DENSITY;
  canvas.height = Math.ceil(MARGIN * 3 + heightOf(above) + legend.length * ROW + 8 + body.height + heightOf(below)) * DENSITY;
  context.scale(DENSITY, DENSITY);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, WIDTH, canvas.height);
  let y = writeLines(context, above, MARGIN, palette) + 12;
  for (const row of legend) {
    for (const { entry, x } of row) drawEntry(context, entry, x, y, palette);
    y += ROW;
  }
  y += 8;
  body.draw(context, MARGIN, y, INSIDE);
  writeLines(context, below, y + body.height + 16, palette);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob === null ? fail(new Error('The canvas made no picture.')) : done(blob)), 'image/png'));
}

/** Hands a file to the reader. */
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function linesAbove(context: CanvasRenderingContext2D, { title, summary, warning }: PictureWords, palette: Palette): readonly Line[] {
  return [
    ...linesOf(context, title, { size: SIZES.title, weight: 600, colour: palette.ink }, palette),
    ...(warning === null ? [] : linesOf(context, warning, { size: SIZES.text, weight: 600, colour: palette.limit }, palette)),
    ...linesOf(context, summary, { size: SIZES.text, weight: 400, colour: palette.muted }, palette),
  ];
}

function linesBelow(context: CanvasRenderingContext2D, { notes }: PictureWords, palette: Palette): readonly Line[] {
  return notes.flatMap((note) => linesOf(context, note, { size: SIZES.note, weight: 400, colour: palette.muted }, palette));
}

function linesOf(context: CanvasRenderingContext2D, text: string, style: Omit<Line, 'text'>, palette: Palette): readonly Line[] {
  context.font = `${style.weight} ${style.size}px ${palette.font}`;
  return wrapped(text, (part) => context.measureText(part).width <= INSIDE).map((line) => ({ ...style, text: line }));
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { size }) => sum + size * LEADING, 0);

/** Writes lines from the top; returns where they end. */
function writeLines(context: CanvasRenderingContext2D, lines: readonly Line[], top: number, palette: Palette): number {
  let y = top;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  for (const { text, size, weight, colour } of lines) {
    context.font = `${weight} ${size}px ${palette.font}`;
    context.fillStyle = colour;
    context.fillText(text, MARGIN, y);
    y += size * LEADING;
  }
  return y;
}

interface PlacedEntry {
  readonly entry: PictureEntry;
  readonly x: number;
}

/** The legend in as many rows as it needs. */
function legendRows(context: CanvasRenderingContext2D, entries: readonly PictureEntry[], palette: Palette): readonly (readonly PlacedEntry[])[] {
  context.font = `400 ${SIZES.note}px ${palette.font}`;
  const rows: PlacedEntry[][] = [];
  let x = MARGIN;
  for (const entry of entries) {
    const width = SWATCH.width + SWATCH.gap + context.measureText(entry.label).width + 24;
    if (rows.length === 0 || x + width > WIDTH - MARGIN) {
      rows.push([]);
      x = MARGIN;
    }
    rows.at(-1)?.push({ entry, x });
    x += width;
  }
  return rows;
}

function drawEntry(context: CanvasRenderingContext2D, entry: PictureEntry, x: number, y: number, palette: Palette): void {
  entry.paint(context, x, y, SWATCH.width, SWATCH.height);
  context.fillStyle = palette.ink;
  context.font = `400 ${SIZES.note}px ${palette.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillText(entry.label, x + SWATCH.width + SWATCH.gap, y - 1);
}

/** @throws Error where the browser has none */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser has no canvas.');
  return context;
}
