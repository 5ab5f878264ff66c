/** What a page cannot do by itself. Present in the desktop window only; every feature works without it in a browser. */
export interface Desktop {
  /** Absolute paths of the files chosen; empty when cancelled. */
  pickFiles(): Promise<readonly string[]>;
  /** Absolute path of the folder chosen, or null. */
  pickFolder(): Promise<string | null>;
  /** Absolute path of a dropped or chosen file, '' when it has none (pasted). */
  pathForFile(file: File): string;
  /** Asks where to save what is at `url` (a path of this origin), writes it, and returns the path, or null. */
  saveAs(url: string, name: string): Promise<string | null>;
  reveal(path: string): Promise<void>;
  setTitle(title: string): void;
  /** Menu commands by id; returns how to stop listening. */
  onMenu(listener: (command: string) => void): () => void;
}

declare global {
  interface Window {
    readonly desktop?: Desktop;
  }
}

export const desktop: Desktop | undefined = window.desktop;
