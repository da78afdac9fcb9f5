import { expect, test } from 'vitest';
import { down, up, altKeys, atSpeed, Desk, SETTINGS, typed } from './wedge.test-support.ts';
import { DECIDE_MS, holdLimitMs, holdMs } from './wedge.ts';

function scanned(text: string, gapMs = 8) {
  return atSpeed([...typed(text), down('Enter'), up('Enter')], gapMs);
}

function deskAfter(
  ...parts: readonly (readonly [keys: ReturnType<typeof scanned>, wait: number])[]
) {
  const desk = new Desk();
  for (const [keys, wait] of parts) {
    desk.type(keys);
    desk.wait(wait);
  }
  return desk;
}

test('a code at the speed of a scanner is one symbol, and the page sees nothing', () => {
  const desk = deskAfter([scanned('ZWFW-0001-AbC'), 500]);
  expect(desk.bursts).toMatchObject([{ kind: 'symbol', text: 'ZWFW-0001-AbC', ended: true }]);
  expect(desk.page).toEqual([]);
  expect(desk.wedge.deadline()).toBeUndefined();
});

test('a character twice is two, though the page’s engine tells of no release of a key that is held', () => {
  const keys = [...'110000112233'].map((char) => down(char));
  const desk = deskAfter([atSpeed([...keys, down('Enter')], 3), 500]);
  expect(desk.bursts).toMatchObject([{ kind: 'symbol', text: '110000112233' }]);
  expect(desk.page).toEqual([]);
});

test('the symbol is told with its end key, not after a silence', () => {
  const desk = new Desk();
  desk.type(scanned('12345678'));
  expect(desk.bursts).toHaveLength(1);
});

test('without an end key the silence ends it', () => {
  const desk = new Desk();
  desk.type(atSpeed(typed('12345678'), 8));
  desk.wait(DECIDE_MS);
  expect(desk.bursts).toEqual([]);
  desk.wait(1);
  expect(desk.bursts).toMatchObject([{ kind: 'symbol', text: '12345678', ended: false }]);
});

const LONE_MS = holdMs(SETTINGS, 'nothing');

test('a key of a hand reaches the page soon', () => {
  const desk = new Desk();
  desk.type([{ key: down('Enter'), afterMs: 0 }]);
  expect(desk.page).toEqual([]);
  desk.wait(LONE_MS + 1);
  expect(desk.page).toEqual([down('Enter')]);
  desk.type([{ key: up('Enter'), afterMs: 50 }]);
  expect(desk.page).toEqual([down('Enter'), up('Enter')]);
  expect(desk.longestHoldMs).toBe(39);
});

test('a short code with its end key presses nothing', () => {
  for (const text of ['1', '12', '']) {
    const desk = deskAfter([scanned(text), 0], [scanned(''), 500]);
    expect(desk.page).toEqual([]);
    expect(desk.bursts.map(({ kind }) => kind)).toEqual(['dropped']);
  }
});

test('an end key that comes late does not act', () => {
  const desk = new Desk();
  desk.type(atSpeed(typed('1234567890'), 8));
  desk.type([{ key: down('Enter'), afterMs: DECIDE_MS - 5 }]);
  desk.wait(500);
  expect(desk.page).toEqual([]);
  expect(desk.bursts).toMatchObject([{ kind: 'symbol', text: '1234567890', ended: true }]);
});

test('what comes behind the end key is swallowed until there is silence', () => {
  const hostile = atSpeed([down('Enter'), up('Enter'), down('Tab'), down(' '), down('Enter')], 20);
  const desk = deskAfter([scanned('12345678'), 0], [hostile, 500]);
  expect(desk.page).toEqual([]);
  expect(desk.bursts).toHaveLength(1);
  desk.type(scanned('87654321'));
  expect(desk.bursts[1]).toMatchObject({ text: '87654321' });
});

test.each(['Tab', 'Escape', 'F5', 'Delete', 'F1', 'Unidentified'])(
  '%s in the middle of a code does nothing and makes it no symbol',
  (name) => {
    const keys = [...typed('12345678'), down(name), up(name), ...typed('90'), down('Enter')];
    const desk = deskAfter([atSpeed(keys, 8), 500]);
    expect(desk.page).toEqual([]);
    expect(desk.bursts).toMatchObject([{ kind: 'dropped', flaw: 'control-key' }]);
  },
);

