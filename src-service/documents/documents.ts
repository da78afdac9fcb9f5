import path from 'node:path';
import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { failure } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import { err, ok } from '../../contract/result.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import { exchange } from '../platform/http.ts';
import { createDocumentChecker, type DocumentChecker } from './checker.ts';
import { createCrlCache } from './crl-cache.ts';
import { createCrlRefresh } from './crl-refresh.ts';
import { createTrustHealth } from './trust-health.ts';

/** All that the terminal does with certificate files before they are shown. */
export interface Documents extends Pick<DocumentChecker, 'check' | 'sessionOver'> {
  start(): void;
  diagnostics(): readonly Diagnostic[];
  stop(): Promise<void>;
}

export interface DocumentsOptions {
  readonly config: Pick<TerminalConfig, 'dataDir' | 'documents' | 'simulation'>;
  readonly clock: Clock;
  /** The right time as far as it is known, in milliseconds since 1970. */
  readonly rightNow: () => number;
  readonly log: Log;
  readonly onChange: () => void;
}

/** Lists of large authorities have some megabytes; nobody waits for them. */
const LIST_LIMITS = { bytes: 16 * 1_024 * 1_024, timeoutMs: 60_000 } as const;

async function fetchList(
  url: string,
): ReturnType<Parameters<typeof createCrlRefresh>[0]['fetchList']> {
  const reply = await exchange({ url, timeoutMs: LIST_LIMITS.timeoutMs }, LIST_LIMITS.bytes);
  if (!reply.ok) return reply;
  const { status, bytes } = reply.value;
  return status === 200 ? ok(bytes) : err(failure('PLATFORM_REPLY_INVALID', `HTTP ${status}`));
}

/** Files and folders that are believed; the test authority of the simulation nowhere else. */
export function trustPlaces({
  documents,
  simulation,
}: Pick<TerminalConfig, 'documents' | 'simulation'>): readonly string[] {
  const { trustDir } = simulation ?? {};
  return [...documents.trust, ...(trustDir === undefined ? [] : [trustDir])];
}

/** Puts together who looks at files, whom that one believes, and where revoked certificates are told. */
export function createDocuments(options: DocumentsOptions): Documents {
  const { config, clock, log, rightNow, onChange } = options;
  const { crlUrls, crlHours } = config.documents;
  const cache = createCrlCache(path.join(config.dataDir, 'crls'));
  const checker = createDocumentChecker({
    ...{ clock, log, rightNow, onTrust: onChange },
    trust: () => ({ places: trustPlaces(config), lists: crlUrls.map((url) => cache.fileOf(url)) }),
  });
  const refresh = createCrlRefresh({
    ...{ urls: crlUrls, hours: crlHours, cache, clock, rightNow, fetchList, onChange },
    lookAt: (bytes) => checker.lookAtList(bytes),
    known: (file) => checker.trust()?.lists.find((list) => list.file === file),
    onList: () => checker.trustChanged(),
  });
  const health = createTrustHealth(() => checker.trust(), clock, rightNow);
  return {
    check: (file, signal) => checker.check(file, signal),
    sessionOver: () => checker.sessionOver(),
    start() {
      checker.start();
      refresh.start();
    },
    diagnostics: () => [...health.diagnostics(), ...refresh.diagnostics()],
    async stop() {
      refresh.stop();
      await checker.stop();
    },
  };
}
