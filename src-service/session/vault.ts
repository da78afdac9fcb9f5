/** Holds the bytes of the one opened certificate and overwrites them when it closes. */
export interface DocumentVault {
  /** Takes the bytes over; what was held before is wiped. */
  put(certificateId: string, bytes: Uint8Array): void;
  /** A copy for the window, while that certificate is open. */
  read(certificateId: string): Uint8Array<ArrayBuffer> | undefined;
  holds(certificateId: string): boolean;
  wipe(): void;
}

export function createVault(): DocumentVault {
  let held: { readonly id: string; readonly bytes: Uint8Array } | undefined;

  function wipe(): void {
    held?.bytes.fill(0);
    held = undefined;
  }

  return {
    put(id, bytes) {
      wipe();
      held = { id, bytes };
    },
    read: (id) => (held?.id === id ? Uint8Array.from(held.bytes) : undefined),
    holds: (id) => held?.id === id,
    wipe,
  };
}
