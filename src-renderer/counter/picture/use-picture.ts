import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { startReadingThread, type ReadingThread } from '../../camera/start-thread.ts';
import type { PictureReport } from '../../camera/thread/reading-calls.ts';
import { isCodeWelcome } from '../../camera/when-to-look.ts';
import { withinLimit } from './time-limit.ts';
import { afterReading, pictureIn, type PictureStep } from './picture-step.ts';

/** A picture that a clerk has opened, and what is done with it. */
export interface PictureInput {
  readonly step: PictureStep | undefined;
  /** Address of the picture while the clerk has to choose; of this window alone. */
  readonly url: string | undefined;
  /** Something is being dragged over the window. */
  readonly isOver: boolean;
  /** Where no session runs. */
  readonly isOffered: boolean;
  readonly take: (file: File) => void;
  readonly choose: (index: number) => void;
  readonly close: () => void;
}

/**
 * Reads codes off pictures that are pasted, dropped or opened. Each picture has a thread of its own,
 * which ends with it.
 */
export function usePicture(): PictureInput {
  const { snapshot, send, clock } = useTerminal();
  const isOffered = isCodeWelcome(snapshot.session);
  const [step, setStep] = useState<PictureStep>();
  const [url, setUrl] = useState<string>();
  const [isOver, setOver] = useState(false);
  const thread = useRef<ReadingThread>(undefined);

  function close(): void {
    thread.current?.end();
    thread.current = undefined;
    setStep(undefined);
    setUrl(undefined);
  }

  function read(report: PictureReport, index: number): void {
    const code = report.codes[index];
    if (!code) return;
    const { text, bytes, aim } = code;
    send('picture.read', { text, bytes, aim });
    close();
  }

  async function look(file: File): Promise<void> {
    close();
    const mine = startReadingThread();
    thread.current = mine;
    setStep({ at: 'reading' });
    const next = await withinLimit(clock, mine.peer.call('picture', file)).then(
      afterReading,
      (): PictureStep => ({ at: 'problem', what: 'failed' }),
    );
    // Closed, or another picture, meanwhile.
    if (thread.current !== mine) return;
    // It holds nothing that is still wanted; one that took too long may not even be finished.
    mine.end();
    if (next.at === 'chosen') {
      read(next.report, next.index);
      return;
    }
    if ('report' in next) setUrl(URL.createObjectURL(file));
    setStep(next);
  }

  function take(file: File): void {
    if (isOffered) void look(file);
  }

  const over = useEffectEvent(() => close());
  useEffect(() => {
    // Once a session begins, the picture of somebody else has nothing to do beside it.
    return isOffered ? () => over() : undefined;
  }, [isOffered]);
  useEffect(() => {
    if (url === undefined) return;
    return () => URL.revokeObjectURL(url);
  }, [url]);

  const given = useEffectEvent((files: Iterable<File> | null | undefined) => {
    const picture = pictureIn(files);
    if (picture) take(picture);
  });
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent): void => given(clipboardData?.files);
    const drag = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      given(event.dataTransfer?.files);
    };
    const listeners = { paste, dragover: drag, dragleave: leave, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name, listener as EventListener);
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name, listener as EventListener);
      }
    };
  }, []);

  return {
    ...{ step, url, isOver: isOver && isOffered, isOffered, take, close },
    choose(index) {
      if (step && 'report' in step) read(step.report, index);
    },
  };
}
