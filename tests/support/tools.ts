/** Programs that are not ours and check what we make: found, or installed where that is possible, or named as missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The program's path, or undefined. */
export function findProgram(...names: readonly string[]): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names)
      for (const ending of process.platform === 'win32' ? ['.exe', '.cmd'] : ['']) {
        const path = join(folder, name + ending);
        if (existsSync(path)) return path;
      }
  return undefined;
}

const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const WINDOWS_CHROME = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';

export function findChromium(): string | undefined {
  const named = process.env.CASEWRIGHT_CHROMIUM;
  if (named) return named;
  return (
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'chrome') ?? [MAC_CHROME, WINDOWS_CHROME].find((path) => existsSync(path))
  );
}

export const findOffice = (): string | undefined =>
  findProgram('soffice', 'libreoffice') ?? ['/Applications/LibreOffice.app/Contents/MacOS/soffice'].find((path) => existsSync(path));

interface Tool {
  readonly name: string;
  readonly packages: readonly string[];
  /** What stays unchecked without it. */
  readonly checks: string;
  readonly found: () => boolean;
}

const TOOLS: readonly Tool[] = [
  { name: 'Chromium', packages: ['chromium'], checks: 'the journeys at both doors', found: () => findChromium() !== undefined },
  {
    name: 'poppler',
    packages: ['poppler-utils'],
    checks: 'the words, pages and version of the PDFs',
    found: () => findProgram('pdftotext') !== undefined && findProgram('pdfinfo') !== undefined,
  },
  { name: 'qpdf', packages: ['qpdf'], checks: 'the structure of the PDFs', found: () => findProgram('qpdf') !== undefined },
  {
    name: 'LibreOffice',
    packages: ['libreoffice-writer', 'libreoffice-calc'],
    checks: 'that the Word and Excel files open',
    found: () => findOffice() !== undefined,
  },
  {
    name: 'a Chinese font for the page',
    packages: ['fonts-noto-cjk'],
    checks: 'the look of Chinese pages in screenshots',
    found: () =>
      process.platform !== 'linux' || spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim() !== '',
  },
];

/** Installs what is missing through apt on Debian as root. Returns a line for each thing that stays unchecked, and why. */
export function provideTools(): string[] {
  const missing = TOOLS.filter((tool) => !tool.found());
  if (missing.length === 0) return [];
  const apt = process.platform === 'linux' && process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
  if (apt) {
    const packages = missing.flatMap((tool) => tool.packages);
    console.log(`Installing ${packages.join(', ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const run = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', ...packages);
  }
  const why = apt ? 'apt could not install it' : 'it is not installed, and only Debian as root can be helped here';
  return TOOLS.filter((tool) => !tool.found()).map((tool) => `not checked: ${tool.checks} (no ${tool.name}: ${why})`);
}
