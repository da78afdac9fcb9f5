import type { KeyboardInputEvent } from 'electron';
import type { KeyInput } from './lockdown.ts';

/** A key as `before-input-event` tells it, as far as it takes to give it again. */
export interface HeldKey extends KeyInput {
  readonly type: 'keyDown' | 'keyUp';
  readonly code: string;
  readonly isAutoRepeat: boolean;
  readonly modifiers: readonly string[];
}

type Modifier = NonNullable<KeyboardInputEvent['modifiers']>[number];

/** Modifiers that `sendInputEvent` knows, of those that `before-input-event` tells. */
const MODIFIERS: readonly Modifier[] = [
  'shift',
  'control',
  'alt',
  'meta',
  'iskeypad',
  'isautorepeat',
  'capslock',
  'numlock',
  'left',
  'right',
];

/** Names that differ between `KeyboardEvent.key` and an accelerator. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
]);
/** Keys of the number pad by `KeyboardEvent.code`. */
const PAD: ReadonlyMap<string, string> = new Map([
  ['NumpadAdd', 'numadd'],
  ['NumpadSubtract', 'numsub'],
  ['NumpadMultiply', 'nummult'],
  ['NumpadDivide', 'numdiv'],
  ['NumpadDecimal', 'numdec'],
  ...Array.from({ length: 10 }, (_, digit) => [`Numpad${digit}`, `num${digit}`] as const),
]);

function isCharacter(key: string): boolean {
  return [...key].length === 1;
}

function keyCodeOf({ key, code }: HeldKey): string {
  // With NumLock off a key of the pad is an arrow, and has the arrow’s name.
  const pad = isCharacter(key) ? PAD.get(code) : undefined;
  return pad ?? NAMES.get(key) ?? key;
}

/** The character that a press types; Enter types one as well, and buttons wait for it. */
function typedBy({ type, key, control, alt, meta }: HeldKey): string | undefined {
  if (type === 'keyUp' || control || alt || meta) return undefined;
  if (key === 'Enter') return '\r';
  return isCharacter(key) ? key : undefined;
}

/**
 * What to give to `sendInputEvent` so that the page sees a held key as if it came now: a press that
 * types is two events.
 */
export function replayOf(key: HeldKey): readonly KeyboardInputEvent[] {
  const modifiers = MODIFIERS.filter((name) => key.modifiers.includes(name));
  const typed = typedBy(key);
  return [
    { type: key.type, keyCode: keyCodeOf(key), modifiers },
    ...(typed === undefined ? [] : [{ type: 'char', keyCode: typed, modifiers } as const]),
  ];
}
