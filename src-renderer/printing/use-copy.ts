import { useCallback, useEffect, useRef, useState } from 'react';
import type { PrintJob } from '../../contract/printing.ts';
import type { CertificateDocument } from '../../documents/certificate-document.ts';
import { useTerminal } from '../app/terminal-context.ts';
import { drawCopyPage, prepareMark } from './draw-copy.ts';
import { runCopy } from './run-copy.ts';
import type { CopyRun, CopyWish } from './run-copy.ts';

export interface Copying {
  /** Absent before the first copy of this certificate. */
  readonly run: CopyRun | undefined;
  /** The service's view of it, once it is handed over. */
  readonly job: PrintJob | undefined;
  readonly start: (wish: CopyWish) => void;
  readonly cancel: () => void;
  readonly forget: () => void;
}

/** One copy of the open certificate at a time, given up where the page that asks for it goes. */
export function useCopy(document: CertificateDocument): Copying {
  const { snapshot, request, send } = useTerminal();
  const [run, setRun] = useState<CopyRun>();
  const end = useRef<AbortController>(undefined);
  useEffect(() => () => end.current?.abort(), [document]);

  const start = useCallback(
    (wish: CopyWish) => {
      end.current?.abort();
      const mine = new AbortController();
      end.current = mine;
      const tell = (next: CopyRun): void => {
        if (end.current === mine) setRun(next);
      };
      tell({ state: 'drawing', page: 1 });
      const draw = (page: number, ...rest: DrawRest): ReturnType<typeof drawCopyPage> =>
        drawCopyPage(document, page, ...rest);
      const tools = { request, prepare: prepareMark, draw };
      void runCopy(tools, wish, mine.signal, tell).then(tell);
    },
    [document, request],
  );

  const last = snapshot.printing?.job;
  const job = run?.state === 'handed' && last?.id === run.jobId ? last : undefined;
  const cancel = useCallback(() => {
    end.current?.abort();
    if (job) send('print.cancel', { sessionId: job.sessionId, jobId: job.id });
  }, [job, send]);
  const forget = useCallback(() => setRun(undefined), []);
  return { run, job, start, cancel, forget };
}
type DrawRest =
  Parameters<typeof drawCopyPage> extends [unknown, unknown, ...infer Rest] ? Rest : never;
