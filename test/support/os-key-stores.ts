import type { OsKeyStore } from '../../src-main/sealed-secret.ts';

/** An operating system that keeps no keys: what is kept lies open beside it. */
export const WEAK: OsKeyStore = {
  isStrong: () => Promise.resolve(false),
  seal: () => Promise.reject(new Error('must not be used')),
  unseal: () => Promise.reject(new Error('wrong user')),
};

/** Not a cipher, but like a key store it only opens what it closed. */
export const STRONG: OsKeyStore = {
  isStrong: () => Promise.resolve(true),
  seal: (text) => Promise.resolve(Buffer.from(`sealed:${text}`)),
  unseal: (sealed) => Promise.resolve(sealed.toString().replace(/^sealed:/, '')),
};
