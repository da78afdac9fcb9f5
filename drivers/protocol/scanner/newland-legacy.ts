import type { TextProtocol } from '../../catalogue/scanner-protocols.ts';
import type { Recognition } from './answer-filter.ts';
import { commandedScanner, type Judgement } from './commanded.ts';
import type { ScannerProtocol } from './protocol.ts';

const ENTER = '$$$$';
const LEAVE = '%%%%';
const ENTERED = '@@@@';
const LEFT = '^^^^';
/** `!` for a command that was carried out, `?` for one that was not. */
const ECHO = /^[!?]\d{0,12};?$/;
/** What a query found, behind the echo. */
const RESULT = /^&(?:$|\{[ -|~]{0,200}\}?$)/;
const FACT_MAX_CHARS = 80;

/**
 * Newland set-up commands of the HR15 series: `$$$$` enters the set-up mode (answer `@@@@`), then
 * each code as `#99900030;` (answer `!99900030;` or `?99900030;`, after a query `&{…}` too), `%%%%`
 * leaves (answer `^^^^`). Without a byte for five seconds the scanner leaves by itself. In the mode
 * it reads nothing, so that it is only entered where there is something to set.
 * Source: NLS-HR1550-3E user guide.
 */
export function newlandLegacyScanner(
  settings: Pick<TextProtocol, 'framing' | 'aim'>,
  codes: readonly string[],
): ScannerProtocol {
  const isUsed = codes.length > 0;
  return commandedScanner(settings, {
    commands: {},
    init: isUsed ? [ENTER, ...codes.map((code) => `#${code};`)].map(encode) : [],
    ...(isUsed && { leave: encode(LEAVE) }),
    // Printable characters may be scanned text: only what was asked for is an answer.
    recognise: (bytes, asked) => (asked ? recognise(latin1(bytes)) : 'no'),
    judge: (answer, asked) => judge(latin1(answer), asked ? latin1(asked) : ''),
  });
}

function recognise(text: string): Recognition {
  if (ENTERED.startsWith(text) || LEFT.startsWith(text)) {
    return text.length === ENTERED.length ? text.length : 'more';
  }
  const isWhole =
    (ECHO.test(text) && text.endsWith(';')) || (RESULT.test(text) && text.endsWith('}'));
  if (isWhole) return text.length;
  return ECHO.test(text) || RESULT.test(text) ? 'more' : 'no';
}

function judge(answer: string, asked: string): Judgement {
  if (answer.startsWith('&')) {
    const info = answer.slice(2, -1).slice(0, FACT_MAX_CHARS);
    return { verdict: 'unrelated', facts: { info } };
  }
  if (answer === ENTERED) return { verdict: asked === ENTER ? 'done' : 'unrelated' };
  if (answer === LEFT) return { verdict: asked === LEAVE ? 'done' : 'unrelated' };
  if (answer.slice(1) !== asked.slice(1)) return { verdict: 'unrelated' };
  return { verdict: answer.startsWith('!') ? 'done' : 'refused' };
}

function encode(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
