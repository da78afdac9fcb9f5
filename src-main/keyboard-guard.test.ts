import type { KeyboardInputEvent } from 'electron';
import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import type { LogRecord } from '../contract/log.ts';
import { guardKeyboard, wedgeOf } from './keyboard-guard.ts';
import type { HeldKey } from './replay-keys.ts';

type KeyListener = (event: { preventDefault(): void }, input: HeldKey) => void;

const PROTOCOL = wedgeOf({
  devices: [{ id: 'w', model: 'keyboard-wedge', path: 'keyboard' }],
})!;

/** A window that, as Electron’s does, tells its listeners of given keys like of typed ones. */
function setUp() {
  const clock = manualClock(1_000);
  let pauseMs = 0;
  const page: string[] = [];
  const symbols: unknown[] = [];
  const records: LogRecord[] = [];
  let onKey: KeyListener = () => {};
  let onBlur = (): void => {};
  let destroyed = false;

  /** The way of any key; true where it reaches the page. */
  function arrive(input: HeldKey): boolean {
    let passes = true;
    onKey({ preventDefault: () => (passes = false) }, input);
    return passes;
  }
  function give({ type, keyCode }: KeyboardInputEvent): void {
    if (type === 'char') page.push(`char ${JSON.stringify(keyCode)}`);
    else if (arrive(keyOf(keyCode, type === 'keyUp' ? 'keyUp' : 'keyDown'))) {
      page.push(`${type} ${keyCode}`);
    }
  }
  guardKeyboard(
    {
      on: (_event, listener) => (onBlur = listener),
      webContents: {
        on: (_event, listener) => (onKey = listener),
        sendInputEvent: give,
        isDestroyed: () => destroyed,
      },
    },
    {
      protocol: PROTOCOL,
      clock: { ...clock, now: () => clock.now() + pauseMs },
      onSymbol: (one) => symbols.push(one),
      log: (r) => records.push(r),
    },
  );
  return {
    clock,
    page,
    symbols,
    records,
    /** The process does nothing for this long; then everything that waited happens at once. */
    pause: (ms: number) => (pauseMs += ms),
    blur: () => onBlur(),
    destroy: () => (destroyed = true),
    press: (key: string, gapMs = 8): void => {
      clock.advance(gapMs);
      for (const type of ['keyDown', 'keyUp'] as const) {
        if (arrive(keyOf(key, type))) page.push(`${type} ${key}`);
      }
    },
  };
}

function keyOf(key: string, type: 'keyDown' | 'keyUp'): HeldKey {
  const none = { control: false, meta: false, alt: false, shift: false, isAutoRepeat: false };
  return { type, key, code: key, modifiers: [], ...none };
}

test('only a configured wedge is guarded against', () => {
  expect(PROTOCOL).toMatchObject({ type: 'wedge', endKeys: ['Enter', 'Tab'] });
  expect(wedgeOf({ devices: [] })).toBeUndefined();
  const others = ['generic-serial', 'sdt-serial', 'none-such'];
  expect(
    wedgeOf({ devices: others.map((model) => ({ id: 'a', model, path: 'auto' })) }),
  ).toBeUndefined();
});

test('a key of a hand is given back within the limit, as a key and its character', () => {
  const { clock, page, press } = setUp();
  press('Enter');
  expect(page).toEqual([]);
  clock.advance(50);
  expect(page).toEqual(['keyDown Enter', 'char "\\r"', 'keyUp Enter']);
  expect(clock.pending()).toBe(0);
});

test('a scanned code is a symbol and nothing reaches the page', () => {
  const { clock, page, symbols, press } = setUp();
  for (const key of [...'12345678', 'Enter']) press(key);
  clock.advance(500);
  expect(page).toEqual([]);
  expect(symbols).toEqual([{ text: '12345678', ended: true }]);
  expect(clock.pending()).toBe(0);
});

test('a hostile code is logged by its rhythm, never by its content', () => {
  const { clock, page, symbols, records, press } = setUp();
  for (const key of [...'SECRET', 'F5', ...'WORD', 'Enter']) press(key);
  clock.advance(500);
  expect(page).toEqual([]);
  expect(symbols).toEqual([]);
  expect(records).toEqual([
    {
      event: 'main.wedge-burst',
      outcome: 'control-key',
      keys: 12,
      medianGapMs: 8,
      longestGapMs: 8,
      slowGaps: 0,
    },
  ]);
});

test('a pause of the process is no pause of the scanner', () => {
  const { clock, page, symbols, press, pause } = setUp();
  for (const key of '1234') press(key);
  pause(400);
  for (const key of [...'5678', 'Enter']) press(key);
  clock.advance(500);
  expect(page).toEqual([]);
  expect(symbols).toEqual([{ text: '12345678', ended: true }]);
});

test('a window that loses the focus drops what was held', () => {
  const { clock, page, symbols, press, blur } = setUp();
  press('1');
  blur();
  expect(clock.pending()).toBe(0);
  for (const key of '12345678') press(key);
  blur();
  clock.advance(500);
  expect(page).toEqual([]);
  expect(symbols).toEqual([]);
});

test('a window that is gone is given nothing', () => {
  const { clock, page, press, destroy } = setUp();
  press('1');
  destroy();
  clock.advance(500);
  expect(page).toEqual([]);
});
