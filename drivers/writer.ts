import { failure, type Failure } from '../contract/failures.ts';
import { err, type Result } from '../contract/result.ts';
import type { OpenPort } from './transport/transport.ts';

/** So many writes that the port has not taken mean that the device does not read its line. */
export const MAX_UNSETTLED_WRITES = 64;

/** Writes to one open port, of which only so many wait at once. */
export function createWriter(port: Pick<OpenPort, 'write'>): OpenPort['write'] {
  let unsettled = 0;
  return async (bytes, as): Promise<Result<undefined, Failure>> => {
    if (unsettled >= MAX_UNSETTLED_WRITES) {
      return err(failure('DEVICE_SILENT', 'it does not take what is sent to it'));
    }
    unsettled++;
    const written = await port.write(bytes, as);
    unsettled--;
    return written;
  };
}
