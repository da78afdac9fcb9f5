/** One press or release of a key, as the window's operating system tells it. */
export interface Key {
  readonly type: 'keyDown' | 'keyUp';
  /** `KeyboardEvent.key`: the character, or the name of the key. */
  readonly key: string;
  /** `KeyboardEvent.code`: where the key lies; may be empty. */
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** The keyboard repeats a key that is held down. */
  readonly isAutoRepeat: boolean;
}

const MODIFIERS: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
]);

/** A key that means nothing alone. */
export function isModifier({ key }: Key): boolean {
  return MODIFIERS.has(key);
}

/** True for a key that types exactly one character. */
export function isText({ key, control, alt, meta }: Key): boolean {
  if (control || alt || meta || key.length === 0 || key.length > 2) return false;
  return [...key].length === 1 && !/\p{Cc}/u.test(key);
}

/** A key that an input method (输入法) has taken: nobody can tell what it will become. */
export function isTakenByInputMethod({ key }: Key): boolean {
  return key === 'Process';
}

/** Tells apart which physical keys are down. */
export function keyId({ code, key }: Key): string {
  return code === '' ? key : code;
}
