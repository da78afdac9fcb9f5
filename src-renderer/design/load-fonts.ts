import type { Clock } from '../../contract/clock.ts';
import { RESOURCES } from '../i18n/resources.ts';

/** How long the first paint waits for its glyphs, in milliseconds. */
const FIRST_PAINT_WAIT_MS = 400;

const SANS = '1em "Noto Sans SC Variable"';
const SERIF = '1em "Noto Serif SC Variable"';

/** What `document.fonts` offers of it. */
export interface FontLoader {
  load(font: string, text: string): Promise<unknown>;
}

const { common, session } = RESOURCES['zh-CN'];
/** The characters of the first page: the typeface comes in a hundred parts, one in ten is needed. */
const FIRST_TEXT = JSON.stringify([session.idle, session.item, common]);
const FIRST_TITLES = JSON.stringify([session.idle.title, common.starting, '0123456789:']);

/**
 * Brings in the parts of the typefaces that the first page needs, so that it does not flicker, and
 * asks for those of all other texts without waiting for them.
 */
export async function loadFonts(fonts: FontLoader, clock: Clock): Promise<void> {
  const first = Promise.allSettled([fonts.load(SANS, FIRST_TEXT), fonts.load(SERIF, FIRST_TITLES)]);
  await Promise.race([first, new Promise<void>((go) => clock.after(FIRST_PAINT_WAIT_MS, go))]);
  void first.then(() => {
    const all = JSON.stringify(RESOURCES);
    return Promise.allSettled([fonts.load(SANS, all), fonts.load(SERIF, JSON.stringify(session))]);
  });
}
