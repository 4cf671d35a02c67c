/** Colours of a picture. A theme is a plain object, so a file gets fixed colours and a page gets the editor's variables. */

export interface Theme {
  /** Absent in a page: its own background shows. */
  readonly background?: string;
  readonly foreground: string;
  /** For notes and axis labels. */
  readonly muted: string;
  /** Behind text that may cross a line. */
  readonly halo: string;
  readonly series: readonly string[];
  readonly plan: string;
  readonly optimal: string;
  readonly landmark: string;
  readonly limit: string;
  readonly gridOpacity: number;
  readonly bandOpacity: number;
  /** High contrast themes forbid translucent areas: an outline and a hatch instead. */
  readonly band: 'fill' | 'hatch';
  readonly fontFamily: string;
}

const systemFonts = 'system-ui, "Segoe UI", "DejaVu Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

export const lightTheme: Theme = {
  background: '#ffffff',
  foreground: '#1f2328',
  muted: '#57606a',
  halo: '#ffffff',
  series: ['#0b62c4', '#b5480a', '#2b7a3d', '#7b3fb5', '#a8201a', '#00707a'],
  plan: '#a8201a',
  optimal: '#2b7a3d',
  landmark: '#57606a',
  limit: '#a8201a',
  gridOpacity: 0.14,
  bandOpacity: 0.16,
  band: 'fill',
  fontFamily: systemFonts,
};

export const darkTheme: Theme = {
  background: '#1f1f1f',
  foreground: '#e6e6e6',
  muted: '#adb5bd',
  halo: '#1f1f1f',
  series: ['#4fa8ff', '#f0925a', '#6fcf87', '#c49bf0', '#ff8078', '#4fd0d9'],
  plan: '#ff8078',
  optimal: '#6fcf87',
  landmark: '#adb5bd',
  limit: '#ff8078',
  gridOpacity: 0.16,
  bandOpacity: 0.2,
  band: 'fill',
  fontFamily: systemFonts,
};

export const highContrastTheme: Theme = {
  background: '#000000',
  foreground: '#ffffff',
  muted: '#ffffff',
  halo: '#000000',
  series: ['#6fc3df', '#f5b041', '#7ee787', '#d2a8ff', '#ff9492', '#ffffff'],
  plan: '#ff9492',
  optimal: '#7ee787',
  landmark: '#ffffff',
  limit: '#ff9492',
  gridOpacity: 0.35,
  bandOpacity: 1,
  band: 'hatch',
  fontFamily: systemFonts,
};

export const highContrastLightTheme: Theme = {
  background: '#ffffff',
  foreground: '#000000',
  muted: '#000000',
  halo: '#ffffff',
  series: ['#0047a3', '#8a3300', '#145c25', '#5a2290', '#8f0f0a', '#004c54'],
  plan: '#8f0f0a',
  optimal: '#145c25',
  landmark: '#000000',
  limit: '#8f0f0a',
  gridOpacity: 0.35,
  bandOpacity: 1,
  band: 'hatch',
  fontFamily: systemFonts,
};

/** Follows the editor live: every colour is one of its variables, with a fallback for hosts that lack it. */
export const cssTheme: Theme = {
  foreground: 'var(--vscode-editor-foreground, #cccccc)',
  muted: 'var(--vscode-descriptionForeground, #9d9d9d)',
  halo: 'var(--vscode-editor-background, #1e1e1e)',
  series: [
    'var(--vscode-charts-blue, #3794ff)',
    'var(--vscode-charts-orange, #d18616)',
    'var(--vscode-charts-green, #89d185)',
    'var(--vscode-charts-purple, #b180d7)',
    'var(--vscode-charts-red, #f14c4c)',
    'var(--vscode-charts-yellow, #cca700)',
  ],
  plan: 'var(--vscode-charts-red, #f14c4c)',
  optimal: 'var(--vscode-charts-green, #89d185)',
  landmark: 'var(--vscode-descriptionForeground, #9d9d9d)',
  limit: 'var(--vscode-charts-red, #f14c4c)',
  gridOpacity: 0.14,
  bandOpacity: 0.2,
  band: 'fill',
  fontFamily: 'var(--vscode-font-family, system-ui, sans-serif)',
};

/** The same for the high contrast themes of the editor. */
export const cssHighContrastTheme: Theme = {
  ...cssTheme,
  muted: cssTheme.foreground,
  landmark: cssTheme.foreground,
  gridOpacity: 0.35,
  bandOpacity: 1,
  band: 'hatch',
};
