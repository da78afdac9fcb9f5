import type { JSX } from 'react';

/** Head and shoulders of nobody in particular, where a card has its photo. */
export function Silhouette(): JSX.Element {
  return (
    <svg className="silhouette" viewBox="0 0 60 76" aria-hidden>
      <rect width="60" height="76" rx="3" className="silhouette-ground" />
      <g className="silhouette-body">
        <path d="M6 76c0-17 8-25 24-25s24 8 24 25z" />
        <path d="M24 42h12v12c0 4-12 4-12 0z" />
        <ellipse cx="30" cy="29" rx="13" ry="16.5" />
      </g>
    </svg>
  );
}
