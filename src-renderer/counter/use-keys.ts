import { useEffect, useEffectEvent } from 'react';
import { keyAction } from './keyboard-map.ts';
import type { KeyAction, KeyPlace } from './keyboard-map.ts';

/** With Ctrl: those that a place of the map may have; all others belong to the browser. */
const CONTROLLED: readonly string[] = ['f', 'Enter'];

/** Sends keys to `act`. A focused button keeps its Enter; a key held down counts once. */
export function useKeys(place: KeyPlace, act: (action: KeyAction) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.altKey || event.metaKey) return;
    const { key, ctrlKey } = event;
    if (ctrlKey && !CONTROLLED.includes(key)) return;
    const target = event.target instanceof Element ? event.target : undefined;
    // An open dialog has keys of its own, and so has whatever one writes into.
    if (target?.closest('dialog, [data-own-keys]')) return;
    if (key === 'Enter' && !ctrlKey && target?.closest('button')) return;
    const action = keyAction(place, ctrlKey ? `Ctrl+${key}` : key);
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
