import { z } from 'zod';
import { modeSchema } from '../../contract/config.ts';
import { deviceStateSchema } from '../../contract/devices.ts';
import { failureCodeSchema } from '../../contract/failures.ts';
import { CODE_FLAWS, platformFaultsSchema } from '../../simulator/control-api.ts';

const device = z.enum(['scanner-1', 'reader-1']);

/** One thing that a person does, or that goes wrong. */
const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('show-code'),
    citizen: z.string(),
    flaw: z.enum(CODE_FLAWS).optional(),
    codeSystemId: z.string().optional(),
    lifetimeS: z.number().int().optional(),
  }),
  z.strictObject({ do: z.literal('put-card'), citizen: z.string() }),
  z.strictObject({ do: z.literal('lift-card') }),
  /** Presses the button that has exactly this text, alone or among others. */
  z.strictObject({ do: z.literal('press'), button: z.string() }),
  /** Presses a key of the clerk's keyboard, e.g. `Enter`. */
  z.strictObject({ do: z.literal('key'), key: z.string().max(20) }),
  z.strictObject({ do: z.literal('unplug'), device }),
  z.strictObject({ do: z.literal('plug'), device }),
  z.strictObject({ do: z.literal('platform'), mode: platformFaultsSchema.shape.mode }),
]);
export type Action = z.infer<typeof actionSchema>;

/** What must be seen after the actions; every key that is there has to hold. */
const expectationSchema = z.strictObject({
  session: z
    .enum([
      'idle',
      'reading-card',
      'working',
      'queued',
      'scan-session',
      'evidence',
      'consent',
      'certificates',
      'failed',
      'ended',
    ])
    .optional(),
  failure: failureCodeSchema.optional(),
  /** An opened certificate is drawn on the screen. */
  document: z.literal('shown').optional(),
  platform: z.enum(['online', 'offline']).optional(),
  waiting: z.number().int().optional(),
  device: z.strictObject({ id: device, state: deviceStateSchema }).optional(),
  /** A text that stands on the screen. */
  text: z.string().optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;

const stepSchema = z.strictObject({
  title: z.string(),
  actions: z.array(actionSchema).default([]),
  expect: expectationSchema,
  /** Limit for the expectation, in milliseconds. */
  withinMs: z.number().int().min(100).max(120_000).default(10_000),
  /** Name of the screenshot, without number and ending. */
  screenshot: z.string().regex(/^[a-z-]+$/),
});
export type Step = z.infer<typeof stepSchema>;

/** A scripted demonstration: data, played in the running application. */
export const scenarioSchema = z.strictObject({
  name: z.string(),
  mode: modeSchema,
  size: z.strictObject({ width: z.number().int(), height: z.number().int() }),
  language: z.enum(['zh-CN', 'en']),
  timeLimits: z.record(z.string(), z.number()).default({}),
  steps: z.array(stepSchema).min(1),
});
export type Scenario = z.infer<typeof scenarioSchema>;
