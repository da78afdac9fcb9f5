import { expect, it } from 'vitest';
import { MESSAGE_LIMIT_BYTES } from './messages.ts';
import { MAX_NAME_BYTES, MAX_READERS, pcscProblem, pcscStateSchema } from './state.ts';

it('takes the largest state, which fits a message', () => {
  const reader = { name: '读'.repeat(MAX_NAME_BYTES), state: 'present', atr: '3b'.repeat(36) };
  const state = { available: true, readers: Array<typeof reader>(MAX_READERS).fill(reader) };
  expect(pcscStateSchema.safeParse(state).success).toBe(true);
  expect(Buffer.byteLength(JSON.stringify(state))).toBeLessThan(MESSAGE_LIMIT_BYTES);
});

it.each([
  { available: true, readers: [{ name: '', state: 'empty' }] },
  { available: true, readers: [{ name: 'A', state: 'stolen' }] },
  { available: true, readers: [{ name: 'A', state: 'present', atr: '3B0' }] },
  { available: true },
])('refuses %j', (state) => {
  expect(pcscStateSchema.safeParse(state).success).toBe(false);
});

it('makes a state of a problem of any length', () => {
  expect(pcscStateSchema.parse(pcscProblem('x'.repeat(300)))).toEqual({
    available: false,
    problem: 'x'.repeat(200),
    readers: [],
  });
});
