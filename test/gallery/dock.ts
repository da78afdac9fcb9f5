/**
 * Photographs the device dock with a platform that shows everything: `node test/gallery/dock.ts`.
 * Builds it first, uses the phone that scans, and fails on any error of the page.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { build } from 'vite';
import { LANGUAGES } from '../../contract/language.ts';
import { CHROMIUM, FLAGS } from './browser.ts';
import { dockSimulators } from './dock-fixtures.ts';
import { serve } from './serve.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUT = resolve(ROOT, 'out/gallery');
/** Narrow beside a terminal, in the middle, and a screen of its own. */
const WIDTHS = [460, 760, 1400];
const HEIGHT = 1400;
const SETTLE_MS = 1_200;

/** Takes the pictures of one width and language; returns what went wrong on the way. */
async function photograph(browser: Browser, language: string, width: number): Promise<string[]> {
  const simulators = dockSimulators(Date.now());
  const server = await serve(resolve(ROOT, 'out/dock'), simulators);
  const page = await browser.newPage({ viewport: { width, height: HEIGHT } });
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  const picture = (name: string): Promise<Buffer> =>
    page.screenshot({ path: resolve(OUT, `dock-${language}-${width}-${name}.png`) });

  await page.goto(`${server.url}?lang=${language}`, { waitUntil: 'load' });
  await page.locator('.tabs [data-value="terminal"]').click();
  await page.waitForTimeout(SETTLE_MS);
  await picture('code');
  await page.locator('.phone-actions button').first().click();
  await page.locator('.phone-state').waitFor();
  await picture('asked');
  await page.locator('.exchange summary').first().click();
  await page.locator('.panel-transcript').scrollIntoViewIfNeeded();
  await picture('transcript');
  await page.close();
  await server.close();
  return faults.map((fault) => `dock-${language}-${width}: ${fault}`);
}

await build({ configFile: resolve(ROOT, 'simulator/dock/vite.config.ts'), logLevel: 'warn' });
await mkdir(OUT, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
const faults: string[] = [];
for (const language of LANGUAGES) {
  for (const width of WIDTHS) faults.push(...(await photograph(browser, language, width)));
}
await browser.close();
for (const fault of faults) console.error(fault);
console.log(
  `${LANGUAGES.length * WIDTHS.length * 3} pictures of the dock, ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
