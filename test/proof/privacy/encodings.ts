/** A way in which a secret may stand somewhere. */
export const ENCODINGS = [
  'plain',
  'utf-16le',
  'base64',
  'base64url',
  'hex',
  'json-escaped',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes that stand for a secret. */
export interface Form {
  readonly encoding: Encoding;
  readonly bytes: Buffer;
}

/** The characters that base64 has for these bytes wherever they stand in the encoded whole. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    // The first characters hold bits of what stands before.
    return text.slice(Math.ceil((offset * 8) / 6), whole);
  });
}

function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** Every character beyond ASCII as `\uXXXX`, as JSON may write it and heap snapshots do. */
function escaped(text: string, digits: (hex: string) => string): string {
  return [...Array(text.length).keys()]
    .map((at) => {
      const unit = text.charCodeAt(at);
      return unit < 0x80 ? text.charAt(at) : `\\u${digits(unit.toString(16).padStart(4, '0'))}`;
    })
    .join('');
}

function hexForms(bytes: Buffer): string[] {
  const hex = bytes.toString('hex');
  return [hex, hex.toUpperCase()];
}

/** Every way in which this secret may stand somewhere; text also in two bytes a character. */
export function formsOf(secret: string | Buffer): Form[] {
  const bytes = Buffer.from(secret);
  const forms: (readonly [Encoding, string | Buffer])[] = [
    ['plain', bytes],
    ...base64Forms(bytes).map((text) => ['base64', text] as const),
    ...base64Forms(bytes).map((text) => ['base64url', urlSafe(text)] as const),
    ...hexForms(bytes).map((text) => ['hex', text] as const),
  ];
  if (typeof secret === 'string') {
    forms.push(['utf-16le', Buffer.from(secret, 'utf16le')]);
    forms.push(['json-escaped', escaped(secret, (hex) => hex)]);
    forms.push(['json-escaped', escaped(secret, (hex) => hex.toUpperCase())]);
  }
  const seen = new Set<string>();
  return forms.flatMap(([encoding, form]) => {
    const found = Buffer.from(form);
    const key = found.toString('latin1');
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ encoding, bytes: found }];
  });
}
