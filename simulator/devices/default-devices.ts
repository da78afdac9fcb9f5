import { plugInSchema, type PlugIn } from '../control-api.ts';

/** The devices that every simulation begins with; the terminal knows them by their paths. */
export const DEFAULT_DEVICES: readonly PlugIn[] = [
  plugInSchema.parse({ id: 'scanner-1', family: 'text' }),
  plugInSchema.parse({ id: 'reader-1', family: 'sdt' }),
];
