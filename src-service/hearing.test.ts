import { expect, test } from 'vitest';
import type { DeviceEvent } from '../drivers/events.ts';
import { failure } from '../contract/failures.ts';
import { createHearing } from './hearing.ts';
import type { SessionEvent } from './session/events.ts';

const READ: DeviceEvent = { kind: 'scan-damaged', deviceId: 'one', at: 0, what: 'checksum' };
const BAD: SessionEvent = { kind: 'input-failed', failure: failure('CARD_UNREADABLE') };

function stand(isClosed: boolean, input: SessionEvent | undefined): string[] {
  const told: string[] = [];
  const hear = createHearing({
    operators: { active: () => told.push('active'), isClosed: () => isClosed },
    intake: () => input,
    feedback: {
      heard({ deviceId }, deal) {
        told.push(`heard from ${deviceId}`);
        deal();
      },
    },
    cardPhotos: undefined,
    dispatch: ({ kind }) => told.push(`session: ${kind}`),
    notTaken: ({ code }) => told.push(`not taken: ${code}`),
  });
  hear(READ);
  return told;
}

test('what is read goes to the session, and counts as somebody who is there', () => {
  expect(stand(false, BAD)).toEqual(['active', 'heard from one', 'session: input-failed']);
});

test('with nobody signed in a scan is told and not taken', () => {
  expect(stand(true, BAD)).toEqual(['active', 'heard from one', 'not taken: OPERATOR_NEEDED']);
});

test('with nobody signed in, what no person did is not told', () => {
  expect(stand(true, { kind: 'abilities' })).toEqual(['active']);
});

test('what means nothing to a session is heard by nobody', () => {
  expect(stand(false, undefined)).toEqual(['active']);
});
