/** The editor's theme as the page sees it. */
import { cssHighContrastTheme, cssTheme } from '../../chart/scene/index.js';
import type { Theme } from '../../chart/scene/index.js';

/** Colours follow by themselves, being variables; only the high contrast themes also need another way of drawing. */
export function pageTheme(): Theme {
  const { classList } = document.body;
  return classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light') ? cssHighContrastTheme : cssTheme;
}

/** Calls back when the editor switches its theme, which it does by changing the body's classes. */
export function onThemeChange(changed: () => void): void {
  new MutationObserver(changed).observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
}
