/** Paths of files: relative to the read root, with `/`. Those that leave the root begin with `..`. */

/** The path written in an import of `from`, as a key of the files. */
export function resolvePath(from: string, written: string): string {
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')).split('/') : [];
  const steps = written.replaceAll('\\', '/').split('/');
  const absolute = written.startsWith('/');
  const parts: string[] = absolute ? ['..'] : [...folder];
  for (const step of steps) {
    if (step === '' || step === '.') continue;
    if (step === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(step);
  }
  return parts.join('/');
}

export const leavesRoot = (path: string): boolean => path === '..' || path.startsWith('../');
