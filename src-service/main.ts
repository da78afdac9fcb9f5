import { systemClock } from '../contract/clock.node.ts';
import { createLog } from '../contract/log.ts';
import { toServiceSchema } from '../contract/service-protocol.ts';
import { connectToHost } from './host-link.ts';
import { createTerminal, type Terminal } from './terminal.ts';

const log = createLog('service', systemClock, (line) => process.stderr.write(line));
const host = connectToHost();
let terminal: Terminal | undefined;

async function stop(): Promise<never> {
  await terminal?.stop();
  process.exit(0);
}

function receive(raw: unknown): void {
  const parsed = toServiceSchema.safeParse(raw);
  if (!parsed.success) {
    log({ event: 'service.bad-main-message' });
    return;
  }
  const message = parsed.data;
  switch (message.kind) {
    case 'start':
      if (terminal) return;
      terminal = createTerminal({
        config: message.config,
        dataKey: Buffer.from(message.dataKey, 'base64'),
        interrupted: message.interrupted,
        diagnostics: message.diagnostics,
        clock: systemClock,
        log,
        onSnapshot: (snapshot) => host.send({ kind: 'snapshot', snapshot }),
      });
      terminal.start();
      return;
    case 'request': {
      const result = terminal?.request(message.name, message.params);
      const answer = result ?? { ok: false, error: { reason: 'unavailable' } };
      host.send({ kind: 'response', id: message.id, result: answer });
      return;
    }
    case 'ping':
      host.send({ kind: 'pong', id: message.id });
      return;
    case 'stop':
      void stop();
  }
}

host.onMessage(receive);
host.onGone(() => void stop());
host.send({ kind: 'hello' });
