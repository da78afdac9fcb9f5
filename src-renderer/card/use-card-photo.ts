import { useEffect, useState } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { openImage } from '../viewer/formats/image-document.ts';
import { LOADING, loadDocument } from '../viewer/load-document.ts';
import type { DocumentState } from '../viewer/load-document.ts';

/**
 * The photo of the session's card, asked for once, for as long as the calling component stands. Its
 * bytes are wiped as soon as the picture is decoded, and the picture goes with the component.
 */
export function useCardPhoto(sessionId: string): DocumentState {
  const { request, clock } = useTerminal();
  const [state, setState] = useState(LOADING);
  useEffect(() => {
    const end = loadDocument(
      {
        clock,
        read: async () => {
          const answer = await request('card.photo', { sessionId });
          return answer.ok ? answer.value : undefined;
        },
        open: openImage,
      },
      setState,
    );
    return () => {
      end();
      setState(LOADING);
    };
  }, [request, clock, sessionId]);
  return state;
}
