/** The page a preview panel starts with. It is set once; everything after that travels as messages. */

export interface PageParts {
  /** Address of the page's script, as the panel may load it. */
  readonly script: string;
  readonly style: string;
  /** Where resources of the panel come from: the `cspSource` of its web view. */
  readonly source: string;
  /** A fresh random word: only what carries it may run. */
  readonly nonce: string;
  readonly language: string;
}

/** The whole document, without any text of a user's file: that arrives by message and is written as text. */
export function pageHtml({ script, style, source, nonce, language }: PageParts): string {
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${contentPolicy(source, nonce)}">
  <title>Scale preview</title>
  <link rel="stylesheet" nonce="${nonce}" href="${escapeAttribute(style)}">
</head>
<body>
  <script nonce="${nonce}" src="${escapeAttribute(script)}"></script>
</body>
</html>`;
}

/** No network, no inline code; `blob:` and `data:` images are what a picture passes through on its way to PNG. */
function contentPolicy(source: string, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}' ${source}`,
    'img-src blob: data:',
    `font-src ${source}`,
  ]
    .map(escapeAttribute)
    .join('; ');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
