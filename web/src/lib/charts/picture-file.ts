import { drawBars } from './draw.js';
import { fillOf } from './fills.js';
import { AXIS_HEIGHT, layoutOf } from './layout.js';
import type { BarChart, LegendEntry } from './model.js';
import type { Palette } from './palette.js';
import { contextOf, DENSITY, framedPicture, INSIDE, type PictureEntry, type PictureWords } from './picture-frame.js';
import { formatTick } from './ticks.js';

/** A chart as a picture to take away. @throws Error where the browser has no canvas to draw it on */
export function chartPicture(chart: BarChart, words: PictureWords, page: Element): Promise<Blob> {
  return framedPicture(
    (palette) => ({
      height: layoutOf(chart).height + AXIS_HEIGHT,
      legend: [...chart.legend, ...chart.key].map((entry) => entryOf(entry, palette)),
      draw: (context, x, y, width) => context.drawImage(barsOf(chart, words.watermark, palette), x, y, width, layoutOf(chart).height + AXIS_HEIGHT),
    }),
    words,
    page,
  );
}

function barsOf(chart: BarChart, watermark: string | null, palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = INSIDE;
  canvas.height = layoutOf(chart).height + AXIS_HEIGHT;
  const drawn = drawBars(canvas, chart, {
    palette,
    watermark,
    formatTick: (value) => formatTick(chart.unit, value),
    onOpen: () => undefined,
    density: DENSITY,
  });
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  contextOf(copy).drawImage(canvas, 0, 0);
  drawn.destroy();
  return copy;
}

const entryOf = ({ label, style, tone, pattern }: LegendEntry, palette: Palette): PictureEntry => ({
  label,
  paint: (context, x, y, width, height) => {
    const colour = palette.tone(tone);
    context.fillStyle = fillOf(style, colour, pattern, palette.paper);
    context.fillRect(x, y, width, height);
    if (style !== 'outline') return;
    context.strokeStyle = colour;
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  },
});
