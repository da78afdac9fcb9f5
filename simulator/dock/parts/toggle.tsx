import type { JSX } from 'react';

interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onToggle: (checked: boolean) => void;
}

/** A check box with its words, large enough to be hit. */
export function Toggle({ label, checked, onToggle }: ToggleProps): JSX.Element {
  return (
    <label className="toggle">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onToggle(event.target.checked)}
      />
      {label}
    </label>
  );
}
