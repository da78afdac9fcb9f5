import { describe, expect, test } from 'vitest';
import { keyAction, moved } from './keyboard-map.ts';
import type { KeyAction, KeyPlace } from './keyboard-map.ts';

const EVERY_PLACE: KeyPlace[] = [
  'idle',
  'reading-card',
  'working',
  'queued',
  'scan-session',
  'evidence',
  'consent',
  'certificates',
  'document',
  'failed',
  'ended',
];

describe('keyAction', () => {
  test.each<[KeyPlace, string, KeyAction | undefined]>([
    ['idle', '3', { do: 'pick', index: 2 }],
    ['idle', 'ArrowDown', { do: 'move', by: 1 }],
    ['certificates', 'ArrowUp', { do: 'move', by: -1 }],
    ['certificates', 'Enter', { do: 'primary' }],
    ['consent', 'Enter', { do: 'primary' }],
    ['consent', 'Delete', { do: 'refuse' }],
    ['certificates', 'Delete', undefined],
    ['consent', '1', undefined],
    ['working', '1', undefined],
    ['document', '+', { do: 'view', action: 'zoom-in' }],
    ['document', '0', { do: 'view', action: 'fit-page' }],
    ['document', 'w', { do: 'view', action: 'fit-width' }],
    ['document', 'W', { do: 'view', action: 'fit-width' }],
    ['document', 'r', { do: 'view', action: 'rotate' }],
    ['document', 'Home', { do: 'view', action: 'first' }],
    ['document', 'End', { do: 'view', action: 'last' }],
    ['document', 'p', { do: 'tool', tool: 'panel' }],
    ['document', 's', { do: 'tool', tool: 'verdict' }],
    ['document', 'Ctrl+f', { do: 'tool', tool: 'find' }],
    ['document', 'f', undefined],
    ['document', 'Ctrl+r', undefined],
    ['document', 'Ctrl+Enter', { do: 'acknowledge' }],
    ['consent', 'Ctrl+Enter', undefined],
    ['idle', 'r', undefined],
    ['document', 'PageDown', { do: 'view', action: 'next' }],
    ['document', 'Backspace', { do: 'close' }],
    ['document', '1', undefined],
    ['idle', 'F2', { do: 'scan' }],
    ['failed', 'F2', { do: 'scan' }],
    ['ended', 'F2', { do: 'scan' }],
    ['consent', 'F2', undefined],
    ['certificates', 'F2', undefined],
    ['document', 'F2', undefined],
    ['scan-session', 'F2', undefined],
    ['evidence', 'F6', { do: 'compare', same: true }],
    ['consent', 'F7', { do: 'compare', same: false }],
    ['certificates', 'F6', { do: 'compare', same: true }],
    ['document', 'F7', { do: 'compare', same: false }],
    ['working', 'F6', undefined],
    ['idle', 'F7', undefined],
    ['idle', '0', undefined],
    ['idle', 'a', undefined],
    ['idle', 'constructor', undefined],
  ])('%s: %s', (place, key, expected) => {
    expect(keyAction(place, key)).toEqual(expected);
  });

  test.each(EVERY_PLACE)('%s: help is always one key away', (place) => {
    expect(keyAction(place, 'F1')).toEqual({ do: 'help' });
    expect(keyAction(place, '?')).toEqual({ do: 'help' });
  });

  test.each(EVERY_PLACE)('%s: so is what waits', (place) => {
    expect(keyAction(place, 'F8')).toEqual({ do: 'queue' });
  });

  test.each(EVERY_PLACE)('%s: so is the way out', (place) => {
    expect(keyAction(place, 'F4')).toEqual({ do: 'sign-out' });
  });

  test.each(EVERY_PLACE)('%s: so are the devices', (place) => {
    expect(keyAction(place, 'F9')).toEqual({ do: 'diagnostics' });
  });

  test.each(EVERY_PLACE.filter((place) => place !== 'idle'))('%s: Esc ends', (place) => {
    expect(keyAction(place, 'Escape')).toEqual({ do: 'end' });
  });

  test('there is nothing to end between sessions', () => {
    expect(keyAction('idle', 'Escape')).toBeUndefined();
  });

  test('a key that only sounds like a property of objects does nothing', () => {
    expect(keyAction('document', 'toString')).toBeUndefined();
  });
});

test.each([
  [0, 1, 3, 1],
  [2, 1, 3, 0],
  [0, -1, 3, 2],
  [0, 1, 0, 0],
])('from %d by %d of %d comes %d', (index, by, length, expected) => {
  expect(moved(index, by, length)).toBe(expected);
});
