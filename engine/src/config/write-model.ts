/** What a configuration file says, written in the language: for people who want the architecture in their plan and not beside it. */
import type { ConfigContent, ConfigEntry } from './types.js';

/** Properties that are amounts of something; all others are plain numbers and words. */
const units: Readonly<Record<string, string>> = { context: ' tokens', sliding_window: ' tokens' };

/** `kv_heads: 8`, one for each property that the file fills, without those that are 0 or absent anyway. */
export function modelLines({ entries }: ConfigContent): readonly string[] {
  return entries.filter(entry => !saysNothing(entry)).map(({ path, value }) => `${path}: ${settingText(value)}${units[path] ?? ''}`);
}

/** A whole block. `source` says where the file came from; its quotes may not end the string of the language. */
export function modelBlock(content: ConfigContent, name: string, source: string): string {
  const lines = [
    ...modelLines(content),
    `source: "${source.replaceAll(/[\\"\p{Cc}]/gu, character => (/\p{Cc}/u.test(character) ? ' ' : `\\${character}`))}"`,
  ];
  return `model ${name} {\n${lines.map(line => `  ${line}\n`).join('')}}\n`;
}

/** What the vocabulary takes without being told: no experts, no modules for further tokens. */
const saysNothing = ({ path, value }: ConfigEntry): boolean =>
  value === 0 && ['experts', 'shared_experts', 'dense_layers', 'mtp_layers', 'global_layers'].includes(path);

function settingText(value: ConfigEntry['value']): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : value < 10_000 ? String(value) : String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, '_');
}

/** A name of the language made from one that people gave a file or a folder: `Llama-3.1-8B` is `llama_3_1_8b`. */
export function modelName(text: string): string {
  const name = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/gu, '');
  return name === '' ? 'm' : /^\p{L}/u.test(name) ? name : `m_${name}`;
}
