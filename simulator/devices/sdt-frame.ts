/** Preamble of GA/T 467-2019. */
export const SDT_MARK = 'aaaaaa9669';
/** No command has more than a few parameters. */
const LONGEST_COMMAND = 64;

/** Command, parameters as small hexadecimal digits; or what is wrong with a request. */
export type SdtRequest = { readonly command: string } | 'bad-length' | 'bad-check';

export interface SdtRequests {
  take(bytes: Uint8Array): SdtRequest[];
  forget(): void;
}

/** Finds the requests of a host: preamble, length (2), command, parameters, check. */
export function createSdtRequests(): SdtRequests {
  let waiting = Buffer.alloc(0);

  /** Takes one request from the front of what waits; undefined when none is whole. */
  function next(): SdtRequest | undefined {
    const start = waiting.indexOf(SDT_MARK, 0, 'hex');
    if (start < 0) {
      waiting = waiting.subarray(-4);
      return undefined;
    }
    waiting = waiting.subarray(start);
    if (waiting.length < 7) return undefined;
    const length = waiting.readUInt16BE(5);
    if (length < 3 || length > LONGEST_COMMAND) {
      waiting = waiting.subarray(5);
      return 'bad-length';
    }
    if (waiting.length < 7 + length) return undefined;
    const body = waiting.subarray(5, 7 + length);
    waiting = waiting.subarray(7 + length);
    const isWhole = body.reduce((sum, byte) => sum ^ byte) === 0;
    return isWhole ? { command: body.subarray(2, -1).toString('hex') } : 'bad-check';
  }

  return {
    take(bytes) {
      waiting = Buffer.concat([waiting, bytes]);
      const requests: SdtRequest[] = [];
      for (let one = next(); one !== undefined; one = next()) requests.push(one);
      return requests;
    },
    forget() {
      waiting = Buffer.alloc(0);
    },
  };
}

/** An answer: what stands instead of the preamble, length (2), SW1, SW2, SW3, data, check. */
export function sdtAnswer(mark: string, sw3: number, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.alloc(6 + data.length);
  body.writeUInt16BE(4 + data.length);
  body[4] = sw3;
  data.copy(body, 5);
  body[body.length - 1] = body.reduce((check, byte) => check ^ byte, 0);
  return Buffer.concat([Buffer.from(mark, 'hex'), body]);
}
