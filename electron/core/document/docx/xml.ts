/** The few things WordprocessingML needs that the docx package does not write itself. */
import { NextAttributeComponent, XmlComponent } from 'docx';

class Element extends XmlComponent {
  constructor(name: string, attributes: Attributes, children: readonly (XmlComponent | string)[]) {
    super(name);
    const entries = Object.entries(attributes).map(([key, value]) => [key, { key, value }]);
    if (entries.length > 0) this.root.push(new NextAttributeComponent(Object.fromEntries(entries)));
    this.root.push(...children);
  }
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element by name, for what docx has no class for (field characters, bookmarks with our own ids). */
export function element(name: string, attributes: Attributes = {}, children: readonly (XmlComponent | string)[] = []): XmlComponent {
  return new Element(name, attributes, children);
}

/**
 * Text as XML 1.0 can hold it: control characters go, a tab is a space, every kind of line end is "\n", half a surrogate
 * pair becomes U+FFFD. Everything else, however hostile it looks, is printed as it is.
 */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]/g, '')
      .toWellFormed()
  );
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
