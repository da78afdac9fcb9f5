import { useEffect, useState } from 'react';
import type { CertificateDocument } from '../../documents/certificate-document.ts';
import { findAll } from './find-all.ts';
import type { Found } from './find-all.ts';

export interface Find extends Found {
  readonly query: string;
  /** Index of the place that is shown; 0 where there is none. */
  readonly current: number;
  readonly ask: (query: string) => void;
  readonly step: (by: 1 | -1) => void;
}

/** Letters come faster than a document is read through, in milliseconds. */
const TYPING_MS = 200;
const NOTHING: Found = { hits: [], isLooking: false };

/** The search of one document. @param onPage the page of the place that is gone to */
export function useFind(
  document: CertificateDocument | undefined,
  onPage: (page: number) => void,
): Find {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState(NOTHING);
  const [current, setCurrent] = useState(0);

  useEffect(() => {
    if (!document || query.trim() === '') return;
    const end = new AbortController();
    let isFirst = true;
    const start = setTimeout(() => {
      void findAll(document, query, end.signal, (next) => {
        setFound(next);
        const page = next.hits[0]?.page;
        if (isFirst && page !== undefined) {
          isFirst = false;
          onPage(page);
        }
      });
    }, TYPING_MS);
    return () => {
      clearTimeout(start);
      end.abort();
      setFound(NOTHING);
      setCurrent(0);
    };
  }, [document, query, onPage]);

  function step(by: 1 | -1): void {
    const { length } = found.hits;
    if (length === 0) return;
    const next = (current + by + length) % length;
    setCurrent(next);
    const page = found.hits[next]?.page;
    if (page !== undefined) onPage(page);
  }

  return { ...found, query, current, ask: setQuery, step };
}
