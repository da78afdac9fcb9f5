import type { LucideIcon } from 'lucide-react';
import { useId, type JSX, type ReactNode } from 'react';

interface PanelProps {
  readonly name: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** Stands at the right of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One instrument of the dock, with its name plate. */
export function Panel({ name, title, icon: Icon, aside, children }: PanelProps): JSX.Element {
  const heading = useId();
  return (
    <section className={`panel panel-${name}`} aria-labelledby={heading}>
      <header className="panel-head">
        <Icon size={16} aria-hidden />
        <h2 id={heading}>{title}</h2>
        <div className="panel-aside">{aside}</div>
      </header>
      {children}
    </section>
  );
}
