import { useEffect, useEffectEvent } from 'react';

/** Calls `act` for a key that stands alone, but not while somebody writes or a dialog is open. */
export function useKeyPress(wanted: string, act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, repeat, ctrlKey, altKey, metaKey, target } = event;
    if (repeat || ctrlKey || altKey || metaKey || key.toLowerCase() !== wanted) return;
    if (target instanceof Element && target.closest('dialog, input, [data-own-keys]')) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
