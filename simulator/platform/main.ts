import { parseArgs } from 'node:util';
import { systemClock } from '../../contract/clock.node.ts';
import { openCertificateStore } from './certificate-store.ts';
import { startPlatform } from './server.ts';

/**
 * The simulated platform as a process of its own. Says `{"ready":{"url":"…"}}` in one line when it
 * listens, and ends with its parent: at SIGTERM or when its standard input closes.
 */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, certificates: { type: 'string' } },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.certificates === undefined) {
  console.error('usage: node simulator/platform/main.ts [--port 0…65535] --certificates DIR');
  process.exit(2);
}
const store = await openCertificateStore(values.certificates);
if (!store.ok) {
  console.error(store.error);
  process.exit(1);
}
const server = await startPlatform(systemClock, store.value, port);

let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  void server.close().then(() => process.exit(0));
}
process.on('SIGTERM', end);
process.stdin.on('end', end).on('close', end).on('error', end).resume();
console.log(JSON.stringify({ ready: { url: server.url } }));
