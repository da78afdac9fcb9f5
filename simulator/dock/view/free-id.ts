/** An id that no device has: the family and the first free number. */
export function freeId(family: string, devices: readonly { readonly id: string }[]): string {
  const taken = new Set(devices.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${family}-${number}`)) number++;
  return `${family}-${number}`;
}
