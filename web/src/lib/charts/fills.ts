import type { LayerStyle, Pattern } from './model.js';

/** Opacity of « committed »: light enough that « spent » stands out on it, dark enough to be seen alone. */
const LIGHT = 0.34;
const TILE = 6;

export type Fill = string | CanvasPattern;

export function fillOf(style: LayerStyle, colour: string, pattern: Pattern, paper: string): Fill {
  if (style === 'outline') return 'transparent';
  const alpha = style === 'light' ? LIGHT : 1;
  return pattern === 'plain' ? withAlpha(colour, alpha) : tiled(colour, alpha, pattern, paper);
}

/** Hatching for what is over a cap. */
export function hatch(colour: string): Fill {
  return tile((context) => {
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    diagonals(context);
  });
}

function tiled(colour: string, alpha: number, pattern: 'stripes' | 'dots', paper: string): Fill {
  return tile((context) => {
    context.globalAlpha = alpha;
    context.fillStyle = colour;
    context.fillRect(0, 0, TILE, TILE);
    context.globalAlpha = 0.75;
    context.strokeStyle = context.fillStyle = paper;
    context.lineWidth = 1;
    if (pattern === 'stripes') diagonals(context);
    else context.fillRect(2, 2, 2, 2);
  });
}

function diagonals(context: CanvasRenderingContext2D): void {
  context.beginPath();
  // Three strokes, so that the corners of neighbouring tiles join.
  for (const shift of [-TILE, 0, TILE]) {
    context.moveTo(shift - 1, TILE + 1);
    context.lineTo(shift + TILE + 1, -1);
  }
  context.stroke();
}

function tile(paint: (context: CanvasRenderingContext2D) => void): Fill {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = TILE;
  const context = canvas.getContext('2d');
  if (context === null) return 'transparent';
  paint(context);
  return context.createPattern(canvas, 'repeat') ?? 'transparent';
}

/** `rgb(r, g, b)`, as a computed colour reads, with an opacity; any other notation is left opaque. */
function withAlpha(colour: string, alpha: number): string {
  const channels = /^rgb\((?<channels>[^)]+)\)$/u.exec(colour)?.groups?.['channels'];
  return alpha === 1 || channels === undefined ? colour : `rgba(${channels}, ${alpha})`;
}
