/** Elements with text, never with markup: everything that comes from a file is shown as it is written. */

interface ElementParts {
  readonly className?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (Node | string)[];
}

export function createElement<Name extends keyof HTMLElementTagNameMap>(name: Name, parts: ElementParts = {}): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (parts.className !== undefined) element.className = parts.className;
  if (parts.text !== undefined) element.textContent = parts.text;
  for (const [key, value] of Object.entries(parts.attributes ?? {})) element.setAttribute(key, value);
  if (parts.children !== undefined) element.append(...parts.children);
  return element;
}

/** A button that looks like a link: it goes to a place in the file. */
export function createLink(text: string, onClick: () => void, title = ''): HTMLButtonElement {
  const link = createElement('button', { className: 'link', text, attributes: title === '' ? {} : { title } });
  link.type = 'button';
  link.addEventListener('click', onClick);
  return link;
}

/** Sets the text only when it changed: a live region is then read out only for news. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
