import { useEffect, useState } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { LOADING, loadDocument } from './load-document.ts';
import type { DocumentState } from './load-document.ts';
import { openDocument } from './open-document.ts';

/** The opened certificate's document, for as long as the calling component stands. */
export function useDocument(sessionId: string, certificateId: string): DocumentState {
  const { request, clock } = useTerminal();
  const [state, setState] = useState(LOADING);
  useEffect(() => {
    const end = loadDocument(
      {
        clock,
        read: async () => {
          const answer = await request('certificate.read', { sessionId, certificateId });
          return answer.ok ? answer.value : undefined;
        },
        open: openDocument,
      },
      setState,
    );
    return () => {
      end();
      setState(LOADING);
    };
  }, [request, clock, sessionId, certificateId]);
  return state;
}
