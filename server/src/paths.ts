/** Paths inside the read root, all with `/`. Pure text: what really lies there is the host's business. */

/** `a/b/../c` and `a//./c` become `a/c`; what climbs above the start keeps its `..`. */
export function normalizePath(path: string): string {
  const rooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
    else if (part !== '..' || !rooted) kept.push(part);
  }
  return (rooted ? '/' : '') + kept.join('/');
}

/** The folder a path lies in; empty for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? path.slice(0, slash + 1) : path.slice(0, slash);
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `path` as seen from `root`, or `undefined` when it does not lie below it. */
export function relativeTo(root: string, path: string): string | undefined {
  const prefix = root.endsWith('/') ? root : `${root}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** How a file is written in another of the same root: `../data/runs.csv` in `plans/core.scale`. */
export function writtenFrom(main: string, file: string): string {
  const from = folderOf(main)
    .split('/')
    .filter(part => part !== '');
  const to = file.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** The longest of the roots that contain the path, so that a folder opened inside another keeps its own files together. */
export function rootOf(roots: readonly string[], path: string): string {
  const holding = roots.filter(root => relativeTo(root, path) !== undefined);
  return (
    holding.reduce<string | undefined>((best, root) => (best === undefined || root.length > best.length ? root : best), undefined) ??
    folderOf(path)
  );
}
