import type { Tone } from './model.js';

/** Colours of the theme in force, read from the tokens of the page, so that canvas and page never differ. */
export interface Palette {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly paper: string;
  readonly limit: string;
  readonly onHue: string;
  readonly watermark: string;
  /** For what is shaded all over. */
  readonly watermarkStrong: string;
  readonly lineStrong: string;
  /** Of a map, the lightest first. */
  readonly shades: readonly string[];
  readonly font: string;
  readonly tone: (tone: Tone) => string;
}

/** Resolves the tokens through a probe: read directly, a `light-dark()` token is its text, not its colour. */
export function readPalette(element: Element): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const token = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const tones = new Map(TONES.map((tone) => [tone, token(typeof tone === 'number' ? `--hue-${tone}` : `--tone-${tone}`)]));
  const palette: Palette = {
    ink: token('--ink'),
    muted: token('--ink-soft'),
    line: token('--rule'),
    paper: token('--paper'),
    limit: token('--limit'),
    onHue: token('--on-hue'),
    watermark: token('--watermark'),
    watermarkStrong: token('--watermark-strong'),
    lineStrong: token('--rule-strong'),
    shades: [1, 2, 3, 4, 5].map((shade) => token(`--shade-${shade}`)),
    font: getComputedStyle(element).fontFamily,
    tone: (tone) => tones.get(tone) ?? 'currentcolor',
  };
  probe.remove();
  return palette;
}

const TONES: readonly Tone[] = [1, 2, 3, 4, 5, 6, 7, 'neutral', 'reached', 'partly', 'missed', 'unknown'];
