import type { Chart, Plugin } from 'chart.js';
import { hatch } from './fills.js';
import { LABEL_BASELINE, outerThickness, SUBLABEL_BASELINE, thicknessOf, type Layout, type Place } from './layout.js';
import { lengthOf, type Limit } from './model.js';
import type { Palette } from './palette.js';

const SMALL = 12;
const LABEL = 14;
const GAP = 6;

/** What Chart.js has no shape for: cap lines, open ends, words beside the bars, and the mark of invented data. */
export function decorations(layout: Layout, palette: Palette, watermark: string | null): Plugin<'bar'> {
  return {
    id: 'decorations',
    afterDatasetsDraw(chart) {
      const context = chart.ctx;
      context.save();
      context.textBaseline = 'middle';
      let above: Limit | null = null;
      for (const [index, place] of layout.places.entries()) {
        const { row } = place;
        drawLabel(chart, layout, place, palette);
        drawSegmentLabels(chart, place, palette);
        if (row.limit?.kind === 'KNOWN') drawCapLine(chart, place, bottomOf(layout.places, index), row.limit, isSame(above, row.limit), palette);
        if (row.limit?.kind === 'UNKNOWN') drawOpenEnd(chart, place, palette);
        drawNote(chart, layout, place, palette);
        if (!row.isThin) above = row.limit;
      }
      context.restore();
      if (watermark !== null) drawWatermark(chart, watermark, palette);
    },
  };
}

function drawLabel(chart: Chart, layout: Layout, { row, top, centre }: Place, palette: Palette): void {
  const context = chart.ctx;
  context.fillStyle = row.isThin ? palette.muted : palette.ink;
  context.font = font(palette, row.isThin ? SMALL : LABEL);
  if (row.isThin) {
    context.textAlign = 'left';
    context.fillText(row.label, xOf(chart, lengthOf(row)) + GAP, yOf(chart, centre));
  } else if (layout.labelsAbove) {
    const room = chart.chartArea.right - chart.chartArea.left;
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.fillText(fitted(context, row.label, room), chart.chartArea.left, yOf(chart, top) + LABEL_BASELINE);
    context.fillStyle = palette.muted;
    context.font = font(palette, SMALL);
    if (row.sublabel !== null) context.fillText(fitted(context, row.sublabel, room), chart.chartArea.left, yOf(chart, top) + SUBLABEL_BASELINE);
    context.textBaseline = 'middle';
  } else {
    context.textAlign = 'right';
    context.fillText(row.label, chart.chartArea.left - 8, yOf(chart, centre));
  }
}

/** Cut short with an ellipsis where there is no room; the table has it whole. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > room) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
}

/** Written on the innermost layer, where there is room. */
function drawSegmentLabels(chart: Chart, { row, centre }: Place, palette: Palette): void {
  const layer = row.layers.findLast(({ segments }) => segments.length > 0);
  if (layer === undefined || row.isThin || layer.style === 'outline') return;
  const context = chart.ctx;
  context.font = font(palette, 11, 600);
  context.textAlign = 'center';
  let start = 0;
  for (const { value, label, tone, pattern } of layer.segments) {
    const left = xOf(chart, start);
    const right = xOf(chart, start + value);
    const width = context.measureText(label).width;
    start += value;
    if (label === '' || width + 6 > right - left) continue;
    const x = (left + right) / 2;
    const y = yOf(chart, centre);
    if (pattern !== 'plain' && layer.style === 'solid') {
      // A ground of its own: letters on stripes or dots cannot be read.
      context.fillStyle = palette.tone(tone);
      context.fillRect(x - width / 2 - 2, y - 6, width + 4, 12);
    }
    context.fillStyle = layer.style === 'solid' ? palette.onHue : palette.ink;
    context.fillText(label, x, y + 0.5);
  }
}

