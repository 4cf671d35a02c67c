/** Every command of the extension, with the file that carries it out. */
import * as vscode from 'vscode';
import { inspectPreview } from './inspect-preview.js';
import { openPreview, openPreviewAt } from './open-preview.js';
import type { CommandParts } from './parts.js';
import { reportStatus } from './report-status.js';
import { restartServer } from './restart-server.js';
import { showPreviewSource } from './show-source.js';
import { toggleLock } from './toggle-lock.js';

type Command = (...args: readonly unknown[]) => unknown;

/** The same ids stand in the manifest; a test compares the two lists. */
export function commandTable(parts: CommandParts): Readonly<Record<string, Command>> {
  return {
    'scale.openPreview': file => openPreview(parts, 'here', file),
    'scale.openPreviewToSide': file => openPreview(parts, 'beside', file),
    'scale.openPreviewAt': (uri, block) => openPreviewAt(parts, uri, block),
    'scale.toggleLock': () => toggleLock(parts),
    'scale.showSource': () => showPreviewSource(parts),
    'scale.restartServer': () => restartServer(parts),
    'scale.reportStatus': () => reportStatus(parts),
    'scale.inspectPreview': () => inspectPreview(parts),
  };
}

export function registerCommands(parts: CommandParts): vscode.Disposable[] {
  return Object.entries(commandTable(parts)).map(([id, command]) => vscode.commands.registerCommand(id, command));
}
