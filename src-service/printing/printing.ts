import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import type { PrintingView } from '../../contract/printing.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import type { Session } from '../session/model.ts';
import { createIppClient } from './ipp-client.ts';
import type { Press } from './print-copy.ts';
import { createPrintDesk, type PrintDesk, type PrintDeskOptions } from './print-desk.ts';
import { createPrinterWatch } from './printer-watch.ts';
import { createSpool } from './spool.ts';
import { printServerOf } from './target.ts';

/** Printing of certificates, as far as the configuration has it. */
export interface Printing {
  readonly desk: PrintDesk;
  start(): void;
  /** The session has come into another state. */
  entered(session: Session): void;
  /** Absent where nothing can be printed or saved. */
  view(): PrintingView | undefined;
  diagnostics(): Diagnostic[];
  stop(): Promise<void>;
}

export interface PrintingOptions extends Omit<PrintDeskOptions, 'config' | 'press'> {
  readonly config: TerminalConfig;
}

/** How long an ending service waits until the print service has dropped a job, in milliseconds. */
const STOP_MS = 1_000;

function pressOf(config: TerminalConfig, clock: Clock, onChange: () => void): Press | undefined {
  const server = printServerOf(config.printing);
  if (!server) return undefined;
  const client = createIppClient(server);
  const onAnswer = (): void => void spool.retry();
  const watch = createPrinterWatch({ client, clock, onChange, onAnswer });
  // Stands in the print service's log (page_log): the terminal, and nothing of a person.
  const jobName = `liangma-${config.terminal.id}`;
  const isCups = (): boolean | undefined => watch.status()?.isCups;
  const spool = createSpool({ client, clock, isCups, onChange });
  return { client, watch, spool, jobName };
}

export function createPrinting(options: PrintingOptions): Printing {
  const { config, clock, onChange } = options;
  const press = pressOf(config, clock, onChange);
  const desk = createPrintDesk({ ...options, press });
  const saves = config.mode === 'counter' && config.printing.saveFolder !== undefined;

  return {
    desk,
    start() {
      press?.watch.start();
      void press?.watch.look().then(() => press.spool.clearNamed(press.jobName));
    },
    entered(session) {
      desk.keepOnly('id' in session ? session.id : undefined);
      press?.watch.near(session.state === 'certificates');
    },
    view() {
      if (!press && !saves) return undefined;
      const job = desk.view();
      return { ...(press ? { printer: press.watch.view() } : {}), saves, ...(job ? { job } : {}) };
    },
    diagnostics: () => press?.spool.diagnostics() ?? [],
    async stop() {
      press?.watch.stop();
      const late = new Promise<void>((resolve) => void clock.after(STOP_MS, resolve));
      await Promise.race([desk.stop(), late]);
    },
  };
}