/** A firm line, down to the next row that has one of its own; what lies beyond it is hatched. */
function drawCapLine(
  chart: Chart,
  place: Place,
  bottom: number,
  limit: Limit & { kind: 'KNOWN' },
  isRepeated: boolean,
  palette: Palette,
): void {
  const context = chart.ctx;
  const x = xOf(chart, limit.value);
  const y = yOf(chart, place.centre);
  const end = lengthOf(place.row);
  if (end > limit.value) {
    const thickness = thicknessOf(place.row, 'outline');
    context.fillStyle = hatch(palette.limit);
    context.fillRect(x, y - thickness / 2, xOf(chart, end) - x, thickness);
  }
  context.strokeStyle = palette.limit;
  context.lineWidth = 2;
  context.setLineDash([]);
  line(context, x, yOf(chart, place.top), x, yOf(chart, bottom));
  if (isRepeated) return;
  context.font = font(palette, SMALL, 600);
  context.fillStyle = palette.limit;
  const width = context.measureText(limit.label).width;
  const fitsRight = x + GAP + width <= chart.width;
  context.textAlign = fitsRight ? 'left' : 'right';
  context.fillText(limit.label, fitsRight ? x + GAP : x - GAP, yOf(chart, place.top));
}

/** Where the thin rows that follow a row end: its cap line goes down to there. */
function bottomOf(places: readonly Place[], index: number): number {
  const next = places.slice(index + 1).find(({ row }) => !row.isThin);
  if (next !== undefined) return next.top;
  const last = places.at(-1);
  return last === undefined ? 0 : last.top + last.height;
}

/** The bar goes on, dashed, to nowhere: there is a cap, and its amount is not known. The sublabel says so. */
function drawOpenEnd(chart: Chart, place: Place, palette: Palette): void {
  const context = chart.ctx;
  const start = xOf(chart, lengthOf(place.row));
  const right = chart.chartArea.right;
  const half = outerThickness(place.row) / 2;
  const y = yOf(chart, place.centre);
  context.strokeStyle = palette.muted;
  context.lineWidth = 1;
  context.setLineDash([4, 4]);
  line(context, start, y - half, right, y - half);
  line(context, start, y + half, right, y + half);
  context.setLineDash([]);
}

/** The amount at the end of the bar, or why there is none. */
function drawNote(chart: Chart, layout: Layout, { row, top, centre }: Place, palette: Palette): void {
  if (row.note === null) return;
  const context = chart.ctx;
  context.font = font(palette, SMALL);
  const width = context.measureText(row.note).width;
  const end = xOf(chart, lengthOf(row)) + GAP;
  context.fillStyle = palette.ink;
  if (end + width > chart.width && layout.labelsAbove && row.sublabel === null) {
    // No room after the bar: on the line of its label, at the other end.
    context.textAlign = 'right';
    context.fillText(row.note, chart.width - 2, yOf(chart, top) + LABEL_BASELINE - SMALL / 3);
    return;
  }
  const left = end + width > chart.width ? chart.width - width - 2 : end;
  const y = yOf(chart, centre);
  // A ground of its own: the words may cross a cap line or a grid line.
  context.fillStyle = palette.paper;
  context.fillRect(left - 2, y - 8, width + 4, 16);
  context.fillStyle = palette.ink;
  context.textAlign = 'left';
  context.fillText(row.note, left, y + 0.5);
}

/** In the pixels themselves, so that a copied picture still says that its data are invented. */
function drawWatermark(chart: Chart, words: string, palette: Palette): void {
  const context = chart.ctx;
  context.save();
  context.font = font(palette, 15, 600);
  context.fillStyle = palette.watermark;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const step = context.measureText(words).width + 64;
  for (let y = 40; y < chart.height + 80; y += 96) {
    for (let x = step / 3; x < chart.width + step; x += step) {
      context.save();
      context.translate(x, y);
      context.rotate(-Math.PI / 14);
      context.fillText(words, 0, 0);
      context.restore();
    }
  }
  context.restore();
}

function isSame(left: Limit | null, right: Limit & { kind: 'KNOWN' }): boolean {
  return left?.kind === 'KNOWN' && left.label === right.label && left.value === right.value;
}

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function font(palette: Palette, size: number, weight = 400): string {
  return `${weight} ${size}px ${palette.font}`;
}

function xOf(chart: Chart, value: number): number {
  return chart.scales['x']?.getPixelForValue(value) ?? 0;
}

function yOf(chart: Chart, position: number): number {
  return chart.scales['y']?.getPixelForValue(position) ?? 0;
}
