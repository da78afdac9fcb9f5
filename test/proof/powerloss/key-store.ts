import type { OsKeyStore } from '../../../src-main/sealed-secret.ts';

/** Stands for the operating system's key store: its own durability is not what is tried here. */
export const OPEN_STORE: OsKeyStore = {
  isStrong: () => Promise.resolve(true),
  seal: (text) => Promise.resolve(Buffer.from(text)),
  unseal: (sealed) => Promise.resolve(sealed.toString('utf8')),
};
