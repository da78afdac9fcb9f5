import type { Control, TextProtocol } from '../../catalogue/scanner-protocols.ts';
import type { Recognition } from './answer-filter.ts';
import { commandedScanner, type Judgement } from './commanded.ts';
import type { ScannerProtocol } from './protocol.ts';

type UnifiedControl = Extract<Control, { type: 'newland-unified' }>;

const ETX = 0x03;
const ENQ = 0x05;
const ACK = 0x06;
const NAK = 0x15;
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
  const heartbeat = init.find(isQuery);
  const commands = Object.fromEntries(
    Object.entries(control.commands).map(([name, body]) => [name, encode(body)]),
  );
  return commandedScanner(settings, {
    commands,
    init,
    ...(heartbeat && { heartbeat }),
    recognise,
    judge: (answer, asked) => (asked ? judge(answer, asked) : UNRELATED),
  });
}

const UNRELATED: Judgement = { verdict: 'unrelated' };

function encode(body: string): Uint8Array {
  const kept = body.startsWith('@') ? body : `#${body}`;
  return new Uint8Array(Buffer.from(`~\x010000${kept};\x03`, 'latin1'));
}

function isQuery(command: Uint8Array): boolean {
  return latin1(command).includes('*');
}

function recognise(bytes: Uint8Array): Recognition {
  for (const [at, byte] of bytes.entries()) {
    if (at < ANSWER_HEAD.length) {
      if (byte !== ANSWER_HEAD[at]) return 'no';
    } else if (byte === ETX) return bytes[at - 1] === SEMICOLON ? at + 1 : 'no';
    else if (!isAnswerByte(byte)) return 'no';
  }
  return 'more';
}

function isAnswerByte(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || isStatus(byte);
}

function isStatus(byte: number): boolean {
  return byte === ACK || byte === NAK || byte === ENQ;
}

function judge(answer: Uint8Array, asked: Uint8Array): Judgement {
  const echo = latin1(answer.filter((byte) => !isStatus(byte))).slice(BODY_AT);
  const command = latin1(asked).slice(BODY_AT);
  const [beforeValue = '', ...more] = command.split('*');
  if (more.length === 0 ? echo !== command : !echo.startsWith(beforeValue)) return UNRELATED;
  if (answer.includes(NAK) || answer.includes(ENQ)) return { verdict: 'refused' };
  if (!answer.includes(ACK)) return UNRELATED;
  if (more.length === 0) return { verdict: 'done' };
  const name = beforeValue.slice(1, 1 + FACT_NAME_MAX_CHARS);
  const value = echo.slice(beforeValue.length).split(/[,;]/)[0] ?? '';
  return { verdict: 'done', facts: { [name]: value.slice(0, FACT_MAX_CHARS) } };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
