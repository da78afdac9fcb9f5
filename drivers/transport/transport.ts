import type { Failure } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';

/** A device that is open now: a byte stream, or over HID whole reports with their report id first. */
export interface OpenPort {
  /** Settles when the bytes have been handed to the operating system. `feature` exists on HID only. */
  write(bytes: Uint8Array, as?: 'feature'): Promise<Result<undefined, Failure>>;
  /** HID report descriptor, where the system gives it. */
  readonly descriptor?: Uint8Array;
  /** Every chunk or report as it comes; what came before the first listener is kept for it. */
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Called at most once, when the port has closed other than by {@link OpenPort.close}. */
  onClosed(listener: (reason: Failure) => void): void;
  /**
   * Asks the operating system whether the port is still connected. "Close" events are not to be
   * trusted: after a hang-up many serial drivers never send one.
   */
  isAlive(): Promise<boolean>;
  /** Harmless when the port has closed already. */
  close(): Promise<void>;
}

/** A way to one device. Knows bytes, no protocol. */
export interface Transport {
  readonly path: string;
  /**
   * Names what stands at the path at this moment; another name later means that another device,
   * or the same one plugged in anew, stands there. Fails with `DEVICE_ABSENT` where nothing does.
   */
  identify(): Promise<Result<string, Failure>>;
  /**
   * Fails with `DEVICE_ABSENT`, `DEVICE_BUSY`, `DEVICE_PERMISSION` or `DEVICE_OPEN_FAILED`.
   * `settings` is how the line is set this time; what has no line ignores it.
   */
  open(settings: LineSettings): Promise<Result<OpenPort, Failure>>;
}

/** How the line is set; always 8 data bits, no parity, one stop bit (8N1). */
export interface LineSettings {
  /** In baud. */
  readonly baudRate: number;
}
