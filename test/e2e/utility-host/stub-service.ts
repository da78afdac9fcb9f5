import type { Snapshot } from '../../../contract/snapshot.ts';
import { toServiceSchema } from '../../../contract/service-protocol.ts';
import { connectToHost } from '../../../src-service/host-link.ts';

// A terminal service without devices and store, which the fallback runtime's Node cannot load:
// it tries the seam, not the service.

const NAME = { 'zh-CN': '示例', en: 'Sample' };
const host = connectToHost();

function snapshot(revision: number): Snapshot {
  return {
    revision,
    at: Date.now(),
    mode: 'self-service',
    language: 'zh-CN',
    simulated: true,
    terminal: { id: 'T-1', orgName: NAME, windowNo: '' },
    items: [{ code: 'I-1', name: NAME }],
    itemCode: 'I-1',
    devices: [],
    found: [],
    platform: { state: 'unknown', since: 0 },
    phoneScan: true,
    operator: { state: 'not-needed' },
    queue: { waiting: 0, dead: 0, locked: 0, rows: [] },
    session: { state: 'idle' },
    diagnostics: [],
  };
}

host.onMessage((raw) => {
  const message = toServiceSchema.parse(raw);
  switch (message.kind) {
    case 'start':
      host.send({ kind: 'snapshot', snapshot: snapshot(message.interrupted ? 2 : 1) });
      return;
    case 'request': {
      if (message.name === 'session.end') process.exit(1);
      const value = { mediaType: 'image/png', bytes: Uint8Array.of(1, 2, 3) };
      host.send({ kind: 'response', id: message.id, result: { ok: true, value } });
      return;
    }
    case 'wedge':
    case 'data-keys':
      return;
    case 'ping':
      host.send({ kind: 'pong', id: message.id });
      return;
    case 'stop':
      process.exit(0);
  }
});
host.send({ kind: 'hello' });
