import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { readFixture } from '../../drivers/replay/fixture.ts';
import { EXIT } from '../command.ts';
import { recordedConsole } from '../console.test-support.ts';
import { heldDevice } from './held.test-support.ts';
import { readCard } from './read-card.ts';

const LIMIT_MS = 5_000;
const FIXTURE = 'drivers/catalogue/fixtures/stx-serial.json';

/** A reader that answers each command with the next answer of the fixture. */
function answering() {
  const { trace } = unwrap(readFixture(readFileSync(FIXTURE, 'utf8')));
  const answers = trace.filter(({ from }) => from === 'device').map(({ hex }) => hex);
  return heldDevice('stx-serial', (at) => {
    at.onWrite = () => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      setImmediate(() => at.sendBytes(Buffer.from(answer ?? '', 'hex')));
    };
  });
}

test('a card is shown masked', async () => {
  const console = recordedConsole();
  expect(await readCard(await answering(), { console, limitMs: LIMIT_MS })).toBe(EXIT.ok);
  const said = console.said.join('\n');
  expect(said).toContain('Card foreign-2017');
  expect(said).toMatch(/idNo +BEL390\*+/);
  for (const secret of ['BEL390085071201', 'BERGHE', 'MAXIMILIAAN']) {
    expect(said).not.toContain(secret);
  }
});

test('what a card or its reader says does nothing to the console', async () => {
  const held = await answering();
  const reason = failure('CARD_UNREADABLE', 'status \u009b2J\nforged');
  const manager: typeof held.manager = {
    ...held.manager,
    onEvent(listener) {
      setImmediate(() =>
        listener({ kind: 'card-failed', deviceId: 'one', at: 0, failure: reason }),
      );
      return () => {};
    },
  };
  const console = recordedConsole();
  const code = readCard({ ...held, manager }, { console, limitMs: LIMIT_MS });
  expect(await code).toBe(EXIT.problem);
  expect(console.complained).toHaveLength(1);
  expect(console.complained[0]).toContain('status \\u009b2J\\u000aforged');
});

test('nobody puts a card down, or the device reads none', async () => {
  const held = await heldDevice('generic-serial');
  const scanner = recordedConsole();
  expect(await readCard(held, { console: scanner, limitMs: 5 })).toBe(EXIT.usage);
  expect(scanner.complained).toEqual(['one is no ID-card reader']);
  const reader = recordedConsole();
  const device = { ...held.device, kind: 'id-card-reader' as const };
  expect(await readCard({ ...held, device }, { console: reader, limitMs: 5 })).toBe(EXIT.problem);
  expect(reader.complained).toEqual(['no card was put down']);
});
