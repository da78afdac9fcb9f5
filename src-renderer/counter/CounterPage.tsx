import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { Counter } from './Counter.tsx';
import { SignInPage } from './sign-in/SignInPage.tsx';

/** The counter, or who serves there has to be known first. */
export function CounterPage(): ReactElement {
  const { operator } = useTerminal().snapshot;
  const [lastId, setLastId] = useState('');
  if (operator.state !== 'signed-out') return <Counter />;
  return <SignInPage operator={operator} lastId={lastId} onTry={setLastId} />;
}
