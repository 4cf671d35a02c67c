/** Reads what the page sends. A page shows users' text, so nothing it says is taken on trust. */
import type { FromPage, PanelState } from '../../../server/src/protocol.js';

/** The message, or undefined when it is none of those the protocol knows. */
export function readMessage(value: unknown): FromPage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'goto':
      return readGoto(value);
    case 'save':
      return readSave(value);
    case 'state':
      return readState(value['state']);
    default:
      return undefined;
  }
}

function readGoto({ uri, offset }: Record<string, unknown>): FromPage | undefined {
  return typeof uri === 'string' && isCount(offset) ? { type: 'goto', uri, offset } : undefined;
}

function readSave({ name, mime, content }: Record<string, unknown>): FromPage | undefined {
  const complete = typeof name === 'string' && typeof mime === 'string' && typeof content === 'string';
  return complete ? { type: 'save', name, mime, content } : undefined;
}

function readState(value: unknown): FromPage | undefined {
  return isPanelState(value) ? { type: 'state', state: value } : undefined;
}

function isPanelState(value: unknown): value is PanelState {
  return (
    isRecord(value) &&
    typeof value['uri'] === 'string' &&
    typeof value['total'] === 'string' &&
    typeof value['stale'] === 'boolean' &&
    (value['view'] === 'curves' || value['view'] === 'three-laws' || value['view'] === 'budget') &&
    typeof value['version'] === 'number' &&
    isCount(value['charts']) &&
    isCount(value['curvePoints']) &&
    isCount(value['budgetRows'])
  );
}

/** The address a restored page remembers, or undefined when it remembers nothing useful. */
export function rememberedUri(state: unknown): string | undefined {
  if (!isRecord(state)) return undefined;
  return typeof state['uri'] === 'string' && state['uri'] !== '' ? state['uri'] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
