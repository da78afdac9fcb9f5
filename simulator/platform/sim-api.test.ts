import { expect, test } from 'vitest';
import { z } from 'zod';
import { effectSchema, issuedCodeSchema, platformStateSchema } from '../control-api.ts';
import { makeBench, NOON, verifyBody } from './platform.fixture.ts';
import { parseCode } from '../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../govcode/profiles.ts';

const codeSystemIdOf = (code: string) => {
  const read = parseCode(code, SIMULATED_PROFILES, { now: NOON });
  return read.ok ? read.value.codeSystemId : undefined;
};

test('a code comes from the citizen’s first app and lives as long as that system has it', async () => {
  const { json } = await makeBench().call('POST', '/sim/codes', { citizenId: 'sun' });
  const issued = issuedCodeSchema.parse(json);
  expect(codeSystemIdOf(issued.code)).toBe('2000333');
  expect(issued.expiresAt).toBe(NOON + 120_000);
});

test('system and lifetime can be ordered', async () => {
  const order = { citizenId: 'zhang', codeSystemId: '0000000', lifetimeS: 7 };
  const { json } = await makeBench().call('POST', '/sim/codes', order);
  const issued = issuedCodeSchema.parse(json);
  expect(codeSystemIdOf(issued.code)).toBe('0000000');
  expect(issued.expiresAt).toBe(NOON + 7_000);
});

test.each([
  ['1390000', 'CITY-D1', /^C1390100/],
  ['1390100', 'CITY-U1', /^https:\/\/code\.city\.example\/c\?v=U11390100/],
  ['0000000', 'CERT-36904', /^1\.2\.156\.3005\.2\./],
])(
  'system %s shows a %s code where it is wanted, and knows it again',
  async (id, profile, looks) => {
    const bench = makeBench();
    const code = await bench.showCode('zhang', { codeSystemId: id, profile });
    expect(code).toMatch(looks);
    const content = code.replace(/^.*=/, '');
    const reply = await bench.call('POST', `/cs/${id}/v1/verify`, verifyBody(content));
    expect(reply.json).toMatchObject({ head: { status: 'OK' }, nameMasked: '张*岚' });
  },
);

test.each([
  [{ citizenId: 'nobody' }, 'HOLDER_NOT_FOUND'],
  [{ citizenId: 'wang', codeSystemId: '2000333' }, 'ROUTE_UNKNOWN'],
  [{ citizenId: 'wang', flaw: 'odd' }, 'PARAM'],
  [{ citizenId: 'wang', profile: 'CITY-U1' }, 'PROFILE_REFUSED'],
  ['text', 'PARAM'],
])('the order %j is refused with %s', async (order, status) => {
  const answer = await makeBench().call('POST', '/sim/codes', order);
  expect(answer.json).toMatchObject({ head: { status } });
});

test('faults are set, shown and refused where they make no sense', async () => {
  const bench = makeBench();
  const faults = { mode: 'slow-body', latencyMs: 20 };
  expect((await bench.call('PUT', '/sim/faults', faults)).json).toEqual(faults);
  expect((await bench.call('GET', '/sim/faults')).json).toEqual(faults);
  const wrong = await bench.call('PUT', '/sim/faults', { mode: 'fire', latencyMs: 0 });
  expect(wrong.status).toBe(400);
  expect(bench.faults.current()).toEqual(faults);
});

test('state and effects tell what happened', async () => {
  const bench = makeBench();
  await bench.verify('zhang');
  const state = platformStateSchema.parse((await bench.call('GET', '/sim/state')).json);
  expect(state).toMatchObject({ effects: 1, faults: { mode: 'none' } });
  expect(state.citizens.length).toBeGreaterThanOrEqual(6);
  const effects = z.array(effectSchema).parse((await bench.call('GET', '/sim/effects')).json);
  expect(effects).toMatchObject([{ at: NOON, kind: 'verified', citizenId: 'zhang' }]);
});
