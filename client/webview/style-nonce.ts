/**
 * Must be imported before the toolkit. The toolkit tries out a style element while it loads and takes the nonce for it from a `meta`
 * element; without one, a strict content policy reports a violation. The page's own script knows the nonce, so the `meta` exists only while
 * that happens.
 */
const script = document.querySelector<HTMLScriptElement>('script[nonce]');
const nonce = script?.nonce ?? '';

if (nonce !== '') {
  const meta = document.createElement('meta');
  meta.setAttribute('property', 'csp-nonce');
  meta.content = nonce;
  document.head.append(meta);
  queueMicrotask(() => meta.remove());
}

export {};
