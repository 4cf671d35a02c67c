/** The variables that the editor's own themes give a page, as far as the panel uses them. */
export interface EditorTheme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

const shared = { 'font-family': '"DejaVu Sans", sans-serif', 'font-size': '13px', 'font-weight': 'normal' };

export const themes = {
  dark: {
    bodyClass: 'vscode-dark',
    variables: {
      ...shared, 'foreground': '#cccccc', 'editor-foreground': '#cccccc', 'editor-background': '#1f1f1f', 'descriptionForeground': '#9d9d9d',
      'focusBorder': '#0078d4',
      'button-background': '#0078d4', 'button-foreground': '#ffffff', 'button-hoverBackground': '#026ec1', 'button-secondaryBackground': '#313131',
      'button-secondaryForeground': '#cccccc', 'button-secondaryHoverBackground': '#3c3c3c', 'dropdown-background': '#313131', 'dropdown-foreground': '#cccccc',
      'dropdown-border': '#3c3c3c', 'panelTitle-activeForeground': '#cccccc', 'panelTitle-inactiveForeground': '#9d9d9d', 'panelTitle-activeBorder': '#0078d4',
      'textLink-foreground': '#4daafc', 'textLink-activeForeground': '#4daafc', 'charts-blue': '#59a4f9', 'charts-orange': '#d18616', 'charts-green': '#89d185',
      'charts-purple': '#b180d7', 'charts-red': '#f14c4c', 'charts-yellow': '#cca700', 'editorHoverWidget-background': '#202020',
      'editorHoverWidget-foreground': '#cccccc', 'editorHoverWidget-border': '#454545', 'inputValidation-warningBorder': '#b89500',
      'editorWidget-border': '#313131',
      'list-activeSelectionBackground': '#04395e', 'list-activeSelectionForeground': '#ffffff',
    },
  },
  light: {
    bodyClass: 'vscode-light',
    variables: {
      ...shared, 'foreground': '#3b3b3b', 'editor-foreground': '#3b3b3b', 'editor-background': '#ffffff', 'descriptionForeground': '#616161',
      'focusBorder': '#005fb8',
      'button-background': '#005fb8', 'button-foreground': '#ffffff', 'button-hoverBackground': '#0258a8', 'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b', 'button-secondaryHoverBackground': '#cccccc', 'dropdown-background': '#ffffff', 'dropdown-foreground': '#3b3b3b',
      'dropdown-border': '#cecece', 'panelTitle-activeForeground': '#3b3b3b', 'panelTitle-inactiveForeground': '#616161', 'panelTitle-activeBorder': '#005fb8',
      'textLink-foreground': '#005fb8', 'textLink-activeForeground': '#005fb8', 'charts-blue': '#0063d3', 'charts-orange': '#d18616', 'charts-green': '#388a34',
      'charts-purple': '#652d90', 'charts-red': '#e51400', 'charts-yellow': '#bf8803', 'editorHoverWidget-background': '#f8f8f8',
      'editorHoverWidget-foreground': '#3b3b3b', 'editorHoverWidget-border': '#c8c8c8', 'inputValidation-warningBorder': '#b89500',
      'editorWidget-border': '#e5e5e5',
      'list-activeSelectionBackground': '#e8e8e8', 'list-activeSelectionForeground': '#000000',
    },
  },
  highContrast: {
    bodyClass: 'vscode-high-contrast',
    variables: {
      ...shared, 'foreground': '#ffffff', 'editor-foreground': '#ffffff', 'editor-background': '#000000', 'descriptionForeground': '#ffffff',
      'focusBorder': '#f38518',
      'contrastBorder': '#6fc3df', 'contrastActiveBorder': '#f38518', 'button-foreground': '#ffffff', 'button-background': '#000000',
      'button-border': '#6fc3df',
      'button-secondaryBackground': '#000000', 'button-secondaryForeground': '#ffffff', 'dropdown-background': '#000000', 'dropdown-foreground': '#ffffff',
      'dropdown-border': '#6fc3df', 'panelTitle-activeForeground': '#ffffff', 'panelTitle-inactiveForeground': '#ffffff', 'panelTitle-activeBorder': '#6fc3df',
      'textLink-foreground': '#21a6ff', 'textLink-activeForeground': '#21a6ff', 'charts-blue': '#3794ff', 'charts-orange': '#d18616', 'charts-green': '#89d185',
      'charts-purple': '#b180d7', 'charts-red': '#f14c4c', 'charts-yellow': '#cca700', 'editorHoverWidget-background': '#0c141f',
      'editorHoverWidget-foreground': '#ffffff', 'editorHoverWidget-border': '#6fc3df', 'inputValidation-warningBorder': '#6fc3df',
      'editorWidget-border': '#6fc3df',
      'list-activeSelectionBackground': '#000000', 'list-activeSelectionForeground': '#ffffff',
    },
  },
  highContrastLight: {
    bodyClass: 'vscode-high-contrast-light vscode-high-contrast',
    variables: {
      ...shared, 'foreground': '#292929', 'editor-foreground': '#292929', 'editor-background': '#ffffff', 'descriptionForeground': '#292929',
      'focusBorder': '#006bbd',
      'contrastBorder': '#0f4a85', 'contrastActiveBorder': '#006bbd', 'button-foreground': '#ffffff', 'button-background': '#0f4a85',
      'button-border': '#0f4a85',
      'button-secondaryBackground': '#ffffff', 'button-secondaryForeground': '#292929', 'dropdown-background': '#ffffff', 'dropdown-foreground': '#292929',
      'dropdown-border': '#0f4a85', 'panelTitle-activeForeground': '#292929', 'panelTitle-inactiveForeground': '#292929', 'panelTitle-activeBorder': '#b5200d',
      'textLink-foreground': '#0f4a85', 'textLink-activeForeground': '#0f4a85', 'charts-blue': '#1a85ff', 'charts-orange': '#b5200d', 'charts-green': '#374e06',
      'charts-purple': '#652d90', 'charts-red': '#b5200d', 'charts-yellow': '#895503', 'editorHoverWidget-background': '#ffffff',
      'editorHoverWidget-foreground': '#292929', 'editorHoverWidget-border': '#0f4a85', 'inputValidation-warningBorder': '#0f4a85',
      'editorWidget-border': '#0f4a85',
      'list-activeSelectionBackground': '#ffffff', 'list-activeSelectionForeground': '#292929',
    },
  },
} as const satisfies Readonly<Record<string, EditorTheme>>;

export type ThemeName = keyof typeof themes;
export const themeNames = Object.keys(themes) as readonly ThemeName[];
