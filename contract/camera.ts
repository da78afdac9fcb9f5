import { z } from 'zod';
import type { Mode, TerminalConfig } from './config.ts';

/** The window's camera among the terminal's devices: its id, and its model. */
export const CAMERA_ID = 'camera';

/**
 * A file of this name in the folder of the simulated bus (`simulation.busDir`) denies the camera to the
 * window, as a system does. Without simulation nobody looks for it.
 */
export const CAMERA_DENIED_FILE = 'camera.denied';

/** What a window needs to know to use the camera (docs/camera.md). */
export const cameraViewSchema = z.strictObject({
  /** Part of the name of the one to use; absent: the first there is. */
  device: z.string().max(120).optional(),
  /** Wanted size of a picture, in pixels. */
  width: z.number().int(),
  height: z.number().int(),
  /** Without a touch or a read so long it is switched off, in seconds; 0: never. */
  restS: z.number().int(),
});
export type CameraView = z.infer<typeof cameraViewSchema>;

/** How the window is to use a camera; absent where it must not. */
export function cameraOf(config: Pick<TerminalConfig, 'mode' | 'camera'>): CameraView | undefined {
  const { enabled, modes, ...view } = config.camera;
  return enabled && modes.includes(config.mode satisfies Mode) ? view : undefined;
}

/** Why a camera gives no pictures, with the codes of every device. */
const cameraFailureSchema = z.enum([
  'DEVICE_ABSENT',
  'DEVICE_BUSY',
  'DEVICE_PERMISSION',
  'DEVICE_OPEN_FAILED',
]);
export type CameraFailure = z.infer<typeof cameraFailureSchema>;

/** What the window tells of the camera whenever it has changed. */
export const cameraReportSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('opening') }),
  z.strictObject({
    state: z.literal('ready'),
    /** What the camera calls itself. */
    label: z.string().max(120),
    /** Size of its pictures, in pixels, e.g. `1280×720`. */
    size: z.string().max(16),
  }),
  z.strictObject({
    state: z.literal('failed'),
    code: cameraFailureSchema,
    /** Name of the error, e.g. `NotReadableError`. */
    detail: z.string().max(40),
  }),
]);
export type CameraReport = z.infer<typeof cameraReportSchema>;

/** No symbol that is in use holds more; as for every scanner. */
export const MAX_SYMBOL_BYTES = 4_096;

/** A symbol that the window has read off a picture. */
export const seenSymbolSchema = z.strictObject({
  text: z.string().min(1).max(MAX_SYMBOL_BYTES),
  /** As they stand in the symbol. */
  bytes: z.instanceof(Uint8Array).refine(({ length }) => length >= 1 && length <= MAX_SYMBOL_BYTES),
  /** AIM symbology identifier (ISO/IEC 15424), with `]`. */
  aim: z.string().regex(/^\][A-Za-z][0-9A-Za-z]$/),
});
export type SeenSymbol = z.infer<typeof seenSymbolSchema>;
