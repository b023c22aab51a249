import { framedPicture, INSIDE, type PictureBody, type PictureWords } from '#lib/charts/picture-frame.js';
import type { Palette } from '#lib/charts/palette.js';
import type { Outlines } from './outlines.js';

/** A map as it stands on the page. */
export interface DrawnMap {
  readonly outlines: Outlines;
  /** Index of the shade of an académie; null: not known. */
  shadeOf(code: string): number | null;
  nameOf(code: string): string;
  /** The shades in words, the lightest first. */
  readonly classes: readonly string[];
  /** What the hatching stands for; null where nothing is hatched. */
  readonly unknown: string | null;
}

/** The map takes this part of the picture's width: its shape is as high as it is wide. */
const PART = 0.72;

/** A map as a picture to take away. @throws Error where the browser has no canvas to draw it on */
export function mapPicture(map: DrawnMap, words: PictureWords, page: Element): Promise<Blob> {
  return framedPicture((palette) => bodyOf(map, palette, words.watermark), words, page);
}

function bodyOf(map: DrawnMap, palette: Palette, watermark: string | null): PictureBody {
  const { outlines } = map;
  const scale = (INSIDE * PART) / outlines.width;
  return {
    height: outlines.height * scale,
    legend: [
      ...map.classes.map((label, index) => ({ label, paint: swatch(palette.shades[index] ?? palette.paper) })),
      ...(map.unknown === null ? [] : [{ label: map.unknown, paint: (context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number) => swatch(hatch(context, palette))(context, x, y, width, height) }]),
    ],
    draw: (context, x, y, width) => {
      context.save();
      context.translate(x + (width - outlines.width * scale) / 2, y);
      context.scale(scale, scale);
      for (const { code, path, inset } of outlines.academies) drawAcademy(context, { path: new Path2D(path), inset, shade: map.shadeOf(code), name: map.nameOf(code) }, palette);
      if (watermark !== null) drawWatermark(context, watermark, outlines.width, palette);
      context.restore();
    },
  };
}

const swatch = (fill: string | CanvasPattern) => (context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number) => {
  context.fillStyle = fill;
  context.fillRect(x, y, width, height);
};

interface DrawnAcademy {
  readonly path: Path2D;
  readonly inset: Outlines['academies'][number]['inset'];
  readonly shade: number | null;
  readonly name: string;
}

function drawAcademy(context: CanvasRenderingContext2D, { path, inset, shade, name }: DrawnAcademy, palette: Palette): void {
  context.lineWidth = 1;
  if (inset !== null) {
    context.strokeStyle = palette.line;
    context.strokeRect(inset.x, inset.y, inset.size, inset.size);
    context.fillStyle = palette.muted;
    context.font = `15px ${palette.font}`;
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.fillText(name, inset.x, inset.y - 6);
  }
  context.fillStyle = shade === null ? hatch(context, palette) : (palette.shades[shade] ?? palette.paper);
  context.fill(path);
  context.strokeStyle = shade === null ? palette.lineStrong : palette.paper;
  context.stroke(path);
}

function drawWatermark(context: CanvasRenderingContext2D, text: string, width: number, palette: Palette): void {
  context.fillStyle = palette.watermarkStrong;
  context.font = `600 40px ${palette.font}`;
  context.textAlign = 'center';
  context.fillText(text, width / 2, 250);
}

/** What is not known is hatched, never pale. */
function hatch(context: CanvasRenderingContext2D, palette: Palette): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = 6;
  tile.height = 6;
  const lines = tile.getContext('2d');
  if (lines === null) return palette.paper;
  lines.strokeStyle = palette.lineStrong;
  lines.lineWidth = 1.5;
  lines.moveTo(-1, 7);
  lines.lineTo(7, -1);
  lines.stroke();
  return context.createPattern(tile, 'repeat') ?? palette.paper;
}
