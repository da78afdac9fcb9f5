/**
 * Looks at certificate files in a thread of its own: what is wrong with one, or takes its time, ends
 * this thread and not the service. `workerData` is a {@link ThreadData}.
 */
import { existsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readTrustFiles, trustListOf, trustPieces } from '../../documents/seal/trust-files.node.ts';
import { checkOfd } from './check-file.ts';
import { selfCheck } from './self-check.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';
import { listFacts, trustStatus } from './trust-status.ts';

const { places, lists } = workerData as ThreadData;
const configured = readTrustFiles(places);
const fetched = readTrustFiles(lists.filter((file) => existsSync(file)));
const found = { ...configured, crls: [...configured.crls, ...fetched.crls] };
const trust = trustListOf(found);

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

function answer(message: ToThread): FromThread {
  const { id } = message;
  if (message.kind === 'check') {
    return { kind: 'checked', id, result: checkOfd(message.file, trust) };
  }
  const [crl, more] = trustPieces(message.bytes).crls;
  // Of several nobody could say how old they are together.
  return { kind: 'looked', id, ...(crl && !more ? { list: listFacts(crl, trust) } : {}) };
}

// A thread that judges wrongly must not judge at all.
if (!selfCheck(Date.now())) throw new Error('self-check failed');
parentPort?.on('message', (message: ToThread) => tell(answer(message)));
tell({ kind: 'ready', trust: trustStatus(found) });
