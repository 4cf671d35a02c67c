/** Whether dist was built after the last change of what it is built from. */
import fs from 'node:fs';
import path from 'node:path';
import { bundles } from './bundles.mjs';
import { inCheckout } from './places.mjs';

const sources = [
  'grammar',
  'engine',
  'library',
  'chart',
  'fitting',
  'server',
  'cli',
  'client',
  'scripts',
  'package.json',
  'package-lock.json',
];

/** Built files that are computed from the sources and would make them look newer than they are. */
const generated = new Set(['index.json']);

export function distIsFresh() {
  const built = bundles.map(({ to }) => changedAt(inCheckout(to)));
  return Math.min(...built) > Math.max(...sources.map(name => newestBelow(inCheckout(name))));
}

const changedAt = file => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newestBelow(place) {
  const status = fs.statSync(place, { throwIfNoEntry: false });
  if (!status?.isDirectory()) return status?.mtimeMs ?? 0;
  const names = fs.readdirSync(place).filter(name => !generated.has(name));
  return names.reduce((newest, name) => Math.max(newest, newestBelow(path.join(place, name))), 0);
}
