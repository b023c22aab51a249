import {
  BarController,
  BarElement,
  Chart,
  LinearScale,
  Tooltip,
  type ActiveElement,
  type ChartConfiguration,
  type ChartDataset,
} from 'chart.js';
import { decorations } from './decorations.js';
import { fillOf } from './fills.js';
import { layoutOf, thicknessOf, type Layout } from './layout.js';
import type { BarChart, LayerStyle, Row, Segment } from './model.js';
import type { Palette } from './palette.js';

Chart.register(BarController, BarElement, LinearScale, Tooltip);

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly segment: Segment;
  readonly row: Row;
  readonly isLast: boolean;
}

export interface DrawOptions {
  readonly palette: Palette;
  /** Written across the picture; null when the data are real. */
  readonly watermark: string | null;
  readonly formatTick: (value: number) => string;
  /** Called with the proof of the segment that was clicked. */
  readonly onOpen: (proof: string) => void;
  /** Pixels of the device to a pixel of the page, for a canvas that no page shows: it keeps its own size. */
  readonly density?: number;
}

/** Draws a chart of bars. Whoever draws it destroys it: `chart.destroy()`. */
export function drawBars(canvas: HTMLCanvasElement, model: BarChart, options: DrawOptions): Chart<'bar', Bar[]> {
  return new Chart(canvas, configOf(model, options));
}

const LAYERS: readonly LayerStyle[] = ['solid', 'light', 'outline'];
const AXIS_FONT_SIZE = 12;
const LABEL_COLUMN = 48;

function configOf(model: BarChart, options: DrawOptions): ChartConfiguration<'bar', Bar[]> {
  const layout = layoutOf(model);
  const { palette } = options;
  return {
    type: 'bar',
    data: { datasets: LAYERS.flatMap((style, order) => datasetsOf(layout, style, order, palette)) },
    plugins: [decorations(layout, palette, options.watermark)],
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: options.density === undefined,
      ...(options.density === undefined ? {} : { devicePixelRatio: options.density }),
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      layout: { padding: { left: layout.labelsAbove ? 0 : LABEL_COLUMN, right: 8 } },
      scales: {
        x: {
          type: 'linear',
          min: 0,
          max: model.max,
          stacked: true,
          border: { color: palette.line },
          grid: { color: palette.line, drawTicks: false },
          ticks: {
            color: palette.muted,
            font: { size: AXIS_FONT_SIZE, family: palette.font },
            maxTicksLimit: 6,
            maxRotation: 0,
            callback: (value) => options.formatTick(Number(value)),
          },
        },
        // One unit is one pixel: rows of different heights stand exactly where the layout puts them.
        y: { type: 'linear', min: 0, max: layout.height, reverse: true, stacked: true, display: false, offset: false },
      },
      plugins: {
        tooltip: {
          displayColors: false,
          bodyFont: { family: palette.font, size: 14 },
          titleFont: { family: palette.font, size: 14, weight: 600 },
          callbacks: {
            title: (items) => barOf(items[0]?.raw)?.row.label ?? '',
            label: (item) => barOf(item.raw)?.segment.description ?? '',
          },
        },
      },
      onClick: (_event, elements, chart) => {
        const proof = proofUnder(chart, elements);
        if (proof !== null) options.onOpen(proof);
      },
      onHover: (_event, elements, chart) => {
        chart.canvas.classList.toggle('opens', proofUnder(chart, elements) !== null);
      },
    },
  };
}

/** One dataset for the nth segment of a layer, full and thin rows apart: Chart.js gives a thickness to a dataset. */
function datasetsOf(layout: Layout, style: LayerStyle, order: number, palette: Palette): ChartDataset<'bar', Bar[]>[] {
  return [false, true].flatMap((isThin) => {
    const bars = layout.places.flatMap(({ row, centre }) =>
      row.isThin !== isThin
        ? []
        : row.layers
            .filter((layer) => layer.style === style)
            .flatMap(({ segments }) =>
              segments.map((segment, index) => ({
                index,
                bar: { x: segment.value, y: centre, segment, row, isLast: index === segments.length - 1 },
              })),
            ),
    );
    const [first] = bars;
    const count = bars.reduce((most, { index }) => Math.max(most, index + 1), 0);
    return Array.from({ length: count }, (_, index) => {
      const data = bars.filter((candidate) => candidate.index === index).map(({ bar }) => bar);
      return {
        data,
        stack: `${style}${isThin ? '-thin' : ''}`,
        grouped: false,
        order,
        barThickness: first === undefined ? 0 : thicknessOf(first.bar.row, style),
        borderSkipped: false,
        // One outline around all that was planned: divided by axis, it would cross the bars nested in it.
        borderWidth: data.map(({ isLast }) =>
          style === 'outline' ? { top: 1, bottom: 1, right: isLast ? 1 : 0, left: index === 0 ? 1 : 0 } : { right: 1 },
        ),
        borderColor: data.map(({ segment }) => (style === 'outline' ? palette.tone(segment.tone) : palette.paper)),
        backgroundColor: data.map(({ segment }) => fillOf(style, palette.tone(segment.tone), segment.pattern, palette.paper)),
      };
    });
  });
}

function proofUnder(chart: Chart, elements: readonly ActiveElement[]): string | null {
  const [top] = [...elements].sort((left, right) => orderOf(chart, left) - orderOf(chart, right));
  if (top === undefined) return null;
  return barOf(chart.data.datasets[top.datasetIndex]?.data[top.index])?.segment.proof ?? null;
}

function orderOf(chart: Chart, { datasetIndex }: ActiveElement): number {
  return chart.getDatasetMeta(datasetIndex).order;
}

function barOf(raw: unknown): Bar | null {
  return typeof raw === 'object' && raw !== null && 'segment' in raw ? (raw as Bar) : null;
}
