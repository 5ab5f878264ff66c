/** The installer's contents, packed for real around a stand-in for Electron's runtime (the runtime itself is a download). */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkoutPlaces } from '../../electron/core/places.ts';

const folder = mkdtempSync(join(tmpdir(), 'casewright-package-'));
const resources = join(folder, 'out', 'linux-unpacked', 'resources');
const unpacked = join(resources, 'app.asar.unpacked');
const archive = join(resources, 'app.asar');
const bin = (name: string) => join('node_modules', '.bin', name);

/** What electron-builder looks for in a runtime: the binary with its fuse wire, licences, version, locales. */
function fakeRuntime(at: string): void {
  mkdirSync(join(at, 'locales'), { recursive: true });
  mkdirSync(join(at, 'resources'));
  const wire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101011000')]);
  writeFileSync(join(at, 'electron'), wire, { mode: 0o755 });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(at, name), 'stand-in');
  writeFileSync(join(at, 'locales', 'en-US.pak'), '');
}

describe.runIf(process.platform === 'linux')('the packed program', () => {
  beforeAll(() => {
    if (!existsSync('.build/workers/store.mjs')) expect(spawnSync(process.execPath, ['electron/shell/build.ts']).status).toBe(0);
    fakeRuntime(join(folder, 'runtime'));
    const done = spawnSync(
      bin('electron-builder'),
      [
        '--dir',
        '--linux',
        '--publish',
        'never',
        `-c.electronDist=${join(folder, 'runtime')}`,
        `-c.directories.output=${join(folder, 'out')}`,
      ],
      { encoding: 'utf8' },
    );
    expect(done.status, done.stdout + done.stderr).toBe(0);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds templates with their samples as files', () => {
    for (const file of globSync('templates/**/*.{md,yaml,csv,pdf,png}')) expect(existsSync(join(resources, file)), file).toBe(true);
  });

  it('holds what threads and native code read outside the archive', () => {
    const places = checkoutPlaces();
    const names = (pattern: string) => globSync(pattern, { cwd: join(unpacked, '.build') }).map((path) => path.replaceAll('\\', '/'));
    expect(names('migrations/*.sql')).toHaveLength(globSync(join(places.migrations, '*.sql')).length);
    expect(names('typst/*.typ')).toHaveLength(globSync(join(places.typst, '*.typ')).length);
    expect(names('fonts/*.ttf')).toHaveLength(places.fonts.length);
    expect(names('wasm/*.wasm')).toEqual(expect.arrayContaining(['wasm/pdfium.wasm', 'wasm/typst_ts_web_compiler_bg.wasm']));
    expect(names('workers/{store,reading,pdf-native,pdf-wasm}.mjs')).toHaveLength(4);
    expect(names('workers/ocr.mjs')).toHaveLength(1);
    expect(names('ocr/*').toSorted()).toEqual([
      'ocr/chi_sim.traineddata.gz',
      'ocr/eng.traineddata.gz',
      'ocr/tesseract-core-simd-lstm.cjs',
      'ocr/tesseract-core-simd-lstm.wasm',
    ]);
    expect(existsSync(join(unpacked, 'node_modules/sharp/package.json'))).toBe(true);
    expect(globSync('node_modules/better-sqlite3-multiple-ciphers/prebuilds/**/*.node', { cwd: unpacked }).length).toBeGreaterThan(0);
    expect(globSync('node_modules/@img/**/*.node', { cwd: unpacked }).length).toBeGreaterThan(0);
  });

  it('holds the page and the two shell files in the archive, and no tool of ours', () => {
    const inside = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
    expect(inside).toEqual(expect.arrayContaining(['/.build/main/main.cjs', '/.build/main/preload.cjs', '/.build/renderer/index.html']));
    expect(inside.filter((path) => /\/node_modules\/(node-|@xarsh|electron|vite|typescript)/.test(path))).toEqual([]);
    expect(inside.filter((path) => path.endsWith('.map') || path.startsWith('/electron/') || path.startsWith('/tests/'))).toEqual([]);
    expect(extractFile(archive, '.build/main/preload.cjs').toString()).toContain('exposeInMainWorld');
  });

  it('turns the fuses as configured', () => {
    const binary = readFileSync(join(folder, 'out', 'linux-unpacked', 'casewright'));
    const wire = binary.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
    const states = binary.subarray(wire + 34, wire + 42).toString();
    // RunAsNode, cookies, NODE_OPTIONS, --inspect, archive integrity, only from the archive, own snapshot, file:// extras.
    expect(states).toBe('01001100');
  });
});

it('has a configuration electron-builder accepts', async () => {
  // The packing itself would stop at an unknown key too; this names it on systems where nothing is packed.
  const { validateConfiguration } = (await import('app-builder-lib/out/util/config/config.js')) as {
    validateConfiguration(config: unknown, log: unknown): Promise<void>;
  };
  const { DebugLogger } = (await import('builder-util')) as { DebugLogger: new (on: boolean) => unknown };
  const config = parse(readFileSync('electron-builder.yml', 'utf8')) as Record<string, unknown>;
  await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  await expect(validateConfiguration({ ...config, asarr: true }, new DebugLogger(false))).rejects.toThrow('asarr');
});
