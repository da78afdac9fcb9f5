import { z } from 'zod';
import { deviceConfigSchema } from '../../../contract/config.ts';

/** What the measured process is told. */
export const idleTaskSchema = z.strictObject({
  devices: z.array(deviceConfigSchema),
  /** Folder of the simulated bus. */
  busDir: z.string(),
  /** Between two looks at the buses. */
  intervalMs: z.number().int().positive(),
  measureMs: z.number().int().positive(),
});
export type IdleTask = z.input<typeof idleTaskSchema>;

/** What it answers. */
export const idleResultSchema = z.strictObject({
  /** Processor time, own and of the kernel for it, in percent of one core. */
  corePercent: z.number(),
  /** How many were ready all the time; -1 where one was not. */
  devices: z.number().int(),
  problems: z.array(z.string()),
});
export type IdleResult = z.infer<typeof idleResultSchema>;
