import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { controlsOf, type Controls } from '../proof/trust/controls.ts';
import { findingsOf, operationIdOf, PROVINCIAL } from '../support/conformity.ts';
import { random, TERMINAL_KEYS } from '../support/terminal-keys.ts';
import { leave, visit, type Outcome, type Visitor } from '../support/visit.ts';
import { openWiredHall, type WiredHall, type WiredTerminal } from '../support/wired-hall.ts';

// A real terminal and the real simulated platform, everything between them recorded on real HTTP.

const crypto = createSmProvider({ keys: TERMINAL_KEYS, randomBytes: random });
let hall: WiredHall;
let terminal: WiredTerminal;
let controls: Controls;
let seen: number;

beforeAll(async () => {
  hall = await openWiredHall();
  controls = controlsOf(hall.platformUrl);
  terminal = await hall.terminal();
  seen = 0;
}, 60_000);
afterAll(() => hall.stop());
afterEach(async () => {
  await controls.reset();
  await leave(terminal);
  const recorded = hall.wire.passed.slice(seen);
  seen = hall.wire.passed.length;
  expect(recorded.length).toBeGreaterThan(0);
  const found = await Promise.all(recorded.map((passed) => findingsOf(passed, crypto)));
  expect(found.flat()).toEqual([]);
});

const comes = (visitor: Visitor): Promise<Outcome> => visit(terminal, hall.remote, visitor);
const asked = (): Set<string | undefined> =>
  new Set(hall.wire.passed.slice(seen).map(operationIdOf));

test('a new terminal enrols, a code leads to a file', async () => {
  expect(await comes({ citizenId: 'zhang' })).toEqual({ kind: 'shown' });
  const way = ['table', 'enrol', 'verify', 'token', 'list', 'file', 'download'];
  expect([...asked()]).toEqual(expect.arrayContaining(way));
});

test('an ID card', async () => {
  expect(await comes({ citizenId: 'wang', hasCard: true })).toEqual({ kind: 'shown' });
  expect(asked()).toContain('identify');
});

test('a code and the card of the same person', async () => {
  expect(await comes({ citizenId: 'zhang', addsCard: true })).toEqual({ kind: 'shown' });
  expect([...asked()]).toEqual(expect.arrayContaining(['verify', 'identify']));
});

test.each([
  ['expired', 'CODE_EXPIRED'],
  ['used', 'CODE_USED'],
  ['revoked', 'CODE_REVOKED'],
  ['unknown-system', 'ROUTE_UNKNOWN'],
] as const)('a code that is %s', async (flaw, code) => {
  expect(await comes({ citizenId: 'li', code: { flaw } })).toEqual({ kind: 'failed', code });
});

test('a rule of the citizen that refuses', async () => {
  const outcome = await comes({ citizenId: 'zhao' });
  expect(outcome).toEqual({ kind: 'failed', code: 'CONSENT_REFUSED' });
});

test('a code system that the table leaves out, and clocks that differ', async () => {
  await controls.policy({ clockOffsetS: 900 });
  const code = { codeSystemId: '2000312' };
  expect(await comes({ citizenId: 'chen', code })).toEqual({ kind: 'shown' });
  expect(asked()).toContain('resolve');
});

test('the phone scans what the terminal shows', async () => {
  expect(await comes({ citizenId: 'zhang', hasPhone: true })).toEqual({ kind: 'shown' });
  expect([...asked()]).toEqual(expect.arrayContaining(['scanSession', 'scanStatus']));
});

test('certificates of a province', async () => {
  const code = { codeSystemId: '1390100' };
  expect(await comes({ citizenId: 'zhang', code })).toEqual({ kind: 'shown' });
  expect([...asked()]).toEqual(expect.arrayContaining([...PROVINCIAL.operationIds]));
});

test('a code system that only the hub reaches', async () => {
  await controls.policy({ relayOnly: true });
  // Only a terminal without a fresh table asks for the new one at once.
  await terminal.stop();
  terminal = await hall.terminal();
  expect(await comes({ citizenId: 'zhang' })).toEqual({ kind: 'shown' });
  expect([...asked()]).toEqual(expect.arrayContaining(['relayVerify', 'relayFile']));
});
