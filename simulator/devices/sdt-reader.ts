/** What lies on a simulated reader. */
export interface SimulatedCard {
  /** 256 bytes, see `cardText`. */
  readonly text: Uint8Array;
  /** 1024 bytes. */
  readonly photo: Uint8Array;
}

export interface SdtReader {
  /** Takes bytes of the host, gives the bytes of the answers. */
  receive(bytes: Uint8Array): Uint8Array;
  put(card: SimulatedCard): void;
  lift(): void;
}

const MARK = 'aaaaaa9669';
/** No command has more than a few parameters. */
const LONGEST_COMMAND = 64;

/** SAM number 05.01-20240601-0000390101-0000000001, little-endian numbers of 2, 2, 4, 4, 4 bytes. */
const SAM_NUMBER = Buffer.from('0500' + '0100' + 'd9d83401' + 'd5f30500' + '01000000', 'hex');

/**
 * The other end of GA/T 467-2019: a reader that decodes request frames and answers them. Written
 * from the frame description alone and apart from `drivers/`, so that each proves the other.
 */
export function createSdtReader(): SdtReader {
  let waiting = Buffer.alloc(0);
  let card: SimulatedCard | undefined;
  let found = false;
  let selected = false;
  /** The card has been read; the next find works only after it was lifted. */
  let done = false;

  function forget(): void {
    found = false;
    selected = false;
    done = false;
  }

  function find(): Buffer {
    if (!card || done) return reply(0x80);
    found = true;
    selected = false;
    return reply(0x9f, Buffer.alloc(4));
  }

  function select(): Buffer {
    if (!card || !found) return reply(0x81);
    selected = true;
    return reply(0x90, Buffer.alloc(8));
  }

  function read(): Buffer {
    if (!card || !selected) return reply(0x41);
    done = true;
    const lengths = Buffer.from([1, 0, 4, 0]);
    return reply(0x90, Buffer.concat([lengths, card.text, card.photo]));
  }

  /** No extra address on any card here; without a selected card there is nothing to read from. */
  function readAddress(): Buffer {
    return reply(card && selected ? 0x91 : 0x41);
  }

  function execute(command: string): Buffer {
    switch (command) {
      case '10ff':
        forget();
        return reply(0x90);
      case '11ff':
        return reply(0x90);
      case '12ff':
        return reply(0x90, SAM_NUMBER);
      case '2001':
        return find();
      case '2002':
        return select();
      case '3001':
        return read();
      case '3003':
        return readAddress();
      default:
        return reply(0x21);
    }
  }

  /** Takes one request from the front of what waits; undefined when none is whole. */
  function takeRequest(): Buffer | undefined {
    const start = waiting.indexOf(MARK, 0, 'hex');
    if (start < 0) {
      waiting = waiting.subarray(-4);
      return undefined;
    }
    waiting = waiting.subarray(start);
    if (waiting.length < 7) return undefined;
    const length = waiting.readUInt16BE(5);
    if (length < 3 || length > LONGEST_COMMAND) {
      waiting = waiting.subarray(5);
      return reply(0x11);
    }
    if (waiting.length < 7 + length) return undefined;
    const body = waiting.subarray(5, 7 + length);
    waiting = waiting.subarray(7 + length);
    const isWhole = body.reduce((sum, byte) => sum ^ byte) === 0;
    return isWhole ? execute(body.subarray(2, -1).toString('hex')) : reply(0x10);
  }

  return {
    receive(bytes) {
      waiting = Buffer.concat([waiting, bytes]);
      const answers: Buffer[] = [];
      for (let next = takeRequest(); next; next = takeRequest()) answers.push(next);
      return Buffer.concat(answers);
    },
    put(newCard) {
      forget();
      card = newCard;
    },
    lift() {
      forget();
      card = undefined;
    },
  };
}

function reply(sw3: number, data: Buffer = Buffer.alloc(0)): Buffer {
  const size = 4 + data.length;
  const frame = Buffer.alloc(7 + size);
  frame.write(MARK, 'hex');
  frame.writeUInt16BE(size, 5);
  frame[9] = sw3;
  data.copy(frame, 10);
  let check = 0;
  for (const byte of frame.subarray(5, -1)) check ^= byte;
  frame[frame.length - 1] = check;
  return frame;
}
