import { type ClientRequest, request } from 'node:http';
import { userInfo } from 'node:os';
import { type Failure, failure, type FailureCode } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { decodeIpp, MAX_IPP_BYTES } from '../../drivers/protocol/ipp/decode.ts';
import type { IppMessage } from '../../drivers/protocol/ipp/message.ts';
import type { PrintServer } from './target.ts';

export interface IppExchange {
  /** Pieces of the message, the document's after the attributes'. */
  readonly body: readonly Uint8Array[];
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How much is handed to the connection at once, in bytes. */
const PIECE_BYTES = 65_536;
const HTTP_OK = 200;
/** CUPS says so of a queue that it does not have, and of a wish that wants another user. */
const HTTP_FAILURES: ReadonlyMap<number, FailureCode> = new Map([
  [404, 'PRINTER_UNKNOWN'],
  [401, 'PRINT_REFUSED'],
  [403, 'PRINT_REFUSED'],
]);

/**
 * CUPS believes the user that the other end of its socket belongs to (peer credentials): then a job may
 * be cancelled by whoever sent it. Names a system user, never an operator.
 */
function peerCredentials(): Record<string, string> {
  try {
    return { authorization: `PeerCred ${userInfo().username}` };
  } catch {
    // A user id without a name: CUPS goes by the name in the request then.
    return {};
  }
}

function* piecesOf(body: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const part of body) {
    for (let at = 0; at < part.length; at += PIECE_BYTES) {
      yield part.subarray(at, at + PIECE_BYTES);
    }
  }
}

/** Writes as fast as the other side takes it, so that no second copy piles up in memory. */
async function write(outgoing: ClientRequest, body: readonly Uint8Array[]): Promise<void> {
  for (const piece of piecesOf(body)) {
    if (outgoing.destroyed) return;
    if (outgoing.write(piece)) continue;
    await new Promise<void>((resolve) => {
      outgoing.once('drain', resolve);
      outgoing.once('close', resolve);
    });
  }
  outgoing.end();
}

/** The bytes of the answer, or why there are none. */
function exchangeBytes(
  server: PrintServer,
  { body, signal }: IppExchange,
): Promise<Result<Uint8Array, Failure>> {
  return new Promise((resolve) => {
    const outgoing = request({
      ...('socketPath' in server.at ? { socketPath: server.at.socketPath } : server.at),
      method: 'POST',
      path: server.path,
      agent: false,
      ...(signal ? { signal } : {}),
      headers: {
        'content-type': 'application/ipp',
        'content-length': body.reduce((sum, part) => sum + part.length, 0),
        ...('socketPath' in server.at ? { host: 'localhost', ...peerCredentials() } : {}),
      },
    });
    outgoing.on('error', ({ code, name }: NodeJS.ErrnoException) =>
      resolve(err(failure('PRINTER_UNREACHABLE', code ?? name))),
    );
    outgoing.on('response', (reply) => {
      const status = reply.statusCode ?? 0;
      if (status !== HTTP_OK) {
        outgoing.destroy();
        const code = HTTP_FAILURES.get(status) ?? 'PRINTER_REPLY_INVALID';
        return resolve(err(failure(code, `HTTP ${status}`)));
      }
      const parts: Buffer[] = [];
      let size = 0;
      reply.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size <= MAX_IPP_BYTES) return;
        outgoing.destroy();
        resolve(err(failure('PRINTER_REPLY_INVALID', 'too long')));
      });
      reply.on('end', () => resolve(ok(Buffer.concat(parts))));
      reply.on('error', ({ name }) => resolve(err(failure('PRINTER_UNREACHABLE', name))));
    });
    void write(outgoing, body);
  });
}

/**
 * One exchange with the print service (RFC 8010, 4). Always ends; never reads more than 1 MiB. The
 * answer's own status is for whoever has asked.
 */
export async function ippExchange(
  server: PrintServer,
  exchange: IppExchange,
): Promise<Result<IppMessage, Failure>> {
  const limit = AbortSignal.timeout(exchange.timeoutMs);
  const signal = exchange.signal ? AbortSignal.any([limit, exchange.signal]) : limit;
  const answer = await exchangeBytes(server, { ...exchange, signal });
  if (!answer.ok) return answer;
  const reply = decodeIpp(answer.value);
  return reply.ok ? reply : err(failure('PRINTER_REPLY_INVALID', reply.error));
}
