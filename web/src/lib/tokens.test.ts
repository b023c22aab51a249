import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';

const tokens = new Map(
  [...css.matchAll(/--(?<name>[\w-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\);/gu)].map(({ groups }) => [
    groups?.['name'] ?? '',
    { light: groups?.['light'] ?? '', dark: groups?.['dark'] ?? '' },
  ]),
);

/** WCAG 2.2: relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: Theme): number {
  const [light, dark] = [one, other].map((name) => luminance(tokens.get(name)?.[theme] ?? '')).sort((left, right) => right - left);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const THEMES: readonly Theme[] = ['light', 'dark'];
const HUES = ['hue-1', 'hue-2', 'hue-3', 'hue-4', 'hue-5', 'hue-6', 'hue-7'];
const TONES = ['tone-reached', 'tone-partly', 'tone-missed', 'tone-unknown'];

describe.each(THEMES)('colours of the %s theme', (theme) => {
  const grounds = ['paper', 'panel', 'raised'];
  const words = ['ink', 'ink-soft', 'link', 'limit', 'focus'];

  it.each(words.flatMap((word) => grounds.map((ground) => [word, ground] as const)))('%s can be read on %s', (word, ground) => {
    expect(contrast(word, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...HUES, ...TONES])('words can be read on %s, and it stands out from the page', (hue) => {
    expect(contrast('on-hue', hue, theme)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(hue, 'paper', theme)).toBeGreaterThanOrEqual(3);
  });

  it('the notice of invented data can be read', () => {
    expect(contrast('on-notice', 'notice', theme)).toBeGreaterThanOrEqual(7);
  });
});

describe('hues', () => {
  it('are seven at most', () => {
    expect([...tokens.keys()].filter((name) => name.startsWith('hue-'))).toHaveLength(7);
  });
});
