/** Just enough XML to catch a picture that a browser would refuse. */
import assert from 'node:assert/strict';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

const token = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gu;

/** Parses the text to its end, or fails the test at the first thing that is not well formed. */
export function parseXml(text: string): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  let end = 0;
  for (const match of text.matchAll(token)) {
    assert.equal(match.index, end, `not well formed at ${text.slice(end, end + 60)}`);
    end = match.index + match[0].length;
    const [, closing, name, attributes, selfClosing, content] = match;
    if (content !== undefined) open.at(-1)!.children.push(decoded(content));
    else if (closing === '/') assert.equal(open.pop()!.name, name);
    else {
      const element: OpenElement = { name: name!, attributes: attributesOf(attributes!), children: [] };
      open.at(-1)!.children.push(element);
      if (selfClosing === '') open.push(element);
    }
  }
  assert.equal(end, text.length, `not well formed at ${text.slice(end, end + 60)}`);
  assert.equal(open.length, 1, `not closed: ${open.at(-1)!.name}`);
  assert.equal(root.children.length, 1);
  return root.children[0] as XmlElement;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w:-]+)="([^"]*)"/gu)].map(match => [match[1]!, decoded(match[2]!)] as const);
  assert.equal(new Set(pairs.map(([name]) => name)).size, pairs.length, `an attribute twice in ${text}`);
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  assert.match(text, /^(?:[^&]|&(?:amp|lt|gt|quot);)*$/u);
  return text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&');
}

export function allElements(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(child => (typeof child === 'string' ? [] : allElements(child)))];
}

export function textOf(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : textOf(child))).join('');
}
