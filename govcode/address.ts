import { err, ok, type Result } from '../contract/result.ts';

/** The parts of an https address that a wrapper looks at, spelt as they came but for the case of the host. */
export interface Address {
  /** Small letters. */
  readonly host: string;
  readonly port: number;
  /** With its first slash; nothing decoded. */
  readonly path: string;
  /** What stands between the ampersands, nothing decoded. */
  readonly parameters: readonly string[];
}

const SCHEME = /^[a-z][a-z0-9+.-]{0,31}:\/\//i;
const HTTPS = 'https://';
const HTTPS_PORT = 443;
/** What RFC 3986 lets stand in an address; no space, no backslash, no letter beyond ASCII. */
const CHARACTERS = /^[0-9A-Za-z\-._~:/?#[\]@!$&'()*+,;=%]*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX_HOST_LENGTH = 253;
/** Stands in for an escape that is not accepted. */
const UNSOUND = '\0';

/** Whether a text is some address and no bare code. */
export function looksLikeAddress(text: string): boolean {
  return SCHEME.test(text);
}

/** A name and no number: what ends in a number is an IPv4 address to some, in many spellings. */
function hasHostForm(host: string): boolean {
  const labels = host.split('.');
  const isName = /^[a-z]/.test(labels.at(-1) ?? '');
  return isName && host.length <= MAX_HOST_LENGTH && labels.every((label) => LABEL.test(label));
}

/**
 * Reads an address far more strictly than a browser does, because it decides whom a code is believed
 * to come from: what two programs could understand in two ways is refused. Nothing is ever opened.
 * (RFC 3986; the platform's own `URL` mends what it reads, and a mended address is another one.)
 *
 * @returns why not, in one word
 */
export function parseAddress(text: string): Result<Address, string> {
  if (!CHARACTERS.test(text)) return err('characters');
  if (text.slice(0, HTTPS.length).toLowerCase() !== HTTPS) return err('scheme');
  const rest = text.slice(HTTPS.length);
  const end = rest.search(/[/?#]|$/);
  const authority = rest.slice(0, end);
  if (authority.includes('@')) return err('userinfo');
  const [name = '', port, ...more] = authority.split(':');
  const host = name.toLowerCase();
  if (!hasHostForm(host)) return err('host');
  if (more.length > 0 || (port !== undefined && !/^[1-9]\d{0,4}$/.test(port))) return err('port');
  if (rest.includes('#')) return err('fragment');
  const [path = '', query, ...queries] = rest.slice(end).split('?');
  if (queries.length > 0) return err('query');
  return ok({
    host,
    port: port === undefined ? HTTPS_PORT : Number(port),
    path: path === '' ? '/' : path,
    parameters: query === undefined ? [] : query.split('&'),
  });
}

/**
 * Undoes the escapes of one value, once (RFC 3986, 2.1). Only visible ASCII comes out.
 *
 * @returns `undefined` where an escape is broken, hides a letter or digit, or stands for more
 */
export function unescapeValue(value: string): string | undefined {
  const text = value.replaceAll(/%(.{0,2})/g, (_, digits: string) => {
    const code = /^[0-9A-Fa-f]{2}$/.test(digits) ? parseInt(digits, 16) : 0;
    const character = String.fromCharCode(code);
    return /^[!-~]$/.test(character) && !/^[0-9A-Za-z%]$/.test(character) ? character : UNSOUND;
  });
  return text.includes(UNSOUND) ? undefined : text;
}
