import type { WedgeProtocol } from '../../catalogue/scanner-protocols.ts';
import { decodeText } from '../scanner/text.ts';
import { altCode } from './alt-code.ts';
import { isModifier, isText, type Key } from './key.ts';

/** Longest text of a burst, in UTF-16 code units. */
export const TEXT_CAP = 4_096;

/**
 * Why the keys of a burst are no text:
 * - `control-key`: a function key, a shortcut or an end key inside (“BadBarcode”)
 * - `alt-code`: Alt and digits that are no character, or could be two
 * - `overflow`: more than {@link TEXT_CAP}
 */
export type KeyDamage = 'control-key' | 'alt-code' | 'overflow';

/** Puts the text of a burst together, key by key. */
export interface KeyText {
  press(key: Key): void;
  release(key: Key): void;
  isEmpty(): boolean;
  /** The whole text, or what was wrong first. */
  finish(): { readonly text: string } | { readonly damage: KeyDamage };
}

export function createKeyText(charset: WedgeProtocol['charset']): KeyText {
  let text = '';
  let bytes: number[] = [];
  let altDigits = '';
  let damage: KeyDamage | undefined;

  function append(more: string): void {
    if (text.length + bytes.length + more.length > TEXT_CAP) damage ??= 'overflow';
    else text += more;
  }

  function flushBytes(): void {
    if (bytes.length === 0) return;
    const decoded = decodeText(Uint8Array.from(bytes), charset);
    bytes = [];
    if (decoded.includes('\u{fffd}')) damage ??= 'alt-code';
    else append(decoded);
  }

  function endAlt(): void {
    if (altDigits === '') return;
    const code = altCode(altDigits, charset);
    altDigits = '';
    if (code === undefined) damage ??= 'alt-code';
    else if (code.kind === 'text') {
      flushBytes();
      append(code.text);
    } else if (text.length + bytes.length >= TEXT_CAP) damage ??= 'overflow';
    else bytes.push(code.byte);
  }

  return {
    press(key) {
      if (damage) return;
      const digit = /^Numpad(\d)$/.exec(key.code)?.[1];
      if (key.alt && !key.control && !key.meta && digit !== undefined) {
        // More digits than any character has are kept as “too many”.
        if (altDigits.length < 7) altDigits += digit;
      } else if (key.key === 'Control' || key.key === 'Meta') damage = 'control-key';
      else if (isModifier(key)) return;
      else if (isText(key)) {
        endAlt();
        flushBytes();
        append(key.key);
      } else damage = 'control-key';
    },
    release(key) {
      if (key.key === 'Alt' && !damage) endAlt();
    },
    isEmpty: () => text === '' && bytes.length === 0 && altDigits === '' && !damage,
    finish() {
      if (altDigits !== '') damage ??= 'alt-code';
      flushBytes();
      return damage ? { damage } : { text };
    },
  };
}
