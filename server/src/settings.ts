/** The settings of the section `scale`. A wrong one is named in the log and its default stays: settings never stop the server. */
import { defaultSettings } from '../../engine/src/analysis.js';
import type { Settings, Severity } from '../../engine/src/index.js';

export interface ServerSettings {
  readonly engine: Settings;
  /** Show figures above blocks. */
  readonly lens: boolean;
}

export const defaultServerSettings: ServerSettings = { engine: defaultSettings, lens: true };

export interface ReadSettings {
  readonly settings: ServerSettings;
  /** One sentence for each setting that was not usable. */
  readonly problems: readonly string[];
}

/** Fewer draws leave the 5 % tails to chance, more only cost time. */
export const fewestSamples = 64;
export const mostSamples = 1_048_576;

const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

/** `raw` is whatever the editor sent: the section itself, or an object that holds it under `scale`. */
export function readSettings(raw: unknown): ReadSettings {
  const problems: string[] = [];
  const section = sectionOf(raw);
  const engine: Settings = {
    seed: wholeNumber(section['seed'], 'scale.seed', 0, 4_294_967_295, defaultSettings.seed, problems),
    samples: wholeNumber(section['samples'], 'scale.samples', fewestSamples, mostSamples, defaultSettings.samples, problems),
    severity: severityByCode(section['severity'], problems),
  };
  return { settings: { engine, lens: lensEnabled(section, problems) }, problems };
}

function sectionOf(raw: unknown): Record<string, unknown> {
  if (!isRecord(raw)) return {};
  return isRecord(raw['scale']) ? raw['scale'] : raw;
}

function wholeNumber(value: unknown, name: string, least: number, most: number, fallback: number, problems: string[]): number {
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  problems.push(`${name} must be a whole number from ${least} to ${most}; ${fallback} is used.`);
  return fallback;
}

function severityByCode(value: unknown, problems: string[]): Record<string, Severity | 'off'> {
  const byCode: Record<string, Severity | 'off'> = {};
  if (value === undefined || value === null) return byCode;
  if (!isRecord(value)) {
    problems.push('scale.severity must be an object from codes to severities, such as { "SC040": "off" }.');
    return byCode;
  }
  for (const [code, wanted] of Object.entries(value)) {
    const severity = severities.find(known => known === wanted);
    if (severity !== undefined) byCode[code] = severity;
    else problems.push(`scale.severity for ${code} must be one of ${severities.join(', ')}.`);
  }
  return byCode;
}

/** `scale.lens.enabled`, as nested objects or as the dotted key some editors keep. */
function lensEnabled(section: Record<string, unknown>, problems: string[]): boolean {
  const value = isRecord(section['lens']) ? section['lens']['enabled'] : (section['lens.enabled'] ?? section['lens']);
  if (value === undefined || value === null) return true;
  if (typeof value === 'boolean') return value;
  problems.push('scale.lens.enabled must be true or false; true is used.');
  return true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
