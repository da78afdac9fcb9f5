import type { Failure } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';

/** A byte stream to a device that is open now. */
export interface OpenPort {
  /** Settles when the bytes have been handed to the operating system. */
  write(bytes: Uint8Array): Promise<Result<undefined, Failure>>;
  /** Every chunk as it comes; bytes that came before the first listener are kept for it. */
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
  /** Fails with `DEVICE_ABSENT`, `DEVICE_BUSY`, `DEVICE_PERMISSION` or `DEVICE_OPEN_FAILED`. */
  open(): Promise<Result<OpenPort, Failure>>;
}

/** How the line is set; always 8 data bits, no parity, one stop bit (8N1). */
export interface LineSettings {
  /** In baud. */
  readonly baudRate: number;
}
