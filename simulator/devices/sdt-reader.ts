import type { ReaderAnswer } from '../control-api.ts';
import type { World } from './body.ts';
import { createSdtRequests, SDT_MARK, sdtAnswer } from './sdt-frame.ts';

/** What lies on a simulated reader. */
export interface SimulatedCard {
  /** 256 bytes, see `cardText`. */
  readonly text: Uint8Array;
  /** 1024 bytes. */
  readonly photo: Uint8Array;
  /** Newest extra address, 70 bytes; absent: the card has none. */
  readonly address?: Uint8Array;
  /** 0, 512 or 1024 bytes. */
  readonly fingerprints?: Uint8Array;
}

interface SdtOptions {
  /** Answers begin with `EA EB EC ED 05` and a byte instead of the preamble, as with some old SDKs. */
  readonly isWrapped?: boolean;
  readonly asked?: World['asked'];
}

export interface SdtReader {
  /** Takes bytes of the host, gives the bytes of the answers. */
  receive(bytes: Uint8Array): Uint8Array;
  put(card: SimulatedCard): void;
  lift(): void;
  /** Answers the next requests of a kind with a status instead of doing them. */
  answerWith(answer: ReaderAnswer): void;
  /** Baud rate that a command has set; undefined as long as none has. */
  baudRate(): number | undefined;
  powerOff(): void;
}

/** "8-byte header" is all that is known of it: a byte and the length behind the mark are assumed. */
const WRAPPED_MARK = 'eaebeced0500';
/** By the parameter of the command that sets the rate. */
const BAUD_RATES = [115_200, 57_600, 38_400, 19_200, 9_600] as const;
const KINDS: Readonly<Record<string, ReaderAnswer['to']>> = {
  '2001': 'find',
  '2002': 'select',
  '3001': 'read',
  '3010': 'read',
  '11ff': 'status',
};

/** SAM number 05.01-20240601-0000390101-0000000001, little-endian numbers of 2, 2, 4, 4, 4 bytes. */
const SAM_NUMBER = Buffer.from('0500' + '0100' + 'd9d83401' + 'd5f30500' + '01000000', 'hex');

/**
 * The other end of GA/T 467-2019: a reader that decodes request frames and answers them. Written
 * from the frame description alone and apart from `drivers/`, so that each proves the other.
 */
export function createSdtReader({ isWrapped = false, asked }: SdtOptions = {}): SdtReader {
  const requests = createSdtRequests();
  let card: SimulatedCard | undefined;
  let found = false;
  let selected = false;
  /** The card has been read; the next find works only after it was lifted. */
  let done = false;
  let ordered: ReaderAnswer | undefined;
  let baudRate: number | undefined;

  function reply(sw3: number, data?: Buffer): Buffer {
    return sdtAnswer(isWrapped ? WRAPPED_MARK : SDT_MARK, sw3, data);
  }

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
    asked?.('read-card', 'text and photo');
    if (!card || !selected) return reply(0x41);
    done = true;
    const lengths = Buffer.from([1, 0, 4, 0]);
    return reply(0x90, Buffer.concat([lengths, card.text, card.photo]));
  }

  function readWithFingerprints(): Buffer {
    asked?.('read-card', 'text, photo and fingerprints');
    if (!card || !selected) return reply(0x41);
    done = true;
    const { text, photo, fingerprints = new Uint8Array() } = card;
    const lengths = Buffer.from([1, 0, 4, 0, fingerprints.length >> 8, fingerprints.length & 0xff]);
    return reply(0x90, Buffer.concat([lengths, text, photo, fingerprints]));
  }

  /** Without a selected card there is nothing to read from. */
  function readAddress(): Buffer {
    asked?.('read-card', 'newest address');
    if (!card || !selected) return reply(0x41);
    return card.address ? reply(0x90, Buffer.from(card.address)) : reply(0x91);
  }

  /** The answer still comes at the rate that was. */
  function setBaudRate(rate: number): Buffer {
    asked?.('setting', `${rate} baud`);
    baudRate = rate;
    return reply(0x90);
  }

  /** The status that was ordered for this command, if one was. */
  function orderedStatus(command: string): Buffer | undefined {
    if (!ordered || KINDS[command] !== ordered.to) return undefined;
    const answer = reply(Number.parseInt(ordered.sw3, 16));
    ordered = ordered.times > 1 ? { ...ordered, times: ordered.times - 1 } : undefined;
    return answer;
  }

  function execute(command: string): Buffer {
    const rate = /^600([0-4])$/.exec(command)?.[1];
    if (rate !== undefined) return setBaudRate(BAUD_RATES[Number(rate)] ?? BAUD_RATES[0]);
    const status = orderedStatus(command);
    if (status) return status;
    switch (command) {
      case '10ff':
        asked?.('setting', 'reset');
        forget();
        return reply(0x90);
      case '11ff':
        return reply(0x90);
      case '12ff':
        asked?.('query', 'SAM number');
        return reply(0x90, SAM_NUMBER);
      case '2001':
        return find();
      case '2002':
        return select();
      case '3001':
        return read();
      case '3010':
        return readWithFingerprints();
      case '3003':
        return readAddress();
      default:
        asked?.('refused', 'unknown command');
        return reply(0x21);
    }
  }

  return {
    receive(bytes) {
      return Buffer.concat(
        requests.take(bytes).map((request) => {
          if (request === 'bad-length') return reply(0x11);
          return request === 'bad-check' ? reply(0x10) : execute(request.command);
        }),
      );
    },
    put(newCard) {
      forget();
      card = newCard;
    },
    lift() {
      forget();
      card = undefined;
    },
    answerWith(answer) {
      ordered = answer;
    },
    baudRate: () => baudRate,
    powerOff() {
      requests.forget();
      baudRate = undefined;
      forget();
    },
  };
}
