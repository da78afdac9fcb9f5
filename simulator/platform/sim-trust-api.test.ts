import { expect, test } from 'vitest';
import { replyFaultPlansSchema } from '../control-api.ts';
import { BENCH_POLICY, makeBench } from './platform.fixture.ts';

test('policy is shown, and set as a whole or not at all', async () => {
  const bench = makeBench();
  expect((await bench.call('GET', '/sim/policy')).json).toEqual(BENCH_POLICY);
  const policy = { ...BENCH_POLICY, maxLevel: 2, tokenUses: 3 };
  expect((await bench.call('PUT', '/sim/policy', policy)).json).toEqual(policy);
  expect((await bench.call('PUT', '/sim/policy', { maxLevel: 3 })).status).toBe(400);
  expect((await bench.call('PUT', '/sim/policy', { ...policy, maxLevel: 6 })).status).toBe(400);
  expect((await bench.call('GET', '/sim/policy')).json).toEqual(policy);
});

test('a plan of faults is set, shown, taken away, and refused where it is none', async () => {
  const bench = makeBench();
  const { json } = await bench.call('GET', '/sim/reply-fault-plans');
  const [plan] = replyFaultPlansSchema.parse(json);
  expect((await bench.call('GET', '/sim/reply-faults')).json).toEqual({ plan: null });
  expect((await bench.call('PUT', '/sim/reply-faults', { plan })).json).toEqual({ plan });
  expect((await bench.call('PUT', '/sim/reply-faults', { plan: { name: 'x' } })).status).toBe(400);
  expect((await bench.call('GET', '/sim/reply-faults')).json).toEqual({ plan });
  const none = await bench.call('PUT', '/sim/reply-faults', { plan: null });
  expect(none.json).toEqual({ plan: null });
});

test('probes of whether the hub lives are neither noted nor spoiled', async () => {
  const bench = makeBench();
  const rules = [{ operation: '*', fault: 'unsigned', probability: 1 }];
  await bench.call('PUT', '/sim/reply-faults', { plan: { name: 'all', seed: 1, rules } });
  const { json } = await bench.call('GET', '/hub/v1/health');
  expect(json).toMatchObject({ head: { signAlg: 'SM2-SM3' } });
  expect((await bench.call('GET', '/sim/transcript')).json).toEqual([]);
});
