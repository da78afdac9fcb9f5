import { expect, test } from 'vitest';
import { KEY_HINTS, VIEWER_HINTS } from './key-hints.ts';
import { keyAction } from './keyboard-map.ts';
import type { KeyPlace } from './keyboard-map.ts';

/** What is printed on the key, and what the browser calls it. */
const KEY_OF_CAP: Readonly<Record<string, string>> = {
  Esc: 'Escape',
  Del: 'Delete',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '−': '-',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
  'Ctrl+F': 'Ctrl+f',
};

const all = [...Object.entries(KEY_HINTS), ['document', VIEWER_HINTS] as const];
const hints = all.flatMap(([place, list]) =>
  list.flatMap(({ keys }) =>
    keys.filter((cap) => cap !== '…').map((cap): [string, string] => [place, cap]),
  ),
);

test.each(hints)('%s: the key %s that is shown does something', (place, cap) => {
  expect(keyAction(place as KeyPlace, KEY_OF_CAP[cap] ?? cap)).toBeDefined();
});
