import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import type { Log } from '../../contract/log.ts';
import type { Audit } from '../audit/audit.ts';
import type { Choices } from '../choices.ts';
import type { PrintMessages } from '../queue/messages.ts';
import type { SessionRunner } from '../session/runner.ts';
import { openCertificateOf } from './open-certificate.ts';
import { createPrinting, type Printing } from './printing.ts';

export interface TerminalPrintingOptions {
  readonly config: TerminalConfig;
  readonly clock: Clock;
  readonly log: Log;
  readonly runner: Pick<SessionRunner, 'session' | 'dispatch'>;
  readonly audit: Pick<Audit, 'print'>;
  readonly messages: PrintMessages;
  readonly choices: Pick<Choices, 'item'>;
  readonly rightNow: () => number;
  readonly onChange: () => void;
}

/** Printing as a part of the terminal: bound to its session, audit log and receipts. */
export function createTerminalPrinting(options: TerminalPrintingOptions): Printing {
  const { config, clock, log, runner, audit, messages, choices } = options;
  return createPrinting({
    ...{ config, clock, log, rightNow: options.rightNow, onChange: options.onChange },
    opened: (sessionId, certificateId) =>
      openCertificateOf(runner.session(), sessionId, certificateId),
    itemName: () => choices.item().name['zh-CN'],
    onOrder: ({ verified, entry }, job) => audit.print.ordered(verified, entry, job),
    onEnd({ verified, token, entry }, job) {
      audit.print.ended(job);
      if (job.state !== 'done' || job.target !== 'printer') return;
      messages.printed(verified, token, entry.identifier);
    },
    onProgress(id) {
      const session = runner.session();
      if (session.state !== 'certificates' || session.id !== id) return;
      runner.dispatch({ kind: 'extend', id });
    },
  });
}
