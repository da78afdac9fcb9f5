/** One element of DER (ITU-T X.690): its slices are those of the file, so that signatures fit. */
export interface DerNode {
  /** The identifier octet: class, constructed, number. */
  readonly tag: number;
  /** Identifier, length and content. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context3: 0xa3,
} as const;

/** Lengths of more bytes than this are larger than any file here. */
const MAX_LENGTH_BYTES = 4;
const HIGH_TAG = 0x1f;

/** The element at the beginning; `undefined` for what is none, or has no definite length. */
function readOne(bytes: Uint8Array): DerNode | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined || (tag & HIGH_TAG) === HIGH_TAG) return undefined;
  let length = first;
  let at = 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > MAX_LENGTH_BYTES || at + count > bytes.length) return undefined;
    length = 0;
    for (let done = 0; done < count; done++) length = length * 256 + (bytes[at++] ?? 0);
  }
  const end = at + length;
  if (end > bytes.length) return undefined;
  return { tag, whole: bytes.subarray(0, end), content: bytes.subarray(at, end) };
}

/** Exactly one element; `undefined` where something follows it. */
export function readDer(bytes: Uint8Array): DerNode | undefined {
  const node = readOne(bytes);
  return node?.whole.length === bytes.length ? node : undefined;
}

/** The elements within one; `undefined` where its content is none. */
export function elementsOf(node: DerNode | undefined): readonly DerNode[] | undefined {
  if (!node) return undefined;
  const elements: DerNode[] = [];
  for (let rest = node.content; rest.length > 0;) {
    const element = readOne(rest);
    if (!element) return undefined;
    elements.push(element);
    rest = rest.subarray(element.whole.length);
  }
  return elements;
}

/** The elements of a SEQUENCE; `undefined` for anything else. */
export function sequenceOf(node: DerNode | undefined): readonly DerNode[] | undefined {
  return node?.tag === TAG.sequence ? elementsOf(node) : undefined;
}
