import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

/** Family of everything on a certificate, registered from the package so that it looks the same anywhere. */
export const FAMILY = 'Certificate Sans';

const FACES = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'];

/**
 * Registers the faces; doing it twice is harmless.
 *
 * @throws where a font file cannot be read: the installation is broken
 */
export function registerFonts(): void {
  if (GlobalFonts.has(FAMILY)) return;
  const { resolve } = createRequire(import.meta.url);
  for (const face of FACES) {
    const path = resolve(`@expo-google-fonts/noto-sans-sc/${face}`);
    if (!GlobalFonts.registerFromPath(path, FAMILY)) throw new Error(`no font in ${path}`);
  }
}
