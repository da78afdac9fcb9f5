import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { jsonReply } from './reply.ts';
import { sendReply, trickleReply, TRICKLE_PAUSE_MS } from './send.ts';

/** Serves one request with `send` and hands both ends to `check`. */
async function exchange(
  send: (response: ServerResponse) => void,
  check: (reply: Response) => Promise<void>,
): Promise<void> {
  const server = createServer((_request, response) => send(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await check(await fetch(`http://127.0.0.1:${port}`));
  server.closeAllConnections();
  server.close();
}

test('a reply is sent with its length', async () => {
  await exchange(
    (response) => sendReply(response, jsonReply(404, { a: 1 })),
    async (reply) => {
      expect([reply.status, reply.headers.get('content-length')]).toEqual([404, '7']);
      expect(await reply.text()).toBe('{"a":1}');
    },
  );
});

test('a slow body comes byte by byte and whole in the end', async () => {
  const clock = manualClock();
  await exchange(
    (response) => trickleReply(clock, response, jsonReply(200, 'ab')),
    async (reply) => {
      expect(reply.headers.get('content-length')).toBe('4');
      const reader = reply.body!.getReader();
      let text = '';
      while (text.length < 4) {
        clock.advance(TRICKLE_PAUSE_MS);
        const { value } = (await reader.read()) as { value: Uint8Array };
        expect(value).toHaveLength(1);
        text += new TextDecoder().decode(value);
      }
      expect(text).toBe('"ab"');
      expect((await reader.read()).done).toBe(true);
    },
  );
});

test('a client that gives up stops the trickle', async () => {
  const clock = manualClock();
  let closed: Promise<void> | undefined;
  await exchange(
    (response) => {
      trickleReply(clock, response, jsonReply(200, 'ab'));
      closed = new Promise((resolve) => response.on('close', resolve));
    },
    async (reply) => {
      expect(clock.pending()).toBe(1);
      await reply.body!.cancel();
      await closed;
      expect(clock.pending()).toBe(0);
    },
  );
});
