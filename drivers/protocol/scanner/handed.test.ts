import { expect, test } from 'vitest';
import { handedSymbols } from './handed.ts';
import { show } from './protocol.test-support.ts';

test('every chunk is one whole symbol, line ends and all', () => {
  const symbols = handedSymbols();
  expect(symbols.start(0).map(show)).toEqual(['ready {}']);
  expect(symbols.receive(Buffer.from('a\rb'), 0).map(show)).toEqual(['symbol a\rb']);
  expect(symbols.receive(new Uint8Array(), 0)).toEqual([]);
  expect(symbols.isBusy()).toBe(false);
});

test('nothing can be asked of it', () => {
  const symbols = handedSymbols();
  expect(symbols.commands).toEqual([]);
  expect(symbols.command('identify', 0).map(show)).toEqual(['identify refused']);
});
