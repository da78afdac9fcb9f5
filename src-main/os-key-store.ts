import { safeStorage } from 'electron';
import type { OsKeyStore } from './sealed-secret.ts';

/**
 * Electron's `safeStorage`. On Linux its `basic_text` back end is no protection and does not count;
 * a runtime without the asynchronous calls (the fallback runtime) counts as without a key store.
 */
export const osKeyStore: OsKeyStore = {
  async isStrong() {
    if (!('encryptStringAsync' in safeStorage)) return false;
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  },
  seal: (text) => safeStorage.encryptStringAsync(text),
  unseal: async (sealed) => (await safeStorage.decryptStringAsync(sealed)).result,
};
