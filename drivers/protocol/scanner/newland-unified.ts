import type { Control, TextProtocol } from '../../catalogue/scanner-protocols.ts';
import type { AnswerReader } from './answer.ts';
import { commandedScanner, type Facts } from './commanded.ts';
import type { ScannerProtocol } from './protocol.ts';

type UnifiedControl = Extract<Control, { type: 'newland-unified' }>;

const ENQ = 0x05;
const ACK = 0x06;
const NAK = 0x15;
const ASTERISK = 0x2a;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
/** STX SOH, then the address of every scanner. */
const ANSWER_HEAD = [0x02, 0x01, 0x30, 0x30, 0x30, 0x30];
/** Behind the head stand `@` or `#`, then the command itself; the same in a command. */
const BODY_AT = ANSWER_HEAD.length;
const FACT_NAME_MAX_CHARS = 32;
const FACT_MAX_CHARS = 80;

/**
 * Newland unified set-up commands: `~ SOH 0000 | # | tag, subtag, data | ; ETX`. The answer echoes
 * the command behind STX SOH, with ACK, NAK (value out of range) or ENQ (unknown command) before
 * each comma or semicolon, and the value in the place of the `*` of a query. `#` is temporary; a
 * body that begins with `@` is kept in flash memory.
 * Source: NLS-HR42 and NLS-HR52 user guides.
 */
export function newlandUnifiedScanner(
  settings: Pick<TextProtocol, 'framing' | 'aim'>,
  control: Pick<UnifiedControl, 'commands' | 'init'>,
): ScannerProtocol {
  const init = control.init.map(encode);
  const heartbeat = init.find((command) => command.includes(ASTERISK));
  const commands = Object.fromEntries(
    Object.entries(control.commands).map(([name, body]) => [name, encode(body)]),
  );
  return commandedScanner(settings, {
    commands,
    init,
    wanted: wantedOf(control.init),
    ...(heartbeat && { heartbeat }),
    answerTo,
  });
}

function encode(body: string): Uint8Array {
  const kept = body.startsWith('@') ? body : `#${body}`;
  return new Uint8Array(Buffer.from(`~\x010000${kept};\x03`, 'latin1'));
}

/** Of the settings, those that are asked for as well. */
function wantedOf(init: readonly string[]): Facts {
  const bodies = init.map((body) => body.replace('@', ''));
  const names = bodies.filter((body) => body.includes('*')).map(factName);
  const values = bodies
    .filter((body) => !body.includes('*'))
    .flatMap((body) => {
      const name = names.find((each) => body.startsWith(each));
      return name === undefined ? [] : [[name, body.slice(name.length)] as const];
    });
  return Object.fromEntries(values);
}

function factName(query: string): string {
  return query.slice(0, Math.min(query.indexOf('*'), FACT_NAME_MAX_CHARS));
}

function answerTo(asked: Uint8Array): AnswerReader {
  const expected = [...ANSWER_HEAD, ...asked.subarray(BODY_AT)];
  let at = 0;
  let value = '';
  let isMarked = false;
  let isRefused = false;
  return (byte) => {
    if (expected[at] === ASTERISK) {
      if (isValue(byte)) {
        value += String.fromCharCode(byte);
        return 'more';
      }
      at++;
    }
    const isEnd = expected[at] === COMMA || expected[at] === SEMICOLON;
    if (isEnd && !isMarked && isStatus(byte)) {
      isMarked = true;
      isRefused ||= byte !== ACK;
      return 'more';
    }
    if (byte !== expected[at] || (byte === SEMICOLON && !isMarked)) return 'no';
    if (isEnd) isMarked = false;
    at++;
    if (at < expected.length) return 'more';
    if (isRefused) return { verdict: 'refused' };
    if (!expected.includes(ASTERISK)) return { verdict: 'done' };
    const query = Buffer.from(asked.subarray(BODY_AT + 1)).toString('latin1');
    return { verdict: 'done', facts: { [factName(query)]: value.slice(0, FACT_MAX_CHARS) } };
  };
}

function isValue(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f && byte !== COMMA && byte !== SEMICOLON;
}

function isStatus(byte: number): boolean {
  return byte === ACK || byte === NAK || byte === ENQ;
}
