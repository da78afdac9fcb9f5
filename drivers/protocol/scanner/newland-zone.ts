import type { TextProtocol } from '../../catalogue/scanner-protocols.ts';
import type { AnswerReader, Judgement } from './answer.ts';
import { commandedScanner, type CommandLanguage } from './commanded.ts';
import { crc16 } from './crc16.ts';
import type { ScannerProtocol } from './protocol.ts';

const WRITE = 0x08;
/** Every answer to a write is as long: head (2), type, length 1, one byte, CRC (2). */
const ANSWER_BYTES = 7;
const ANSWER_HEAD = [0x02, 0x00];
const DONE = 0x00;
const CRC_ERROR = 0x01;
const BAD_COMMAND = 0x03;
const VERDICTS: ReadonlyMap<number, Judgement['verdict']> = new Map([
  [DONE, 'done'],
  [CRC_ERROR, 'resend'],
  [BAD_COMMAND, 'refused'],
]);

/** Zone bit 0002: 1 begins to read as if the trigger were pulled, 0 ends it. */
const TRIGGER_START = write(0x0002, 1);
const TRIGGER_STOP = write(0x0002, 0);

/**
 * Newland "7E" zone protocol (EM3095 and many OEM modules). A write to a zone bit is `7E 00 | type |
 * length | address (2) | data | CRC`, its answer `02 00 | type | length | data | CRC`; the CRC goes
 * over everything behind the head. Opening ends a trigger session that was left on.
 */
const LANGUAGE: CommandLanguage = {
  commands: { 'trigger-start': TRIGGER_START, 'trigger-stop': TRIGGER_STOP },
  init: [TRIGGER_STOP],
  answerTo: answerReader,
};

export function newlandZoneScanner(
  settings: Pick<TextProtocol, 'framing' | 'aim'>,
): ScannerProtocol {
  return commandedScanner(settings, LANGUAGE);
}

function write(address: number, value: number): Uint8Array {
  const body = Uint8Array.of(WRITE, 1, address >> 8, address & 0xff, value);
  return Uint8Array.of(0x7e, 0x00, ...body, ...crc16(body));
}

/** The answer does not say to which command; one with a wrong CRC is none. */
function answerReader(): AnswerReader {
  const seen: number[] = [];
  return (byte) => {
    seen.push(byte);
    const [, , type = DONE, length = 1] = seen;
    const isHead = ANSWER_HEAD.every((each, at) => at >= seen.length || seen[at] === each);
    const verdict = VERDICTS.get(type);
    if (!isHead || verdict === undefined || length !== 1) return 'no';
    if (seen.length < ANSWER_BYTES) return 'more';
    const [high, low] = crc16(Uint8Array.from(seen.slice(2, 5)));
    return seen[5] === high && seen[6] === low ? { verdict } : 'no';
  };
}
