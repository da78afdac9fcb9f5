import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffReaders } from './differ.ts';
import type { PcscReader } from './state.ts';

const EMPTY: PcscReader = { name: 'A 00 00', state: 'empty' };
const CARD: PcscReader = { name: 'A 00 00', state: 'present', atr: '3b00' };

describe('diffReaders', () => {
  it('sees a reader come, with the card in it, and go', () => {
    expect(diffReaders([], [CARD])).toEqual([
      { kind: 'reader-found', name: 'A 00 00' },
      { kind: 'card-present', name: 'A 00 00', atr: '3b00' },
    ]);
    expect(diffReaders([CARD], [])).toEqual([
      { kind: 'card-removed', name: 'A 00 00' },
      { kind: 'reader-lost', name: 'A 00 00' },
    ]);
  });

  it('sees a card come and go, and one that another replaced between two looks', () => {
    expect(diffReaders([EMPTY], [CARD])).toEqual([
      { kind: 'card-present', name: 'A 00 00', atr: '3b00' },
    ]);
    expect(diffReaders([CARD], [EMPTY])).toEqual([{ kind: 'card-removed', name: 'A 00 00' }]);
    expect(diffReaders([CARD], [{ ...CARD, atr: '3b0141' }])).toEqual([
      { kind: 'card-removed', name: 'A 00 00' },
      { kind: 'card-present', name: 'A 00 00', atr: '3b0141' },
    ]);
  });

  it('tells of a card that does not answer, without an answer to reset', () => {
    expect(diffReaders([EMPTY], [{ name: 'A 00 00', state: 'mute' }])).toEqual([
      { kind: 'card-present', name: 'A 00 00' },
    ]);
  });

  it('says nothing of a program that begins to use the card', () => {
    expect(diffReaders([CARD], [{ ...CARD, state: 'in-use' }])).toEqual([]);
  });

  it('leads from any list to any other, and says nothing where nothing happened', () => {
    const reader = fc.record({
      name: fc.constantFrom('A', 'B', 'C', 'D'),
      state: fc.constantFrom('empty' as const, 'present' as const),
      atr: fc.constantFrom('3b00', '3b0141'),
    });
    const list = fc
      .uniqueArray(reader, { selector: ({ name }) => name })
      .map((readers) =>
        readers.map(({ name, state, atr }) =>
          state === 'empty' ? { name, state } : { name, state, atr },
        ),
      );
    fc.assert(
      fc.property(list, list, (before, after) => {
        const cards = new Map<string, string | undefined>(
          before.map((one) => [one.name, 'atr' in one ? one.atr : undefined]),
        );
        for (const event of diffReaders(before, after)) {
          if (event.kind === 'reader-lost') cards.delete(event.name);
          else cards.set(event.name, event.kind === 'card-present' ? event.atr : undefined);
        }
        const wanted = new Map(after.map((one) => [one.name, 'atr' in one ? one.atr : undefined]));
        expect(new Map([...cards].sort())).toEqual(new Map([...wanted].sort()));
        expect(diffReaders(after, after)).toEqual([]);
      }),
    );
  });
});
