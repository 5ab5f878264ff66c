/** Imported first: code compiled once is kept, beside the preferences, so the next start needs not compile it again. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { settingsFolder } from '../core/api/settings-folder.ts';

const folder = join(settingsFolder(), 'compiled');
enableCompileCache(folder);
// The processes started for reading and binding keep theirs there too: it is most of what their start takes.
process.env.NODE_COMPILE_CACHE ??= folder;
