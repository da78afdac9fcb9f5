import { err, ok, type Result } from '../../../contract/result.ts';
import type { IppGroup, IppMessage, IppValue } from './message.ts';
import { FIRST_VALUE_TAG, GROUP, TAG } from './tags.ts';

/** Most bytes of attributes: a printer with very many media tells some 200 KiB. */
export const MAX_IPP_BYTES = 1_048_576;
const HEAD_BYTES = 8;
const MAX_GROUPS = 256;
const MAX_VALUES = 20_000;
const MAX_DEPTH = 8;

type Attributes = Map<string, IppValue[]>;

interface Field {
  readonly tag: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where the next field begins. */
  readonly next: number;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Language, its length before it, then the text itself, likewise (RFC 8010, 3.9). */
function textWithLanguage(bytes: Uint8Array): IppValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 4) return undefined;
  const language = view.getUint16(0);
  if (4 + language > bytes.length) return undefined;
  const length = view.getUint16(2 + language);
  if (4 + language + length !== bytes.length) return undefined;
  return textOf(bytes.subarray(4 + language));
}

function valueOf({ tag, bytes }: Field): IppValue {
  switch (tag) {
    case TAG.integer:
    case TAG.enum: {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      return bytes.length === 4 ? view.getInt32(0) : undefined;
    }
    case TAG.boolean:
      return bytes.length === 1 ? bytes[0] !== 0 : undefined;
    case TAG.textWithLanguage:
    case TAG.nameWithLanguage:
      return textWithLanguage(bytes);
    default:
      // Character strings have tags from 0x40 to 0x5f (RFC 8010, 3.5.2).
      return tag >= TAG.text - 1 && tag < 0x60 ? textOf(bytes) : undefined;
  }
}

/** One name with one value, or what is wrong with it. */
function fieldAt(view: DataView, at: number): Field | string {
  const { byteLength, buffer, byteOffset } = view;
  if (at + 5 > byteLength) return 'an attribute is cut off';
  const nameLength = view.getUint16(at + 1);
  const valueAt = at + 3 + nameLength;
  if (valueAt + 2 > byteLength) return 'a name is cut off';
  const length = view.getUint16(valueAt);
  const next = valueAt + 2 + length;
  if (next > byteLength) return 'a value is cut off';
  const name = textOf(new Uint8Array(buffer, byteOffset + at + 3, nameLength));
  const bytes = new Uint8Array(buffer, byteOffset + valueAt + 2, length);
  return { tag: view.getUint8(at), name, bytes, next };
}

interface Reading {
  readonly groups: readonly IppGroup[];
  /** Each of these says what is wrong, if anything is. */
  readonly begin: (tag: number) => string | undefined;
  readonly take: (field: Field) => string | undefined;
  readonly end: () => string | undefined;
}

/** Collects values by group; what stands within a collection is passed over. */
function createReading(): Reading {
  const groups: { tag: number; attributes: Attributes }[] = [];
  let last: IppValue[] | undefined;
  let depth = 0;
  let values = 0;

  function keep(name: string, value: IppValue): string | undefined {
    const group = groups.at(-1);
    if (!group) return 'a value outside of every group';
    if (name === '') {
      if (!last) return 'a further value of nothing';
      last.push(value);
      return undefined;
    }
    last = [value];
    if (!group.attributes.has(name)) group.attributes.set(name, last);
    return undefined;
  }

  return {
    groups,
    begin(tag) {
      if (depth > 0) return 'a group begins within a collection';
      if (groups.length >= MAX_GROUPS) return 'too many groups';
      groups.push({ tag, attributes: new Map() });
      last = undefined;
      return undefined;
    },
    take(field) {
      if (++values > MAX_VALUES) return 'too many values';
      if (field.tag === TAG.endCollection) {
        return --depth < 0 ? 'a collection ends that never began' : undefined;
      }
      const isInside = depth > 0;
      if (field.tag === TAG.collection && ++depth > MAX_DEPTH) return 'nested too deep';
      return isInside ? undefined : keep(field.name, valueOf(field));
    },
    end: () => (depth > 0 ? 'a collection does not end' : undefined),
  };
}

/**
 * Reads a reply, or a request up to its document (RFC 8010, 3.1). Hostile bytes are refused with what is
 * wrong with them; never throws, never keeps more than 20 000 values.
 */
export function decodeIpp(bytes: Uint8Array): Result<IppMessage, string> {
  if (bytes.length <= HEAD_BYTES) return err('too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const major = view.getUint8(0);
  if (major !== 1 && major !== 2) return err('another version');
  const [code, requestId] = [view.getUint16(2), view.getInt32(4)];
  const reading = createReading();
  let at = HEAD_BYTES;
  while (at < Math.min(bytes.length, MAX_IPP_BYTES)) {
    const tag = view.getUint8(at);
    let problem: string | undefined;
    if (tag === GROUP.end) {
      problem = reading.end();
      if (problem === undefined) {
        return ok({ code, requestId, groups: reading.groups, documentAt: at + 1 });
      }
    } else if (tag < FIRST_VALUE_TAG) {
      problem = reading.begin(tag);
      at++;
    } else {
      const field = fieldAt(view, at);
      problem = typeof field === 'string' ? field : reading.take(field);
      at = typeof field === 'string' ? at : field.next;
    }
    if (problem !== undefined) return err(problem);
  }
  return err(at < bytes.length ? 'too long' : 'no end');
}
