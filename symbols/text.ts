/** The text decoder of the platform (Encoding Standard), which every runtime of ours has. */
declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string };

/**
 * What an ECI (extended channel interpretation, AIM ITS/04-023) stands for, as a label of the
 * Encoding Standard. ECI 0 and 2 (code page 437) are not in that standard.
 */
const LABEL_OF_ECI: ReadonlyMap<number, string> = new Map([
  [1, 'iso-8859-1'],
  [3, 'iso-8859-1'],
  ...[2, 3, 4, 5, 6, 7, 8].map((part): [number, string] => [part + 2, `iso-8859-${part}`]),
  [11, 'windows-1254'],
  [12, 'iso-8859-10'],
  [13, 'windows-874'],
  [15, 'iso-8859-13'],
  [16, 'iso-8859-14'],
  [17, 'iso-8859-15'],
  [18, 'iso-8859-16'],
  [20, 'shift_jis'],
  [21, 'windows-1250'],
  [22, 'windows-1251'],
  [23, 'windows-1252'],
  [24, 'windows-1256'],
  [25, 'utf-16be'],
  [26, 'utf-8'],
  [27, 'utf-8'],
  [28, 'big5'],
  // GB 2312, GBK and GB 18030: each holds the one before.
  [29, 'gb18030'],
  [30, 'euc-kr'],
  [31, 'gb18030'],
  [32, 'gb18030'],
  [33, 'utf-16le'],
  [170, 'utf-8'],
]);

/** The text of `bytes` in one character set; nothing where they are not of that set, or it is unknown. */
export function decodeEci(eci: number, bytes: Uint8Array): string | undefined {
  const label = LABEL_OF_ECI.get(eci);
  return label === undefined ? undefined : decodeStrictly(label, bytes);
}

/** The text of bytes that are UTF-8 throughout. A byte order mark stays: it is of the message. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  return decodeStrictly('utf-8', bytes);
}

/**
 * The text of bytes without an ECI: UTF-8 where they are, else GB 18030. What is neither is taken
 * byte by byte (ISO/IEC 8859-1, the default of ISO/IEC 18004), so that nothing is lost.
 */
export function decodeUnmarked(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? decodeStrictly('gb18030', bytes) ?? latin1(bytes);
}

/**
 * The text of a message in the ECI protocol: `\nnnnnn` names the character set of what follows, a
 * backslash of the message is written twice. Of a run whose character set is unknown, what
 * {@link decodeUnmarked} gives.
 */
export function decodeEciMessage(message: Uint8Array): string {
  return eciRuns(message)
    .map(({ eci, bytes }) => decodeEci(eci, bytes) ?? decodeUnmarked(bytes))
    .join('');
}

interface Run {
  readonly eci: number;
  readonly bytes: Uint8Array;
}

const BACKSLASH = 0x5c;
const ECI_DIGITS = 6;
const DEFAULT_ECI = 3;

/** The runs of a message in the ECI protocol, each under one ECI. */
export function eciRuns(message: Uint8Array): readonly Run[] {
  const runs: Run[] = [];
  let eci = DEFAULT_ECI;
  let bytes: number[] = [];
  const endRun = (): void => {
    if (bytes.length > 0) runs.push({ eci, bytes: Uint8Array.from(bytes) });
    bytes = [];
  };
  for (let at = 0; at < message.length; at++) {
    const byte = message[at] ?? 0;
    const next = byte === BACKSLASH ? numberAt(message, at + 1) : undefined;
    if (next !== undefined) {
      endRun();
      eci = next;
      at += ECI_DIGITS;
      continue;
    }
    if (byte === BACKSLASH && message[at + 1] === BACKSLASH) at++;
    bytes.push(byte);
  }
  endRun();
  return runs;
}

/** The six digits at `at`, if they are. */
function numberAt(message: Uint8Array, at: number): number | undefined {
  const digits = latin1(message.subarray(at, at + ECI_DIGITS));
  return /^\d{6}$/.test(digits) ? Number(digits) : undefined;
}

function decodeStrictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // A TypeError: the bytes are not of that character set.
    return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