test('a hostile code that begins with an act does nothing either', () => {
  const acts = [down('Enter'), down('Escape'), down('w', { control: true }), down('F5')];
  for (const act of acts) {
    const desk = deskAfter([atSpeed([act, ...typed('ab'), down('Enter')], 8), 500]);
    expect(desk.page).toEqual([]);
    expect(desk.bursts).toMatchObject([{ kind: 'dropped' }]);
  }
});

test('Chinese that is typed with Alt and digits', () => {
  const keys = [...typed('A1234'), ...altKeys('54992'), down('Enter'), up('Enter')];
  const desk = deskAfter([atSpeed(keys, 6), 500]);
  expect(desk.page).toEqual([]);
  expect(desk.bursts).toMatchObject([{ kind: 'symbol', text: 'A1234中', ended: true }]);
});

test('a key that is held down repeats on the page and is no burst', () => {
  const repeats = Array.from({ length: 60 }, () => down('ArrowDown', { isAutoRepeat: true }));
  const keys = [
    { key: down('ArrowDown'), afterMs: 500 },
    { key: repeats[0]!, afterMs: 250 },
    ...repeats.slice(1).map((key) => ({ key, afterMs: 20 })),
    { key: up('ArrowDown'), afterMs: 5 },
  ];
  const desk = deskAfter([keys, 500]);
  expect(desk.page).toEqual(keys.map(({ key }) => key));
  expect(desk.bursts).toEqual([]);
});

test('a key that the scanner leaves down neither repeats nor is let go on the page', () => {
  const desk = deskAfter([scanned('12345678').slice(0, -1), 300]);
  desk.type([
    { key: down('Enter', { isAutoRepeat: true }), afterMs: 30 },
    { key: up('Enter'), afterMs: 30 },
  ]);
  expect(desk.page).toEqual([]);
  const hand = [down('Enter'), up('Enter')];
  desk.type(hand.map((key) => ({ key, afterMs: 200 })));
  expect(desk.page).toEqual(hand);
});

test('a key that was down before the burst is let go on the page', () => {
  const desk = new Desk();
  const [pressed, released] = [down('x'), up('x')];
  desk.type([{ key: pressed, afterMs: 0 }]);
  desk.wait(200);
  desk.type([{ key: down('1'), afterMs: 0 }]);
  desk.type([{ key: released, afterMs: 2 }]);
  desk.type(scanned('2345678'));
  expect(desk.page).toEqual([pressed, released]);
  expect(desk.bursts).toMatchObject([{ kind: 'symbol', text: '12345678' }]);
});

test('keys of an input method are let through, behind what came before them', () => {
  const desk = new Desk();
  const keys = [down('a'), down('Process', { code: 'KeyB' })];
  desk.type(atSpeed(keys, 5));
  expect(desk.page).toEqual(keys);
  desk.type(scanned('12345678'));
  desk.type([{ key: down('Process'), afterMs: 5 }]);
  expect(desk.page).toEqual(keys);
});

test('a window that loses the focus forgets what was held', () => {
  const desk = new Desk();
  desk.type(atSpeed(typed('12'), 5));
  desk.wedge.reset();
  desk.type(atSpeed(typed('12345678'), 5));
  desk.wedge.reset();
  desk.wait(500);
  expect(desk.page).toEqual([]);
  expect(desk.bursts).toEqual([]);
});

test('a clock that is set back holds nothing for ever', () => {
  const desk = new Desk();
  desk.wait(1_000);
  desk.type(atSpeed(typed('1'), 0));
  desk.wedge.key(down('2'), 10);
  expect(desk.wedge.deadline()).toBe(1_000 + holdMs(SETTINGS, 'a pair'));
});

test('the limits of a hold', () => {
  expect(LONE_MS).toBe(39);
  expect(holdMs(SETTINGS, 'a pair')).toBe(60);
  expect(holdLimitMs(SETTINGS)).toBe(180);
});
