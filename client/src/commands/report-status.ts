/** Collects what a bug report needs, in a document the user reads before sending any of it. No text of a user's file is in it. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import { isServed, languageId } from '../language.js';
import type { CommandParts } from './parts.js';

export async function reportStatus(parts: CommandParts): Promise<void> {
  const content = reportText(parts);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

function reportText({ context, client, previews }: CommandParts): string {
  const { version } = context.extension.packageJSON as { readonly version: string };
  const server = client.initializeResult?.serverInfo;
  return [
    '# Scale status',
    '',
    `- extension ${version}`,
    `- language server ${server === undefined ? 'unknown' : `${server.name} ${server.version ?? ''}`.trim()}, ${stateNames[client.state]}`,
    `- ${vscode.env.appName} ${vscode.version} on ${process.platform} ${process.arch}, Node.js ${process.versions.node}`,
    `- remote: ${vscode.env.remoteName ?? 'none'}, trusted workspace: ${vscode.workspace.isTrusted ? 'yes' : 'no'}`,
    `- open .scale files: ${vscode.workspace.textDocuments.filter(isServed).length}`,
    `- preview: ${previewText(previews.inspect())}`,
    '',
    'Settings that differ from their default:',
    '',
    '```json',
    JSON.stringify(changedSettings(), null, 2),
    '```',
    '',
  ].join('\n');
}

const stateNames: Readonly<Record<State, string>> = {
  [State.Stopped]: 'stopped',
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.StartFailed]: 'failed to start',
};

function previewText(state: ReturnType<CommandParts['previews']['inspect']>): string {
  if (state === null) return 'none';
  return `${state.charts} charts, ${state.budgetRows} budget rows${state.stale ? ', kept from an earlier text' : ''}`;
}

function changedSettings(): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration(languageId);
  const changed: Record<string, unknown> = {};
  for (const name of settingNames()) {
    const found = configuration.inspect(name);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    if (value !== undefined) changed[`${languageId}.${name}`] = value;
  }
  return changed;
}

/** Names of our settings without the section, as the manifest declares them. */
function settingNames(): string[] {
  const manifest = vscode.extensions.getExtension('scale-lang.scale-lang')?.packageJSON as ManifestSettings | undefined;
  const sections = [manifest?.contributes?.configuration ?? []].flat();
  return sections.flatMap(({ properties }) => Object.keys(properties ?? {})).map(name => name.slice(languageId.length + 1));
}

interface ManifestSettings {
  readonly contributes?: { readonly configuration?: SettingsSection | readonly SettingsSection[] };
}

interface SettingsSection {
  readonly properties?: Readonly<Record<string, unknown>>;
}
