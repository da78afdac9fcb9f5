import { describe, expect, it } from 'vitest';
import { readersFrom } from './readers.ts';

const NONE = new Uint8Array();
const ATR = Uint8Array.of(0x3b, 0x00);
const stateOf = (event: number, atr = NONE): unknown => readersFrom([{ name: 'A', event, atr }])[0];

describe('readersFrom', () => {
  // Numbers of winscard.h, the upper half counts events.
  it.each([
    [0x0010, NONE, { name: 'A', state: 'empty' }],
    [0x0012, NONE, { name: 'A', state: 'empty' }],
    [0x0003_0022, ATR, { name: 'A', state: 'present', atr: '3b00' }],
    [0x0003_0122, ATR, { name: 'A', state: 'in-use', atr: '3b00' }],
    [0x0003_01a2, ATR, { name: 'A', state: 'in-use', atr: '3b00' }],
    [0x0220, NONE, { name: 'A', state: 'mute' }],
    // What an earlier card said is not the empty reader's.
    [0x0010, ATR, { name: 'A', state: 'empty' }],
    [0x0006, NONE, undefined],
    [0x000a, NONE, undefined],
  ])('reads the state 0x%s', (event, atr, reader) => {
    expect(stateOf(event, atr)).toEqual(reader);
  });
});
