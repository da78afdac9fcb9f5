import type { Clock } from '../../contract/clock.ts';
import type { Asked, ReaderAnswer } from '../control-api.ts';
import type { SimulatedCard } from './sdt-reader.ts';

/** What a simulated device may use of the world around it. */
export interface World {
  readonly clock: Clock;
  /** Bytes to the terminal; over HID one input report with its report id first. */
  readonly send: (bytes: Uint8Array) => void;
  /** Writes down what the terminal asked, for people to see. */
  readonly asked: (what: Asked['what'], detail?: string) => void;
}

/** The inside of a simulated device: bytes of the terminal in, bytes to the terminal out. */
export interface Body {
  /** Over HID one output report, or with `feature` a feature report, its report id first. */
  receive(bytes: Uint8Array, as?: 'feature'): void;
  /** The cable was pulled: loses whatever it does not keep without power. */
  powerOff(): void;
}

export interface ScannerBody extends Body {
  /**
   * A symbol comes before the window. False: it was not read, because the scanner waits for its
   * trigger, or cannot send a symbol like this.
   */
  scan(text: string, aim: string): boolean;
}

export interface ReaderBody extends Body {
  put(card: SimulatedCard): void;
  lift(): void;
  /** Answers the next requests of a kind with a status instead of doing them. */
  answerWith(answer: ReaderAnswer): void;
  /** The rate that the terminal has told it to take, in baud; undefined as long as it has not. */
  baudRate(): number | undefined;
}
