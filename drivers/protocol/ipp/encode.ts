import type { IppAttribute, IppOutgoing } from './message.ts';
import { GROUP, TAG } from './tags.ts';

/** IPP/2.0 (PWG 5100.12); every printer of today speaks it, and answers in it. */
const VERSION = [2, 0] as const;
const HEAD_BYTES = 8;
/** Lengths are signed 16-bit numbers (RFC 8010, 3.1.4). */
const MAX_LENGTH = 32_767;

function numberBytes(value: number, bytes: number): Uint8Array {
  const out = new Uint8Array(bytes);
  const view = new DataView(out.buffer);
  if (bytes === 4) view.setInt32(0, value);
  else view.setUint16(0, value);
  return out;
}

function valueBytes(tag: number, value: string | number | boolean): Uint8Array {
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  if (typeof value === 'number') return numberBytes(value, 4);
  const bytes = new TextEncoder().encode(value);
  if (bytes.length > MAX_LENGTH) throw new Error(`a value of kind ${tag} is too long`);
  return bytes;
}

function attributeBytes({ name, tag, values }: IppAttribute): Uint8Array[] {
  return values.flatMap((value, index) => {
    // Every further value of an attribute has an empty name (RFC 8010, 3.1.5).
    const nameBytes = new TextEncoder().encode(index === 0 ? name : '');
    const bytes = valueBytes(tag, value);
    return [
      Uint8Array.of(tag),
      ...[numberBytes(nameBytes.length, 2), nameBytes],
      ...[numberBytes(bytes.length, 2), bytes],
    ];
  });
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The bytes of a message up to where its document begins (RFC 8010, 3.1). */
export function encodeIpp({ code, requestId, groups }: IppOutgoing): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(VERSION);
  new DataView(head.buffer).setUint16(2, code);
  new DataView(head.buffer).setInt32(4, requestId);
  return joined([
    head,
    ...groups.flatMap(({ tag, attributes }) => [
      Uint8Array.of(tag),
      ...attributes.flatMap(attributeBytes),
    ]),
    Uint8Array.of(GROUP.end),
  ]);
}

/** The two attributes with which every message begins (RFC 8011, 4.1.4). */
export const IPP_LANGUAGE: readonly IppAttribute[] = [
  { name: 'attributes-charset', tag: TAG.charset, values: ['utf-8'] },
  { name: 'attributes-natural-language', tag: TAG.naturalLanguage, values: ['en'] },
];
