/** The way back to the program from a process it started: Electron's utility process has a port of its own, a forked Node talks over `process`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', heard: (event: { data: unknown }) => void): void;
}

export interface Port<In, Out> {
  say(message: Out): void;
  hear(heard: (message: In) => void): void;
}

/** The process ends by itself when the program that started it is gone. */
export function portToProgram<In, Out>(): Port<In, Out> {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  if (port)
    return {
      say: (message) => port.postMessage(message),
      hear: (heard) => port.on('message', ({ data }) => heard(data as In)),
    };
  process.on('disconnect', () => process.exit());
  return {
    // The program may be gone between two messages; its `disconnect` ends this process, an error would only print over it.
    say: (message) => void (process.connected && process.send?.(message as object, () => {})),
    hear: (heard) => void process.on('message', (message) => heard(message as In)),
  };
}
