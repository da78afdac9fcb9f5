import type { TextProtocol } from '../../catalogue/scanner-protocols.ts';
import { exactAnswer, type AnswerReader } from './answer.ts';
import { commandedScanner } from './commanded.ts';
import type { ScannerProtocol } from './protocol.ts';

const ENTER = '$$$$';
const LEAVE = '%%%%';
const ENTERED = '@@@@';
const LEFT = '^^^^';
/** `!` for a command that was carried out, `?` for one that was not. */
const DONE = '!';
const REFUSED = '?';
/** What a query found stands between these, behind the echo; no brace within. */
const RESULT_BEGIN = '&{';
const RESULT_END = '}';
const RESULT_MAX_CHARS = 200;
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
    answerTo: (asked) => answerTo(Buffer.from(asked).toString('latin1')),
  });
}

function answerTo(asked: string): AnswerReader {
  if (asked === ENTER) return exactAnswer(ENTERED, { verdict: 'done' });
  if (asked === LEAVE) return exactAnswer(LEFT, { verdict: 'done' });
  let echo: AnswerReader | undefined;
  return (byte) => {
    if (echo) return echo(byte);
    const mark = String.fromCharCode(byte);
    if (mark !== DONE && mark !== REFUSED) return 'no';
    const judgement =
      mark === DONE
        ? ({ verdict: 'done', followedBy: resultReader } as const)
        : ({ verdict: 'refused' } as const);
    echo = exactAnswer(asked.slice(1), judgement);
    return 'more';
  };
}

function resultReader(): AnswerReader {
  let seen = '';
  return (byte) => {
    const letter = String.fromCharCode(byte);
    seen += letter;
    if (seen.length <= RESULT_BEGIN.length) return RESULT_BEGIN.startsWith(seen) ? 'more' : 'no';
    if (letter === RESULT_END) {
      const info = seen.slice(RESULT_BEGIN.length, -1).slice(0, FACT_MAX_CHARS);
      return { verdict: 'done', facts: { info } };
    }
    return /[ -z|~]/.test(letter) && seen.length < RESULT_MAX_CHARS ? 'more' : 'no';
  };
}

function encode(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
