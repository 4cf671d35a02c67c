/** A machine in memory: files by their absolute path, changed by the test at will. */
import type { FileContent } from '../../engine/src/index.js';
import type { Host } from '../../server/src/host.js';
import { libraryIndex } from './tiny-library.js';

export interface MemoryHost extends Host {
  /** Texts, or whole contents for files that cannot be read. */
  readonly files: Map<string, string | FileContent>;
  /** Paths that were asked for, in order. */
  readonly reads: string[];
}

export function memoryHost(
  files: Readonly<Record<string, string | FileContent>> = {},
  index: string | undefined = libraryIndex(),
): MemoryHost {
  const host: MemoryHost = {
    files: new Map(Object.entries(files)),
    reads: [],
    libraryFolder: '/library',
    pathOf: uri => (uri.startsWith('file://') ? decodeURIComponent(uri.slice('file://'.length)) : undefined),
    uriOf: path => `file://${path.split('/').map(encodeURIComponent).join('/')}`,
    readFile: path => {
      host.reads.push(path);
      const content = host.files.get(path) ?? { problem: 'missing' as const, detail: 'there is no such file' };
      return Promise.resolve(typeof content === 'string' ? { text: content } : content);
    },
    filesBelow: (root, ending) =>
      Promise.resolve(
        [...host.files.keys()]
          .filter(file => file.startsWith(`${root}/`) && file.endsWith(ending))
          .map(file => file.slice(root.length + 1))
          .sort(),
      ),
    pageOf: () => undefined,
    readLibraryIndex: () => Promise.resolve(index),
  };
  return host;
}
