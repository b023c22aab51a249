import type { Chart, Plugin } from 'chart.js';
import { hatch } from './fills.js';
import { outerThickness, thicknessOf, type Layout, type Place } from './layout.js';
import { lengthOf, type Limit } from './model.js';
import type { Palette } from './palette.js';

const SMALL = 12;
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
      for (const place of layout.places) {
        drawLabel(chart, layout, place, palette);
        drawSegmentLabels(chart, place, palette);
        if (place.row.limit !== null) drawLimit(chart, place, place.row.limit, isSame(above, place.row.limit), palette);
        drawNote(chart, place, palette);
        if (!place.row.isThin) above = place.row.limit;
      }
      context.restore();
      if (watermark !== null) drawWatermark(chart, watermark, palette);
    },
  };
}

function drawLabel(chart: Chart, layout: Layout, { row, centre }: Place, palette: Palette): void {
  const context = chart.ctx;
  const y = yOf(chart, centre);
  context.fillStyle = row.isThin ? palette.muted : palette.ink;
  context.font = font(palette, layout.labelsAbove && !row.isThin ? 14 : SMALL + (row.isThin ? 0 : 2));
  if (row.isThin) {
    const end = xOf(chart, lengthOf(row)) + GAP;
    context.textAlign = 'left';
    context.fillText(row.label, end, y);
  } else if (layout.labelsAbove) {
    context.textAlign = 'left';
    context.fillText(row.label, chart.chartArea.left, y - outerThickness(row) / 2 - 10);
  } else {
    context.textAlign = 'right';
    context.fillText(row.label, chart.chartArea.left - 8, y);
  }
}

/** Written on the innermost layer, where there is room. */
function drawSegmentLabels(chart: Chart, { row, centre }: Place, palette: Palette): void {
  const layer = row.layers.findLast(({ segments }) => segments.length > 0);
  if (layer === undefined || row.isThin || layer.style === 'outline') return;
  const context = chart.ctx;
  context.font = font(palette, 11, 600);
  context.textAlign = 'center';
  context.fillStyle = layer.style === 'solid' ? palette.onHue : palette.ink;
  let start = 0;
  for (const { value, label } of layer.segments) {
    const left = xOf(chart, start);
    const right = xOf(chart, start + value);
    if (label !== '' && context.measureText(label).width + 6 <= right - left) {
      context.fillText(label, (left + right) / 2, yOf(chart, centre) + 0.5);
    }
    start += value;
  }
}

function drawLimit(chart: Chart, place: Place, limit: Limit, isRepeated: boolean, palette: Palette): void {
  if (limit.kind === 'UNKNOWN') drawOpenEnd(chart, place, limit.label, palette);
  else drawCapLine(chart, place, limit, isRepeated, palette);
}

/** A firm line; what lies beyond it is hatched. */
function drawCapLine(chart: Chart, place: Place, limit: Limit & { kind: 'KNOWN' }, isRepeated: boolean, palette: Palette): void {
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
  line(context, x, yOf(chart, place.top) + 4, x, yOf(chart, place.top + place.height) + 4);
  if (isRepeated) return;
  context.font = font(palette, SMALL, 600);
  context.fillStyle = palette.limit;
  const width = context.measureText(limit.label).width;
  const fitsRight = x + GAP + width <= chart.width;
  context.textAlign = fitsRight ? 'left' : 'right';
  context.fillText(limit.label, fitsRight ? x + GAP : x - GAP, yOf(chart, place.top) + 6);
}

/** The bar goes on, dashed, to nowhere: there is a cap, and its amount is not known. */
function drawOpenEnd(chart: Chart, place: Place, words: string, palette: Palette): void {
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
  context.font = font(palette, SMALL);
  context.fillStyle = palette.muted;
  context.textAlign = 'right';
  context.fillText(words, right, y - half - 8);
}

/** The amount at the end of the bar, or why there is none. */
function drawNote(chart: Chart, { row, centre }: Place, palette: Palette): void {
  if (row.note === null) return;
  const context = chart.ctx;
  context.font = font(palette, SMALL);
  const width = context.measureText(row.note).width;
  const end = xOf(chart, lengthOf(row)) + GAP;
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

function isSame(left: Limit | null, right: Limit): boolean {
  return left !== null && left.kind === right.kind && left.label === right.label;
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
