import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright';
import type { Watched } from './seen.ts';

const SCRIPT = path.join(import.meta.dirname, 'page/watch.ts');

/** From the next time it is loaded on, the page keeps what it sees of the camera. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript({ content: stripTypeScriptTypes(readFileSync(SCRIPT, 'utf8')) });
}

/** What was seen since the page was loaded, or since the last call. */
export async function takeWatched(page: Page): Promise<Watched> {
  return page.evaluate(() => {
    const { watched } = globalThis as typeof globalThis & { watched: Record<string, unknown[]> };
    const copy = structuredClone(watched);
    for (const list of Object.values(watched)) list.length = 0;
    return copy as unknown as Watched;
  });
}
