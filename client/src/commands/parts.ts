import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Figures } from '../figures.js';
import type { Previews } from '../preview/follow.js';

/** What commands work with. */
export interface CommandParts {
  readonly context: vscode.ExtensionContext;
  readonly client: LanguageClient;
  readonly figures: Figures;
  readonly previews: Previews;
}
