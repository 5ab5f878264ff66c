// Stands where Electron's binary would: runs the real, built main file under Node, with 'electron' resolved to a stand-in whose
// windows are pages of a system Chromium. Playwright's _electron.launch drives it as it drives the binary.
import { createRequire, registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const standIn = new URL('./electron.cjs', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
});

// Playwright puts `-r loader.js --inspect=0 --remote-debugging-port=0` before the program's own arguments.
const args = process.argv.slice(2);
const preloads = [];
let entry;
for (let i = 0; i < args.length; i++) {
  if (args[i] === '-r') preloads.push(args[++i]);
  else if (!args[i].startsWith('-') && entry === undefined) entry = args[i];
}
process.argv = [process.execPath, ...args.filter((word) => !word.startsWith('-'))];
// In Electron this names the resources folder of the application.
process.resourcesPath = resolve('.');

const require = createRequire(pathToFileURL(resolve('main.js')));
const { standin } = require('electron');
for (const file of preloads) require(resolve(file));
require(resolve(entry ?? '.build/main/main.cjs'));
await standin.start();
