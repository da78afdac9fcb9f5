/** The folder of a path, with its slash; empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * Where a location (ST_Loc, GB/T 33190 7.3) points to, seen from a file of the package: from the root
 * where it begins with a slash, from the folder of that file else.
 *
 * @returns `undefined` for what leads out of the package
 */
export function resolveLocation(from: string, location: string): string | undefined {
  const text = location.trim().replaceAll('\\', '/');
  const whole = text.startsWith('/') ? text : `${folderOf(from)}${text}`;
  const path: string[] = [];
  for (const segment of whole.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') path.push(segment);
    else if (path.pop() === undefined) return undefined;
  }
  return path.join('/');
}
