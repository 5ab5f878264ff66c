/** The engine inside tesseract.js that its own worker thread runs; here it runs in a process that can be killed. */
declare module 'tesseract.js/src/worker-script/index.js' {
  interface Packet {
    readonly workerId: string;
    readonly jobId: string;
    readonly action: 'load' | 'loadLanguage' | 'initialize' | 'setParameters' | 'recognize';
    readonly payload: unknown;
  }
  interface Answered {
    readonly status: 'resolve' | 'reject' | 'progress';
    readonly data: unknown;
  }
  interface Adapter {
    getCore(): Promise<unknown>;
    gunzip(data: Uint8Array): Uint8Array;
  }
  const engine: {
    dispatchHandlers(packet: Packet, send: (answer: Answered) => void): void;
    setAdapter(adapter: Adapter): void;
  };
  // biome-ignore lint/style/noDefaultExport: how Node shows a CommonJS module to an import
  export default engine;
}
