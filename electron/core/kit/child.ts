/** A process of its own that takes messages and answers them; hostile files are read, and slow compilers run, where they can be killed. */
export interface Child<Out = unknown, In = unknown> {
  /** For the operating system's figures; undefined where the host does not say. */
  readonly pid: number | undefined;
  send(message: Out): void;
  listen(heard: { message(answer: In): void; failed(reason: string): void; ended(how: string): void }): void;
  /** Keeps the program running while an answer is awaited, or not. */
  hold(on: boolean): void;
  /** Stops it at once, whatever it is doing. */
  kill(): void;
}

/** Starts `entry` in a process. Node's own fork, unless the host has another way: a packaged Electron has Node's switched off. */
export type Fork = <Out = unknown, In = unknown>(entry: string) => Child<Out, In>;
