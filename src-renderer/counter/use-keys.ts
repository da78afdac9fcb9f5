import { useEffect, useEffectEvent } from 'react';
import { keyAction } from './keyboard-map.ts';
import type { KeyAction, KeyPlace } from './keyboard-map.ts';

/** Sends keys to `act`. A focused button keeps its Enter; a key held down counts once. */
export function useKeys(place: KeyPlace, act: (action: KeyAction) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : undefined;
    // An open dialog has keys of its own.
    if (target?.closest('dialog')) return;
    if (event.key === 'Enter' && target?.closest('button')) return;
    const action = keyAction(place, event.key);
    if (!action) return;
    event.preventDefault();
    act(action);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
