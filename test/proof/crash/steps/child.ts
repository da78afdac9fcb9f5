import { writeSync } from 'node:fs';
import { z } from 'zod';
import type { CodeInput } from '../../../../src-service/session/model.ts';
import { probe, type StoreSabotage } from './probe.ts';
import { SCENARIOS } from './scenarios.ts';
import type { SendSabotage } from './world.ts';

// Plays one scenario and ends itself before the step that is named. Says what it promises when it
// has promised it, and how many steps there were where it was not ended.

const orderSchema = z.object({
  scenario: z.string(),
  killAt: z.number(),
  storeSabotage: z.custom<StoreSabotage>().optional(),
  sendSabotage: z.custom<SendSabotage>().optional(),
  folder: z.string(),
  platformUrl: z.string(),
  keys: z.object({ sign: z.string(), encrypt: z.string() }),
  dataKeys: z.array(z.object({ id: z.string(), key: z.string() })),
  scans: z.array(z.custom<CodeInput>()),
});
export type Order = z.infer<typeof orderSchema>;

const order = orderSchema.parse(JSON.parse(process.argv[2] ?? ''));
const { folder, platformUrl, keys, killAt } = order;
const scenario = SCENARIOS.find(({ name }) => name === order.scenario)!;
const dataKeys = order.dataKeys.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') }));
const steps = probe({
  ...{ killAt, sabotage: order.storeSabotage },
  ...(scenario.lostReplies === undefined ? {} : { lostReplies: scenario.lostReplies }),
});
await scenario.act({
  options: { folder, platformUrl, keys, dataKeys, sabotage: order.sendSabotage },
  scans: order.scans,
  say: (id) => void writeSync(1, `SAVED ${id}\n`),
});
writeSync(1, `STEPS ${steps()}\n`);
// A request that nobody waits for any more would hold the process.
process.exit(0);
