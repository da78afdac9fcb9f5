import { createHmac, getHashes } from 'node:crypto';
import { sm3 } from 'sm-crypto-v2';

/** HMAC with SM3 (GB/T 15852.2) of a text in UTF-8, as 64 hexadecimal digits. */
export type Mac = (text: string) => string;

export function macWith(key: Buffer): Mac {
  // The BoringSSL of Electron knows no SM3.
  if (getHashes().includes('sm3')) {
    return (text) => createHmac('sm3', key).update(text, 'utf8').digest('hex');
  }
  return (text) => sm3(Buffer.from(text, 'utf8'), { key });
}
