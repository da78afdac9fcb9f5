/** The cable between one simulated device and the terminal. */
export interface Link {
  readonly kind: LinkKind;
  /** Where the terminal finds the device while it is plugged in; another one only after a move. */
  readonly path: string;
  isPlugged(): boolean;
  /** Settles when the terminal can open {@link Link.path}. */
  plug(): Promise<void>;
  /** Settles when nothing stands at {@link Link.path} any more. */
  unplug(): Promise<void>;
  /**
   * Bytes to the terminal, over HID one report with its report id first; lost while nobody listens,
   * as with a real device.
   */
  send(bytes: Uint8Array): void;
}

export type LinkKind = 'pty' | 'tcp' | 'hid';

/** Called with every chunk that the terminal sends, over HID with every report. */
export type OnBytes = (bytes: Uint8Array, as?: 'feature') => void;
