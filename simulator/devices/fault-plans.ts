import { z } from 'zod';
import { localTextSchema } from '../../contract/language.ts';
import duplicateBytes from '../fault-plans/duplicate-bytes.json' with { type: 'json' };
import everything from '../fault-plans/everything.json' with { type: 'json' };
import flood from '../fault-plans/flood.json' with { type: 'json' };
import lossyLine from '../fault-plans/lossy-line.json' with { type: 'json' };
import noisyLine from '../fault-plans/noisy-line.json' with { type: 'json' };
import slowLine from '../fault-plans/slow-line.json' with { type: 'json' };
import splitAndMerge from '../fault-plans/split-and-merge.json' with { type: 'json' };
import stuckBusy from '../fault-plans/stuck-busy.json' with { type: 'json' };
import unplugMidFrame from '../fault-plans/unplug-mid-frame.json' with { type: 'json' };
import wrongChecksum from '../fault-plans/wrong-checksum.json' with { type: 'json' };
import { faultPlanSchema, type FaultPlan } from './fault-plan.ts';

const planFileSchema = z.strictObject({
  name: localTextSchema,
  /** What it does, in words for whoever chooses it. */
  effect: localTextSchema,
  plan: faultPlanSchema,
});
export type NamedFaultPlan = z.infer<typeof planFileSchema>;

/** Every plan of `simulator/fault-plans` by its file name without `.json`, mildest first. */
export const FAULT_PLANS: ReadonlyMap<string, NamedFaultPlan> = new Map(
  Object.entries({
    'split-and-merge': splitAndMerge,
    'slow-line': slowLine,
    'lossy-line': lossyLine,
    'noisy-line': noisyLine,
    'duplicate-bytes': duplicateBytes,
    'wrong-checksum': wrongChecksum,
    'stuck-busy': stuckBusy,
    'unplug-mid-frame': unplugMidFrame,
    flood,
    everything,
  }).map(([name, file]) => [name, planFileSchema.parse(file)]),
);

/** A plan without any fault, to take single ones from. */
export const NO_FAULT_PLAN: FaultPlan = faultPlanSchema.parse({ about: 'no fault', seed: 0 });
