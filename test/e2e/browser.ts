import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './chromium.js';

/** Runs as root or not, with or without a GPU, in a container with a small /dev/shm, and calls nobody. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/** Starts a browser without a window. Close it when done. */
export const launchBrowser = async (): Promise<Browser> => {
  const { executablePath, env } = await findChromium();
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env }, headless: true });
};
