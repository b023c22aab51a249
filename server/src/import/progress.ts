import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a long work has come. */
export interface Progress {
  /** A new part of the work; `total` null when its length is not known. */
  start(label: string, total: number | null): void;
  advance(count: number): void;
  stop(): void;
}

/** Work that is over sooner needs no progress. */
const PATIENCE_MS = 2_000;
const LINE_EVERY_MS = 5_000;

/**
 * A bar on a terminal, a line now and then elsewhere, and nothing of what is done within two seconds.
 * @param clock milliseconds, monotonic
 */
export function terminalProgress(output: NodeJS.WriteStream, clock: () => number): Progress {
  const begun = clock();
  let bar: SingleBar | null = null;
  let lastLine = begun;
  let part = { label: '', total: null as number | null, done: 0 };
  const isLong = (): boolean => clock() - begun > PATIENCE_MS;
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  const show = (): void => {
    if (!isLong()) return;
    if (output.isTTY && part.total !== null) {
      bar ??= newBar(output, part.label, part.total);
      bar.update(Math.min(part.done, part.total));
    } else if (clock() - lastLine > LINE_EVERY_MS) {
      lastLine = clock();
      output.write(`${part.label} : ${part.done}${part.total === null ? '' : ` sur ${part.total}`}\n`);
    }
  };
  return {
    start: (label, total) => {
      stop();
      part = { label, total, done: 0 };
      // What cannot be counted is named at once: nothing else says that the work goes on.
      if (total === null && isLong()) output.write(`${label}…\n`);
      show();
    },
    advance: (count) => {
      part.done += count;
      show();
    },
    stop,
  };
}

function newBar(output: NodeJS.WriteStream, label: string, total: number): SingleBar {
  const bar = new SingleBar(
    { stream: output, format: `${label} [{bar}] {percentage} % | {value}/{total} | reste {eta_formatted}`, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return bar;
}
