import { createHash, getHashes } from 'node:crypto';
import { portableHasher, type Hasher } from './hasher.ts';

/** By OpenSSL, where it knows SM3: Node's does, the BoringSSL of Electron does not. */
export const nodeHasher: Hasher = getHashes().includes('sm3')
  ? (head, text) => createHash('sm3').update(head).update(text, 'utf8').digest()
  : portableHasher;
