import type { ReaderBody, World } from '../body.ts';
import type { SimulatedCard } from '../sdt-reader.ts';

const STX = 0x02;
const ETX = 0x03;
const SUCCESS = 0x9000;
/** Assumed: nothing is published of any status but success. */
const NO_CARD = 0x6a82;
const BAD_COMMAND = 0x6d00;
/** Parameters behind CA 01: everything on the card; its number alone. */
const READ_ALL = 0x00;
const READ_NUMBER = 0x02;
/** Where the number stands in the text of a resident card. */
const NUMBER_AT = 122;
const NUMBER_BYTES = 36;
const LONGEST_COMMAND = 16;

/**
 * A reader of the other kind of frame: `STX | length (2) | CA 01 parameter | LRC | ETX`, answered
 * `STX | length (2) | status (2) | data | LRC | ETX`, 9000 being success. The LRC is the XOR of what
 * the length counts (assumed for answers).
 */
export function createStxReader(world: World): ReaderBody {
  let waiting: number[] = [];
  let card: SimulatedCard | undefined;
  let ordered: { readonly to: string; readonly code: number; times: number } | undefined;

  function reply(status: number, data: Uint8Array = new Uint8Array()): void {
    const body = [status >> 8, status & 0xff, ...data];
    const lrc = body.reduce((check, byte) => check ^ byte, 0);
    const length = [body.length >> 8, body.length & 0xff];
    world.send(Uint8Array.from([STX, ...length, ...body, lrc, ETX]));
  }

  function execute([group = 0, kind = 0, parameter = 0]: readonly number[]): void {
    const isRead = parameter === READ_ALL;
    if (group !== 0xca || kind !== 0x01 || (!isRead && parameter !== READ_NUMBER)) {
      world.asked('refused', 'unknown command');
      reply(BAD_COMMAND);
      return;
    }
    if (isRead) world.asked('read-card', 'text and photo');
    if (ordered && ordered.times > 0 && ordered.to === (isRead ? 'read' : 'find')) {
      ordered.times--;
      reply(ordered.code);
    } else if (!card) reply(NO_CARD);
    else if (isRead) reply(SUCCESS, Uint8Array.from([1, 0, 4, 0, ...card.text, ...card.photo]));
    else reply(SUCCESS, card.text.slice(NUMBER_AT, NUMBER_AT + NUMBER_BYTES));
  }

  /** True when a command, or a byte that begins none, was taken away. */
  function takeOne(): boolean {
    const [mark, high = 0, low = 0] = waiting;
    if (mark === undefined) return false;
    const length = high * 256 + low;
    if (mark !== STX || (waiting.length >= 3 && (length === 0 || length > LONGEST_COMMAND))) {
      waiting.shift();
      return true;
    }
    const whole = 3 + length + 2;
    if (waiting.length < 3 || waiting.length < whole) return false;
    const body = waiting.slice(3, 3 + length);
    const [lrc, end] = waiting.slice(3 + length);
    const isGood = end === ETX && lrc === body.reduce((check, byte) => check ^ byte, 0);
    waiting = waiting.slice(isGood ? whole : 1);
    if (isGood) execute(body);
    return true;
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        waiting.push(byte);
        while (takeOne());
      }
    },
    put(newCard) {
      card = newCard;
    },
    lift() {
      card = undefined;
    },
    answerWith({ to, sw3, times }) {
      ordered = { to, code: 0x6a00 + Number.parseInt(sw3, 16), times };
    },
    baudRate: () => undefined,
    powerOff() {
      waiting = [];
    },
  };
}
