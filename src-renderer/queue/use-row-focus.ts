import { useEffect, useRef } from 'react';
import type { HTMLAttributes, KeyboardEvent, RefObject } from 'react';
import { stepOf } from '../diagnostics/step-keys.ts';

interface RowFocus extends Pick<HTMLAttributes<HTMLDivElement>, 'onKeyDown'> {
  readonly ref: RefObject<HTMLDivElement | null>;
}

/**
 * Arrow keys go through the rows (`[data-row]`) of a page. A row that goes away under the keyboard
 * leaves it to the one that has taken its place.
 */
export function useRowFocus(): RowFocus {
  const ref = useRef<HTMLDivElement>(null);
  const last = useRef(0);

  const rows = (): HTMLElement[] => [
    ...(ref.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []),
  ];

  useEffect(() => {
    // After every change: the focus has fallen to the page where its row has gone.
    const here = rows().findIndex((row) => row.contains(document.activeElement));
    if (here >= 0) last.current = here;
    else if (isLost(document.activeElement)) {
      const all = rows();
      all[Math.min(last.current, all.length - 1)]?.focus();
    }
  });

  function onKeyDown(event: KeyboardEvent): void {
    const all = rows();
    const here = all.findIndex((row) => row.contains(document.activeElement));
    const next = stepOf(event.key, here, all.length);
    if (next === undefined) return;
    event.preventDefault();
    last.current = next;
    all[next]?.focus();
  }

  useEffect(() => {
    // The dialog would rather give the focus to the room that scrolls.
    rows()[0]?.focus({ preventScroll: true });
  }, []);

  return { ref, onKeyDown };
}

function isLost(element: Element | null): boolean {
  return element === null || element === document.body || element instanceof HTMLDialogElement;
}
