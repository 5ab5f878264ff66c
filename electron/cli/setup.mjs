// Runs before every npm script, on any Node from 20 on. Installs once, and again only when the lock has changed;
// everything it says goes to stderr, so `npm run -s casewright -- … --json` stays one object on stdout.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.setup-stamp';
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(process.platform + process.arch)
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing dependencies (npm ci), about a minute …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const stdio = ['ignore', 2, 2];
  const done = npm ? spawnSync(process.execPath, [npm, ...args], { stdio }) : spawnSync('npm', args, { stdio, shell: true });
  if (done.status !== 0) process.exit(done.status ?? 1);
  writeFileSync(stamp, wanted);
}

// Linux brings its own Node 24 through npm; elsewhere the user's must be new enough.
const own = existsSync('node_modules/.bin/node') || existsSync('node_modules/.bin/node.cmd');
if (!own && Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Casewright needs Node 24 or newer; this is ${process.version}. Install it from nodejs.org and run the command again.`);
  process.exit(1);
}
