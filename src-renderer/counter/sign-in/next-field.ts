/** The field that Enter leads to: the first one that is empty, `undefined` where both are filled. */
export function nextField(typed: {
  readonly operatorId: string;
  readonly password: string;
}): 'id' | 'password' | undefined {
  if (typed.operatorId === '') return 'id';
  return typed.password === '' ? 'password' : undefined;
}
