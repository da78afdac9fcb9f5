import { useId, type JSX, type ReactNode } from 'react';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
}

interface ChoicesProps<T extends string> {
  readonly legend: string;
  /** The legend is for screen readers alone where the panel's heading says the same. */
  readonly quiet?: boolean;
  readonly className: string;
  readonly choices: readonly Choice<NoInfer<T>>[];
  readonly value: T | undefined;
  readonly onChoose: (value: NoInfer<T>) => void;
}

/** A segmented control: radio buttons underneath, so that arrow keys and screen readers work. */
export function Choices<T extends string>(props: ChoicesProps<T>): JSX.Element {
  const group = useId();
  return (
    <fieldset className={`choices ${props.className}`}>
      <legend className={props.quiet ? 'unseen' : 'label'}>{props.legend}</legend>
      <div className="choices-row">
        {props.choices.map(({ value, label }) => (
          <label key={value} className="choice" data-value={value}>
            <input
              type="radio"
              className="unseen"
              name={group}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            <span className="choice-face">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
