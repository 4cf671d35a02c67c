/** The bytes and the name of an exported picture or table. */

/** SVG and CSV arrive as text; PNG arrives as base64, with or without a `data:` address before it. */
export function decodeExport(mime: string, content: string): Uint8Array {
  if (!mime.startsWith('image/png')) return new TextEncoder().encode(content);
  return Buffer.from(content.replace(/^data:[^,]*,/u, ''), 'base64');
}

/** A file name without folders and without the signs some systems forbid; never empty, never hidden. */
export function safeName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-')
    .replace(/^[-.\s]+/u, '')
    .slice(-120);
  return clean === '' ? 'preview' : clean;
}
